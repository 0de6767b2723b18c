use proptest::prelude::*;
use serde_json::{Value, json};

use super::{ApiError, DecodeError, decode_error, decode_signing_key, decode_signing_keys};
use crate::signing_key::{Agreement, KeyStatus, ListedKey, SigningKey, UnreadableReason};

const PEM: &str = include_str!("../../testdata/rsa2048.pem");

fn one(entry: &Value) -> ListedKey {
    decode_signing_key(entry.to_string().as_bytes()).expect("one key")
}

fn readable(entry: &Value) -> SigningKey {
    match one(entry) {
        ListedKey::Readable(key) => *key,
        ListedKey::Unreadable(key) => panic!("{}", key.reason()),
    }
}

fn reason(entry: &Value) -> UnreadableReason {
    match one(entry) {
        ListedKey::Readable(_) => panic!("it was read"),
        ListedKey::Unreadable(key) => key.reason().clone(),
    }
}

#[test]
fn what_the_api_sends_comes_out_byte_for_byte() {
    let pem = PEM.trim_end().replace('\n', "\r\n");
    let key = readable(&json!({
        "kid": "k1", "cert": pem, "pkcs7": "-----BEGIN PKCS7-----\r\n…", "current": true,
        "current_since": "2020-08-12T11:54:49.954Z", "unheard_of": [1, 2],
    }));
    assert_eq!(key.certificate_pem(), pem);
    assert_eq!(key.pkcs7(), Some("-----BEGIN PKCS7-----\r\n…"));
    assert_eq!(key.status(), KeyStatus::Current);
    assert_eq!(
        key.in_use_since().map(|it| it.unix_millis()),
        Some(1_597_233_289_954)
    );
    assert_eq!(key.in_use_until(), None);
}

#[test]
fn absent_null_and_empty_members_are_the_same() {
    for nothing in [json!(null), json!(""), json!(false), json!({})] {
        let key = readable(&json!({
            "kid": "k1", "cert": PEM, "next": true, "previous": nothing, "current": nothing,
            "revoked": nothing, "pkcs7": nothing, "fingerprint": nothing, "thumbprint": nothing,
            "current_since": nothing, "current_until": nothing, "revoked_at": nothing,
        }));
        assert_eq!(
            key,
            readable(&json!({"kid": "k1", "cert": PEM, "next": true})),
            "{nothing}"
        );
        assert_eq!(key.fingerprint_agrees(), Agreement::NotGiven);
    }
}

#[test]
fn digests_are_compared_in_any_notation() {
    let sha1 = readable(&json!({"kid": "k", "cert": PEM}))
        .certificate()
        .sha1();
    let agreement = |text: &str| {
        readable(&json!({"kid": "k", "cert": PEM, "fingerprint": text})).fingerprint_agrees()
    };
    assert_eq!(agreement(&sha1.colon()), Agreement::Equal);
    assert_eq!(agreement(&sha1.hex().to_lowercase()), Agreement::Equal);
    assert_eq!(agreement(&"AB:".repeat(20)), Agreement::Different);
    assert_eq!(agreement("none of your business"), Agreement::Different);
}

#[test]
fn a_broken_entry_says_why_and_keeps_what_is_known() {
    let half = &PEM[..PEM.len() / 2];
    assert!(matches!(
        reason(&json!({"kid": "k", "cert": half})),
        UnreadableReason::Certificate(_)
    ));
    assert_eq!(
        reason(&json!({"kid": "k"})),
        UnreadableReason::NoCertificate
    );
    assert_eq!(
        reason(&json!({"kid": "k", "cert": 5})),
        UnreadableReason::NoCertificate
    );
    assert_eq!(
        reason(&json!({"kid": "..", "cert": PEM})),
        UnreadableReason::NoKeyId
    );
    assert_eq!(reason(&json!({"cert": PEM})), UnreadableReason::NoKeyId);

    let ListedKey::Unreadable(key) = one(&json!({"kid": "k", "cert": half, "previous": true}))
    else {
        panic!("half a certificate was read");
    };
    assert_eq!(key.kid().map(|kid| kid.as_str()), Some("k"));
    assert_eq!(key.status(), KeyStatus::Previous);
    assert_eq!(key.certificate_text(), Some(half));
}

#[test]
fn one_broken_entry_does_not_hide_the_others() {
    let body = json!([{"kid": "a", "cert": PEM, "current": true}, 5, null, {"kid": "b"}]);
    let keys = decode_signing_keys(body.to_string().as_bytes()).expect("a list");
    assert_eq!(keys.len(), 4);
    let whole = keys
        .valid()
        .filter(|key| matches!(key, ListedKey::Readable(_)));
    assert_eq!(whole.count(), 1);
}

#[test]
fn each_kind_of_wrong_body_has_its_own_error() {
    let shape = |found| DecodeError::WrongShape {
        expected: "a list of signing keys",
        found,
    };
    for (body, error) in [
        (&b""[..], DecodeError::Empty),
        (b" \r\n", DecodeError::Empty),
        (b"<!doctype html><title>Sign in", DecodeError::Html),
        (b"[{\"kid\":", DecodeError::CutOff),
        (b"[\n  oops]", DecodeError::NotJson { line: 2, column: 3 }),
        (b"[\xff]", DecodeError::NotUtf8 { position: 1 }),
        (b"{}", shape("an object of another kind")),
        (b"null", shape("null")),
    ] {
        assert_eq!(
            decode_signing_keys(body),
            Err(error),
            "{}",
            body.escape_ascii()
        );
    }
    assert_eq!(
        decode_signing_keys(b"\xef\xbb\xbf[]").map(|keys| keys.len()),
        Ok(0)
    );
    assert!(decode_signing_key(b"{\"message\":\"no\"}").is_err());
    let deep = decode_signing_keys(&b"[".repeat(100_000));
    assert_eq!(deep, Err(DecodeError::TooDeep));
}

#[test]
fn errors_of_the_api_and_of_oauth_are_read_and_other_bodies_are_none() {
    let scope = br#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope","errorCode":"insufficient_scope"}"#;
    assert_eq!(
        decode_error(scope),
        Some(ApiError {
            status_code: Some(403),
            error: Some("Forbidden".to_owned()),
            message: Some("Insufficient scope".to_owned()),
            error_code: Some("insufficient_scope".to_owned()),
        })
    );
    let oauth = decode_error(br#"{"error":"access_denied","error_description":"Unauthorized"}"#);
    assert_eq!(
        oauth.and_then(|it| it.message).as_deref(),
        Some("Unauthorized")
    );
    let long = json!({"message": "ü".repeat(10_000)}).to_string();
    let message = decode_error(long.as_bytes()).and_then(|it| it.message);
    assert_eq!(message.map(|it| it.chars().count()), Some(500));
    for body in [&b"<html>"[..], b"", b"[]", b"{}", b"{\"message\":7}"] {
        assert_eq!(decode_error(body), None);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode_signing_keys(&body);
        let _ = decode_signing_key(&body);
        let _ = decode_error(&body);
    }

    #[test]
    fn an_error_never_quotes_the_body(secret in "[a-z]{12}") {
        let body = format!("[{{\"kid\": {secret}");
        let error = decode_signing_keys(body.as_bytes()).expect_err("no JSON");
        let texts = format!("{error} {error:?}");
        prop_assert!(!texts.contains(&secret));
    }
}
