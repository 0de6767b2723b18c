use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{AccessToken, TokenClaims, TokenError, TokenRefusal, repeats_token};
use crate::{tenant::TenantUrl, timestamp::Timestamp};

fn jwt(payload: &Value) -> String {
    let part = |value: &Value| Base64UrlUnpadded::encode_string(value.to_string().as_bytes());
    let header = json!({"alg": "RS256", "typ": "JWT", "kid": "k1"});
    format!("{}.{}.c2lnbmF0dXJl", part(&header), part(payload))
}

fn claims(payload: &Value) -> TokenClaims {
    AccessToken::parse(&jwt(payload)).expect("a token").1
}

fn tenant(text: &str) -> TenantUrl {
    TenantUrl::parse(text).expect("a domain")
}

fn seconds(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

#[test]
fn a_text_that_repeats_a_part_of_the_token_is_known() {
    let token = jwt(&json!({"aud": "https://acme.eu.auth0.com/api/v2/"}));
    let header = format!("Bearer {token}");
    for text in [
        format!("Invalid token {token}"),
        format!("bad signature c2lnbmF0dXJl of {header}"),
    ] {
        assert!(repeats_token(&text, &header), "{text}");
    }
    for text in ["Invalid token", "", "c2lnbmF0"] {
        assert!(!repeats_token(text, &header), "{text}");
    }
    assert!(!repeats_token("Bearer a.b.c", "Bearer a.b.c"));
}

#[test]
fn the_claims_of_a_recorded_shape_are_read() {
    let claims = claims(&json!({
        "iss": "https://acme.eu.auth0.com/", "sub": "abc@clients",
        "aud": "https://acme.eu.auth0.com/api/v2/", "iat": 1_700_000_000, "exp": 1_700_086_400,
        "azp": "abc", "scope": "read:signing_keys read:clients", "gty": "client-credentials",
    }));
    assert_eq!(claims.tenant(), Some(tenant("acme.eu.auth0.com")));
    assert_eq!(claims.issuer(), Some("https://acme.eu.auth0.com/"));
    assert_eq!(claims.client(), Some("abc"));
    assert_eq!(claims.key_id(), Some("k1"));
    assert_eq!(claims.algorithm(), Some("RS256"));
    assert_eq!(claims.issued_at(), Some(seconds(1_700_000_000)));
    assert_eq!(claims.expires_at(), Some(seconds(1_700_086_400)));
    assert_eq!(claims.not_before(), None);
    assert_eq!(claims.scopes(), ["read:signing_keys", "read:clients"]);
    assert!(claims.has_scope("read:clients") && !claims.has_scope("read:client"));
}

#[test]
fn a_token_is_read_as_people_paste_it() {
    let token = jwt(&json!({}));
    for text in [
        token.clone(),
        format!("  {token}\r\n"),
        format!("Bearer {token}"),
        format!("bearer  {token}"),
        format!("\"{token}\""),
    ] {
        let (read, _) = AccessToken::parse(&text).expect("a token");
        assert_eq!(read.expose(), token);
        assert_eq!(format!("{read:?}"), "AccessToken(…)");
    }
}

#[test]
fn each_kind_of_wrong_text_has_its_own_error() {
    let token = jwt(&json!({}));
    let (start, _) = token.rsplit_once('.').expect("dots");
    for (text, error) in [
        (String::new(), TokenError::Empty),
        ("Bearer  ".to_owned(), TokenError::NotJwt { parts: 1 }),
        ("a".repeat(20_000), TokenError::TooLong { limit: 16_384 }),
        (
            "eyé.a.b c".to_owned(),
            TokenError::ForeignCharacter { position: 3 },
        ),
        ("opaque".to_owned(), TokenError::NotJwt { parts: 1 }),
        (format!("{start}."), TokenError::Unsigned),
        (start.to_owned(), TokenError::NotJwt { parts: 2 }),
        ("a.b.c.d.e".to_owned(), TokenError::Encrypted),
        ("W10.e30.c2ln".to_owned(), TokenError::Header),
        ("e30.W10.c2ln".to_owned(), TokenError::Payload),
    ] {
        assert_eq!(AccessToken::parse(&text).err(), Some(error), "{text}");
    }
}

#[test]
fn a_token_is_for_its_own_tenant_only() {
    let here = tenant("acme.eu.auth0.com");
    let check = |audience: Value| claims(&json!({"aud": audience})).check(&here, seconds(0));
    assert_eq!(check(json!("https://acme.eu.auth0.com/api/v2/")), Ok(()));
    assert_eq!(
        check(json!([
            "https://acme.eu.auth0.com/userinfo",
            "https://acme.eu.auth0.com/api/v2/"
        ])),
        Ok(())
    );
    for other in [
        "https://acme.us.auth0.com/api/v2/",
        "https://acme.eu.auth0.com.example.com/api/v2/",
        "https://acme.eu.auth0.com:8443/api/v2/",
    ] {
        let refusal = check(json!(other)).expect_err(other);
        assert!(
            matches!(refusal, TokenRefusal::WrongAudience { .. }),
            "{other}"
        );
    }
    for none in [
        json!("https://api.example.com"),
        json!([]),
        json!(5),
        json!(null),
    ] {
        assert_eq!(check(none), Err(TokenRefusal::NoManagementAudience));
    }
    let local = claims(&json!({"aud": "http://127.0.0.1:8080/api/v2/"}));
    assert_eq!(
        local.check(&tenant("http://127.0.0.1:8080"), seconds(0)),
        Ok(())
    );
    assert_eq!(
        local.check(&tenant("https://127.0.0.1:8080"), seconds(0)),
        Err(TokenRefusal::WrongAudience {
            expected: "https://127.0.0.1:8080".to_owned(),
            found: vec!["http://127.0.0.1:8080".to_owned()],
        })
    );
}

#[test]
fn both_ends_of_its_time_have_a_minute_of_leeway() {
    let here = tenant("acme.eu.auth0.com");
    let claims = claims(&json!({"aud": here.audience(), "nbf": 1000, "exp": 2000.9}));
    let check = |at| claims.check(&here, seconds(at));
    assert_eq!(
        check(939),
        Err(TokenRefusal::NotYetValid { at: seconds(1000) })
    );
    assert_eq!(check(940), Ok(()));
    assert_eq!(check(2059), Ok(()));
    assert_eq!(
        check(2060),
        Err(TokenRefusal::Expired { at: seconds(2000) })
    );
}

#[test]
fn dates_beyond_reach_are_cut_and_not_wrapped() {
    let here = tenant("acme.eu.auth0.com");
    for far in [json!(u64::MAX), json!(1e300), json!(i64::MAX)] {
        let claims = claims(&json!({"aud": here.audience(), "exp": far}));
        assert_eq!(claims.check(&here, seconds(1_700_000_000)), Ok(()), "{far}");
    }
    for past in [json!(i64::MIN), json!(-1e300)] {
        let claims = claims(&json!({"aud": here.audience(), "exp": past}));
        assert!(
            claims.check(&here, seconds(1_700_000_000)).is_err(),
            "{past}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_quoted(text in "[ -~é]{9,80}") {
        if let Err(error) = AccessToken::parse(&text) {
            let texts = format!("{error} {error:?}");
            prop_assert!(!texts.contains(text.trim()));
        }
    }
}
