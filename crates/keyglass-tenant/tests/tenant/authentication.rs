//! Who is let in to the Management API, and the words for who is not.

use base64ct::{Base64UrlUnpadded, Encoding};
use keyglass_tenant::TokenOptions;
use serde_json::{Value, json as value};

use crate::support::{Api, client, demo_tenant, header, json, new_tenant, text};

/// The answer to a list of keys with this `Authorization`.
async fn refusal(url: &str, authorization: Option<&str>, status: u16) -> Value {
    let mut request = client().get(format!("{url}/api/v2/keys/signing"));
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    let answer = request.send().await.expect("an answer");
    if status == 401 {
        assert_eq!(header(&answer, "www-authenticate"), "Bearer");
    }
    json(answer, status).await
}

fn unauthorized(message: &str) -> Value {
    value!({ "statusCode": 401, "error": "Unauthorized", "message": message })
}

#[tokio::test]
async fn no_token_and_no_bearer_token_are_refused_in_the_recorded_words() {
    let tenant = new_tenant().await;
    let url = tenant.url();
    assert_eq!(
        refusal(url, None, 401).await,
        unauthorized("Missing authentication")
    );
    for malformed in ["Basic dTpw", "Bearer", "Bearer ", "Bearer a b", "token"] {
        let body = refusal(url, Some(malformed), 400).await;
        let words = "Bad HTTP authentication header format";
        assert_eq!(text(&body, "message"), words, "{malformed:?}");
    }
    for wrong in ["Bearer x", "Bearer a.b.c", "bearer ..", "Bearer \u{e9}"] {
        let body = refusal(url, Some(wrong), if wrong.is_ascii() { 401 } else { 400 }).await;
        assert!(body["message"].is_string(), "{wrong:?}");
    }
}

#[tokio::test]
async fn an_expired_token_and_one_for_another_api_are_refused() {
    let tenant = new_tenant().await;
    let expired = TokenOptions {
        lifetime_seconds: -1,
        ..TokenOptions::default()
    };
    let token = tenant
        .issue_token(&["read:signing_keys"], expired)
        .await
        .expect("a token");
    let body = refusal(tenant.url(), Some(&format!("Bearer {token}")), 401).await;
    assert_eq!(
        body,
        unauthorized("Expired token received for JSON Web Token validation")
    );

    let audience = "https://other.example.com/api/v2/";
    let other = TokenOptions {
        audience: Some(audience.to_owned()),
        ..TokenOptions::default()
    };
    let token = tenant
        .issue_token(&["read:signing_keys"], other)
        .await
        .expect("a token");
    let body = refusal(tenant.url(), Some(&format!("Bearer {token}")), 401).await;
    assert_eq!(body, unauthorized(&format!("Bad audience: {audience}")));

    let issuer = Some("https://other.example.com/".to_owned());
    let other = TokenOptions {
        issuer,
        ..TokenOptions::default()
    };
    let token = tenant
        .issue_token(&["read:signing_keys"], other)
        .await
        .expect("a token");
    let body = refusal(tenant.url(), Some(&format!("Bearer {token}")), 401).await;
    assert_eq!(body, unauthorized("Invalid token"));
}

#[tokio::test]
async fn forged_tokens_are_refused() {
    let tenant = new_tenant().await;
    let stranger = demo_tenant().await;
    let options = || TokenOptions {
        audience: Some(format!("{}/api/v2/", tenant.url())),
        issuer: Some(format!("{}/", tenant.url())),
        ..TokenOptions::default()
    };
    let good = tenant
        .issue_token(&["read:signing_keys"], options())
        .await
        .expect("a token");
    let foreign = stranger
        .issue_token(&["read:signing_keys"], options())
        .await
        .expect("a token");
    let parts: Vec<&str> = good.split('.').collect();
    let with_header = |header: Value, signature: &str| {
        let header = Base64UrlUnpadded::encode_string(header.to_string().as_bytes());
        format!("{header}.{}.{signature}", parts[1])
    };
    let kid = read(parts[0])["kid"].clone();
    let mut claims = read(parts[1]);
    claims["scope"] = value!("read:signing_keys update:signing_keys");
    let claims = Base64UrlUnpadded::encode_string(claims.to_string().as_bytes());

    for (why, token) in [
        ("another tenant's signature", foreign),
        ("more scopes", format!("{}.{claims}.{}", parts[0], parts[2])),
        (
            "no signature",
            with_header(value!({ "alg": "none", "kid": kid }), ""),
        ),
        (
            "another algorithm",
            with_header(value!({ "alg": "HS256", "kid": kid }), parts[2]),
        ),
        (
            "no key id",
            with_header(value!({ "alg": "RS256" }), parts[2]),
        ),
        (
            "an unknown key id",
            with_header(value!({ "alg": "RS256", "kid": "x" }), parts[2]),
        ),
        ("a cut signature", good[..good.len() - 4].to_owned()),
    ] {
        let body = refusal(tenant.url(), Some(&format!("Bearer {token}")), 401).await;
        assert_eq!(body, unauthorized("Invalid token"), "{why}");
    }
    let api = Api::with_token(tenant.url(), good);
    assert_eq!(
        api.get("/keys/signing").await.status(),
        200,
        "the token itself is good"
    );
}

fn read(part: &str) -> Value {
    let bytes = Base64UrlUnpadded::decode_vec(part).expect("base64url");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[tokio::test]
async fn a_token_without_the_scope_is_forbidden_in_the_recorded_words() {
    let tenant = new_tenant().await;
    let api = Api::with_scopes(&tenant, &["read:clients"]).await;
    let expected = value!({
        "statusCode": 403,
        "error": "Forbidden",
        "message": "Insufficient scope, expected any of: read:signing_keys",
        "errorCode": "insufficient_scope",
    });
    assert_eq!(json(api.get("/keys/signing").await, 403).await, expected);
    assert_eq!(json(api.get("/keys/signing/x").await, 403).await, expected);
}
