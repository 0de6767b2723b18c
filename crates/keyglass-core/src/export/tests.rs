use serde_json::Value;

use super::{Exported, Format, file_name, key_set, key_thumbprint};
use crate::{
    certificate::Certificate, jwk::decode_key_set, management::decode_signing_keys,
    signing_key::KeyId,
};

const PEM: &str = include_str!("../../testdata/rsa2048.pem");

fn certificate() -> Certificate {
    Certificate::from_pem(PEM).expect("openssl made it")
}

#[test]
fn a_certificate_alone_has_every_format() {
    let certificate = certificate();
    let exported = Exported::from(&certificate);
    for format in Format::ALL {
        assert!(exported.bytes(format).is_some(), "{format:?}");
        assert_eq!(
            exported.text(format).is_some(),
            format.is_text(),
            "{format:?}"
        );
    }
    assert_eq!(
        exported.bytes(Format::CertificateDer).as_deref(),
        Some(certificate.der())
    );
}

#[test]
fn the_line_end_that_is_added_is_the_one_that_the_text_uses() {
    for (text, expected) in [
        ("a\r\nb", "a\r\nb\r\n"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb\n"),
    ] {
        assert_eq!(super::with_line_end(text), expected);
    }
}

#[test]
fn a_published_example_has_its_published_thumbprint() {
    // RFC 7638 §3.1.
    let set = decode_key_set(br#"{"keys":[{"kty":"RSA","e":"AQAB","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}]}"#)
        .expect("a key set");
    let [key] = set.keys() else {
        panic!("one key");
    };
    let key = crate::certificate::PublicKey::Rsa {
        modulus: key.modulus().expect("n").to_vec(),
        exponent: key.exponent().expect("e").to_vec(),
        encoded: Vec::new(),
    };
    assert_eq!(
        key_thumbprint(&key).as_deref(),
        Some("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    );
}

#[test]
fn the_key_set_holds_the_valid_keys_only() {
    let body = serde_json::json!([
        {"kid": "now", "cert": PEM, "current": true},
        {"kid": "gone", "cert": PEM, "revoked": true},
        {"kid": "broken", "cert": "-----BEGIN"},
    ]);
    let keys = decode_signing_keys(body.to_string().as_bytes()).expect("a list");
    let text = key_set(&keys);
    let set = decode_key_set(text.as_bytes()).expect("a key set");
    let [key] = set.keys() else {
        panic!("one key: {text}");
    };
    assert_eq!((key.kid(), key.algorithm()), (Some("now"), Some("RS256")));
    let read = key.certificate().and_then(|it| it.as_ref().ok());
    assert_eq!(read.map(Certificate::der), Some(certificate().der()));
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        json["keys"][0]["x5t"].as_str(),
        Some(certificate().x5t().as_str())
    );
}

#[test]
fn files_are_named_after_tenant_and_key() {
    let kid = KeyId::parse("p2Ks/../x").expect("an id");
    assert_eq!(
        file_name("acme", &kid, Format::Jwk),
        "acme-p2Ks_._x.jwk.json"
    );
}
