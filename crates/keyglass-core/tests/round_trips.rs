//! Whatever is exported holds the same bytes when it is read back, for keys and names of every shape.

#[path = "support/der.rs"]
mod der;

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use der::Draft;
use keyglass_core::{
    certificate::Certificate,
    export::{Exported, Format, key_set},
    jwk::decode_key_set,
    management::decode_signing_keys,
    pkcs7,
    signing_key::{ListedKey, SigningKey},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

/// A magnitude without leading zeros.
fn magnitude(most: usize) -> impl Strategy<Value = Vec<u8>> {
    (1u8.., vec(any::<u8>(), 0..most)).prop_map(|(first, rest)| [vec![first], rest].concat())
}

fn draft(public_key: Vec<u8>, serial: Vec<u8>, name: String) -> Vec<u8> {
    let small = Draft::small();
    Draft {
        serial,
        names: vec![name],
        public_key,
        ..small
    }
    .der()
}

fn read(der: &[u8]) -> Certificate {
    Certificate::from_der(der).expect("it is made as the standard says")
}

fn text(certificate: &Certificate, format: Format) -> String {
    Exported::from(certificate)
        .text(format)
        .expect("a format of this key")
}

/// What stands between the lines of a PEM text.
fn unwrapped(pem: &str) -> Vec<u8> {
    let lines = pem.lines().filter(|line| !line.starts_with("-----"));
    Base64::decode_vec(&lines.collect::<String>()).expect("base64")
}

/// The texts of which an OpenSSH key consists (RFC 4251 §5).
fn ssh_parts(line: &str) -> Vec<Vec<u8>> {
    let blob = line.split(' ').nth(1).expect("type, key, comment");
    let blob = Base64::decode_vec(blob).expect("base64");
    let mut rest = blob.as_slice();
    let mut parts = Vec::new();
    while let Some((len, after)) = rest.split_first_chunk() {
        let (part, after) = after.split_at(u32::from_be_bytes(*len) as usize);
        parts.push(part.to_vec());
        rest = after;
    }
    parts
}

proptest! {
    #[test]
    fn a_certificate_comes_back_from_every_form_of_it(
        serial in vec(any::<u8>(), 1..40), name in "\\PC{0,40}", modulus in magnitude(300),
    ) {
        let der = draft(der::rsa(&modulus, &[3]), normal(serial), name);
        let certificate = read(&der);
        prop_assert_eq!(Exported::from(&certificate).bytes(Format::CertificateDer), Some(der.clone()));
        for format in [Format::CertificatePem, Format::CertificatePemWithLineEnd] {
            let pem = text(&certificate, format);
            prop_assert_eq!(&unwrapped(&pem), &der);
            let again = Certificate::from_pem(&pem).expect("a certificate");
            prop_assert_eq!(again.der(), der.as_slice());
        }
        let envelope = text(&certificate, Format::Pkcs7);
        let inside = pkcs7::certificates(&envelope).expect("an envelope");
        prop_assert_eq!(inside.iter().map(Certificate::der).collect::<Vec<_>>(), [der.as_slice()]);
        let saml = text(&certificate, Format::Saml);
        prop_assert_eq!(Base64::decode_vec(&saml).expect("base64"), der);
    }

    #[test]
    fn what_the_api_sent_is_exported_byte_for_byte(
        line_end in "\n|\r\n", before in "[a-z \n]{0,20}", after in "[ \r\n]{0,4}", width in 1usize..80,
    ) {
        let base64 = Base64::encode_string(&Draft::small().der());
        let lines = base64.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).expect("ASCII"));
        let body = lines.collect::<Vec<_>>().join(&line_end);
        let sent = format!(
            "{before}-----BEGIN CERTIFICATE-----{line_end}{body}{line_end}-----END CERTIFICATE-----{after}"
        );
        let key = signing_key(&json!([{"kid": "k", "cert": sent, "pkcs7": sent, "current": true}]));
        let exported = Exported::from(&key);
        prop_assert_eq!(exported.text(Format::CertificatePem), Some(sent.clone()));
        prop_assert_eq!(exported.text(Format::Pkcs7), Some(sent.clone()));
        let with_end = exported.text(Format::CertificatePemWithLineEnd).expect("a text");
        prop_assert!(with_end.starts_with(&sent) && with_end.ends_with('\n'));
    }

    #[test]
    fn an_rsa_key_comes_back_from_every_form_of_it(modulus in magnitude(600), exponent in magnitude(8)) {
        let info = der::rsa(&modulus, &exponent);
        let certificate = read(&draft(info.clone(), vec![1], "rsa".to_owned()));
        prop_assert_eq!(unwrapped(&text(&certificate, Format::PublicKey)), info);
        let key = der::rsa_key(&modulus, &exponent);
        prop_assert_eq!(unwrapped(&text(&certificate, Format::RsaPublicKey)), key);

        let jwk: Value = serde_json::from_str(&text(&certificate, Format::Jwk)).expect("JSON");
        let set = decode_key_set(json!({"keys": [jwk]}).to_string().as_bytes()).expect("a set");
        let [key] = set.keys() else { panic!("one key") };
        prop_assert_eq!((key.modulus(), key.exponent()), (Some(&*modulus), Some(&*exponent)));
        prop_assert!(key.agrees_with(&certificate));
        let inside = key.certificate().and_then(|it| it.as_ref().ok()).map(Certificate::der);
        prop_assert_eq!(inside, Some(certificate.der()));

        let [kind, e, n] = &ssh_parts(&text(&certificate, Format::OpenSsh))[..] else { panic!("three parts") };
        prop_assert_eq!(kind.as_slice(), b"ssh-rsa");
        // Numbers of two's complement, as in DER.
        prop_assert_eq!(e.as_slice(), &der::integer(&exponent)[2..]);
        prop_assert_eq!(n, &der::integer(&modulus)[der::integer(&modulus).len() - n.len()..]);
        prop_assert!(n.len() - modulus.len() == usize::from(modulus[0] >> 7));
    }

    #[test]
    fn points_and_ed25519_keys_come_back_from_every_form_of_them(point in vec(any::<u8>(), 64)) {
        let whole = [vec![4], point.clone()].concat();
        let url = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let curve = (der::p256(&whole), &b"nistp256"[..], whole.clone(), Some(&point[32..]));
        let edwards = (der::ed25519(&point[..32]), &b"ssh-ed25519"[..], point[..32].to_vec(), None);
        for (info, name, key, y) in [curve, edwards] {
            let certificate = read(&draft(info.clone(), vec![1], "key".to_owned()));
            prop_assert_eq!(unwrapped(&text(&certificate, Format::PublicKey)), info);
            let parts = ssh_parts(&text(&certificate, Format::OpenSsh));
            prop_assert_eq!(&parts[parts.len() - 2..], [name.to_vec(), key]);
            let jwk: Value = serde_json::from_str(&text(&certificate, Format::Jwk)).expect("JSON");
            prop_assert_eq!(jwk["x"].as_str(), Some(&*url(&point[..32])));
            prop_assert_eq!(&jwk["y"], &y.map_or(Value::Null, |y| url(y).into()));
        }
    }

    #[test]
    fn a_key_set_has_every_valid_key_and_no_other(revoked in vec(any::<bool>(), 0..6)) {
        let keys: Vec<_> = revoked.iter().enumerate().map(|(index, revoked)| {
            let der = draft(der::rsa(&[0xc5; 64], &[3]), vec![1], format!("key {index}"));
            json!({"kid": format!("k{index}"), "cert": read(&der).pem(), "revoked": revoked})
        }).collect();
        let list = decode_signing_keys(json!(keys).to_string().as_bytes()).expect("a list");
        let set = decode_key_set(key_set(&list).as_bytes()).expect("a set");
        let mut ids: Vec<_> = set.keys().iter().filter_map(|key| key.kid()).map(str::to_owned).collect();
        ids.sort();
        let valid = revoked.iter().enumerate().filter(|(_, revoked)| !**revoked);
        prop_assert_eq!(ids, valid.map(|(index, _)| format!("k{index}")).collect::<Vec<_>>());
    }
}

/// The one key of a list.
fn signing_key(list: &Value) -> SigningKey {
    let keys = decode_signing_keys(list.to_string().as_bytes()).expect("a list");
    match keys.current() {
        Some(ListedKey::Readable(key)) => (**key).clone(),
        other => panic!("{other:?}"),
    }
}

/// The content of an INTEGER as DER has it: without a first byte that says nothing.
fn normal(mut bytes: Vec<u8>) -> Vec<u8> {
    while bytes.len() > 1 && matches!((bytes[0], bytes[1] >> 7), (0, 0) | (0xff, 1)) {
        bytes.remove(0);
    }
    bytes
}
