//! What the core makes of real recordings: `KEYGLASS_CORPUS` names their folder, which is not part of
//! the project. Without it these tests prove nothing; `cargo xtask test` says so by name.

mod support;

use keyglass_core::{
    certificate::{Certificate, PublicKey},
    jwk::decode_key_set,
    management::{decode_error, decode_signing_key, decode_signing_keys},
    pkcs7,
    signing_key::{KeyId, KeyStatus, ListedKey, SigningKeys},
};
use serde_json::Value;
use support::{corpus::Corpus, openssl::Made};

#[test]
fn every_recorded_certificate_has_the_facts_that_openssl_reads() {
    let Some(corpus) = Corpus::find() else { return };
    let mut count = 0;
    for (file, text) in corpus.texts() {
        for pem in certificates_in(&text) {
            let made = Made::of(&pem, &file);
            support::facts::same(&made, &made.certificate());
            count += 1;
        }
    }
    assert!(count > 20, "only {count} certificates were found");
}

#[test]
fn the_recorded_key_set_is_read_whole() {
    let Some(corpus) = Corpus::find() else { return };
    let set = decode_key_set(&corpus.bytes("jwks_common_auth0_2022.json")).expect("a key set");
    assert!(set.keys().len() > 1);
    for key in set.keys() {
        let kid = key.kid().and_then(KeyId::parse).expect("a key id");
        let certificate = key
            .certificate()
            .and_then(|it| it.as_ref().ok())
            .unwrap_or_else(|| panic!("{kid} has no certificate"));
        let PublicKey::Rsa {
            modulus, exponent, ..
        } = certificate.public_key()
        else {
            panic!("{kid} is no RSA key");
        };
        assert_eq!(key.modulus(), Some(modulus.as_slice()), "{kid}");
        assert_eq!(key.exponent(), Some(exponent.as_slice()), "{kid}");
        assert_eq!(kid.is_legacy(), key.x5t() == Some(kid.as_str()), "{kid}");
    }
}

#[test]
fn key_lists_of_the_sdks_are_read_with_their_placeholders_named_as_unreadable() {
    let Some(corpus) = Corpus::find() else { return };
    let lists = [
        (
            "authjava_key_list.json",
            corpus.bytes("authjava_key_list.json"),
        ),
        (
            "nodeauth0_keys.json",
            corpus.answer("nodeauth0_keys.json", 0),
        ),
        (
            "goauth0_TestSigningKey_List.yaml",
            corpus.recorded_body("goauth0_TestSigningKey_List.yaml"),
        ),
    ];
    for (file, body) in lists {
        let keys = decode_signing_keys(&body).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(!keys.is_empty(), "{file}");
        let whole = keys
            .valid()
            .all(|key| matches!(key, ListedKey::Unreadable(_)) && key.kid().is_some());
        assert!(whole, "{file}");
    }
    let node = decode_signing_key(&corpus.answer("nodeauth0_keys.json", 1)).expect("one key");
    assert_eq!(node.status(), KeyStatus::Current);
    let java = decode_signing_keys(&corpus.bytes("authjava_key_list.json")).expect("a list");
    assert!(java.current().is_none(), "two keys are called current");
    let go = decode_signing_keys(&corpus.recorded_body("goauth0_TestSigningKey_List.yaml"));
    let unclear = |keys: &SigningKeys| keys.valid().all(|key| key.status() == KeyStatus::Unclear);
    assert!(
        go.is_ok_and(|keys| unclear(&keys)),
        "each is called two things at once"
    );
}

#[test]
fn recorded_errors_are_read() {
    let Some(corpus) = Corpus::find() else { return };
    for (file, code, status) in [
        (
            "ruby_error_400_invalid_body.json",
            Some("invalid_body"),
            400,
        ),
        ("ruby_error_401_missing_authentication.json", None, 401),
        (
            "ruby_error_404_errorCode.json",
            Some("inexistent_email_provider"),
            404,
        ),
    ] {
        let recording: Value = serde_json::from_slice(&corpus.bytes(file)).expect("JSON");
        let body = &recording["body"];
        let body = body["string"]
            .as_str()
            .map_or_else(|| body.to_string(), str::to_owned);
        let error = decode_error(body.as_bytes()).unwrap_or_else(|| panic!("{file}: {body}"));
        assert_eq!(
            (error.status_code, error.error_code.as_deref()),
            (Some(status), code),
            "{file}"
        );
        assert!(error.message.is_some(), "{file}");
    }
}

#[test]
fn an_envelope_made_here_is_the_one_that_the_api_made() {
    let Some(corpus) = Corpus::find() else { return };
    let mut compared = 0;
    for (file, text) in corpus.texts() {
        let Ok(json) = serde_json::from_str(&text) else {
            continue;
        };
        let mut pairs = Vec::new();
        collect_pairs(&json, &mut pairs);
        for (cert, recorded) in pairs {
            let certificate = Certificate::from_pem(&cert).expect("recorded");
            assert_eq!(pkcs7::envelope(&certificate), recorded, "{file}");
            let read = pkcs7::certificates(&recorded).expect("recorded");
            assert_eq!(read.len(), 1, "{file}");
            assert_eq!(read[0].der(), certificate.der(), "{file}");
            compared += 1;
        }
    }
    assert!(compared > 10, "only {compared} pairs were found");
}

/// Every certificate of a file: PEM texts as they are or inside JSON, and `x5c` entries.
fn certificates_in(text: &str) -> Vec<String> {
    if let Ok(json) = serde_json::from_str(text) {
        let mut found = Vec::new();
        collect(&json, &mut found);
        return found;
    }
    Certificate::from_pem(text)
        .is_ok()
        .then(|| text.to_owned())
        .into_iter()
        .collect()
}

/// Every certificate that stands beside its envelope.
fn collect_pairs(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => {
            if let Ok(inner @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                collect_pairs(&inner, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|it| collect_pairs(it, found)),
        Value::Object(members) => {
            let text = |name| members.get(name)?.as_str().map(str::to_owned);
            if let (Some(cert), Some(pkcs7)) = (text("cert"), text("pkcs7"))
                && Certificate::from_pem(&cert).is_ok()
            {
                found.push((cert, pkcs7));
            }
            members.values().for_each(|it| collect_pairs(it, found));
        }
        _ => {}
    }
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if Certificate::from_pem(text).is_ok() => found.push(text.clone()),
        // The body of a recording is JSON in a text.
        Value::String(text) => {
            if let Ok(inner @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                collect(&inner, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("x5c", Value::Array(chain)) => {
                        let pem = |base64: &Value| {
                            let base64 = base64.as_str()?;
                            Some(format!(
                                "-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n"
                            ))
                        };
                        found.extend(chain.iter().filter_map(pem));
                    }
                    _ => collect(value, found),
                }
            }
        }
        _ => {}
    }
}
