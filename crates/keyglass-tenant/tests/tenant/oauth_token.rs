//! `POST /oauth/token`.

use base64ct::{Base64UrlUnpadded, Encoding};
use keyglass_tenant::{ALL_SCOPES, RunningTenant};
use serde_json::{Value, json as value};

use crate::support::openssl::openssl;
use crate::support::{Api, client, header, json, new_tenant, text, the_kid};

fn parameters(tenant: &RunningTenant) -> Value {
    let credentials = tenant.machine_credentials();
    value!({
        "grant_type": "client_credentials",
        "client_id": credentials.client_id,
        "client_secret": credentials.client_secret,
        "audience": format!("{}/api/v2/", tenant.url()),
    })
}

async fn ask(tenant: &RunningTenant, body: &Value) -> reqwest::Response {
    let url = format!("{}/oauth/token", tenant.url());
    client()
        .post(url)
        .json(body)
        .send()
        .await
        .expect("an answer")
}

#[tokio::test]
async fn form_and_json_give_a_token_of_every_granted_scope() {
    let tenant = new_tenant().await;
    let parameters = parameters(&tenant);
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            parameters
                .as_object()
                .expect("an object")
                .iter()
                .map(|(name, value)| (name, value.as_str().expect("text"))),
        )
        .finish();
    let as_form = client()
        .post(format!("{}/oauth/token", tenant.url()))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form)
        .send()
        .await
        .expect("an answer");
    for answer in [as_form, ask(&tenant, &parameters).await] {
        assert_eq!(header(&answer, "cache-control"), "no-store");
        let body = json(answer, 200).await;
        assert_eq!(
            (&body["token_type"], &body["expires_in"]),
            (&value!("Bearer"), &value!(86400))
        );
        assert_eq!(text(&body, "scope"), ALL_SCOPES.join(" "));
        let api = Api::with_token(tenant.url(), text(&body, "access_token").to_owned());
        assert_eq!(api.get("/keys/signing").await.status(), 200);
    }
}

#[tokio::test]
async fn the_token_has_the_recorded_claims_and_a_signature_that_openssl_accepts() {
    let tenant = new_tenant().await;
    let issued = json(ask(&tenant, &parameters(&tenant)).await, 200).await;
    let token = text(&issued, "access_token");
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let (head, claims) = signed.split_once('.').expect("three parts");
    let decode = |part| Base64UrlUnpadded::decode_vec(part).expect("base64url");
    let head: Value = serde_json::from_slice(&decode(head)).expect("JSON");
    let claims: Value = serde_json::from_slice(&decode(claims)).expect("JSON");

    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    let kid = the_kid(&keys, "current");
    assert_eq!(head, value!({ "alg": "RS256", "typ": "JWT", "kid": kid }));
    let id = &tenant.machine_credentials().client_id;
    assert_eq!(claims["iss"], format!("{}/", tenant.url()));
    assert_eq!(claims["aud"], format!("{}/api/v2/", tenant.url()));
    assert_eq!(claims["sub"], format!("{id}@clients"));
    assert_eq!(
        (&claims["azp"], &claims["gty"]),
        (&value!(id), &value!("client-credentials"))
    );
    let seconds = |member: &str| claims[member].as_i64().expect("a number");
    assert_eq!(seconds("exp") - seconds("iat"), 86_400);

    let current = keys
        .iter()
        .find(|key| key["current"] == true)
        .expect("a current key");
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path.to_str().expect("a path in UTF-8").to_owned()
    };
    let public = openssl(
        &["x509", "-noout", "-pubkey"],
        text(current, "cert").as_bytes(),
    );
    let key = file("key.pem", &public);
    let signature = file("signature", &decode(signature));
    let verify = ["dgst", "-sha256", "-verify", &key, "-signature", &signature];
    openssl(&verify, signed.as_bytes());
}

#[tokio::test]
async fn fewer_scopes_may_be_asked_for_but_not_more() {
    let tenant = new_tenant().await;
    let mut body = parameters(&tenant);
    body["scope"] = value!("read:signing_keys");
    let issued = json(ask(&tenant, &body).await, 200).await;
    assert_eq!(text(&issued, "scope"), "read:signing_keys");

    body["scope"] = value!("read:signing_keys delete:clients");
    let refused = json(ask(&tenant, &body).await, 403).await;
    let words = "Client has not been granted scopes: delete:clients";
    assert_eq!(
        refused,
        value!({ "error": "access_denied", "error_description": words })
    );
}

#[tokio::test]
async fn wrong_credentials_are_refused_in_the_recorded_words() {
    let tenant = new_tenant().await;
    let expected = value!({ "error": "access_denied", "error_description": "Unauthorized" });
    for (member, wrong) in [
        ("client_secret", value!("wrong")),
        ("client_secret", value!("")),
        ("client_secret", Value::Null),
        ("client_id", value!("nobody")),
        ("client_id", Value::Null),
    ] {
        let mut body = parameters(&tenant);
        body[member] = wrong;
        assert_eq!(
            json(ask(&tenant, &body).await, 401).await,
            expected,
            "{body}"
        );
    }
}

#[tokio::test]
async fn other_grants_other_audiences_and_broken_bodies_are_refused() {
    let tenant = new_tenant().await;
    let mut body = parameters(&tenant);
    body["grant_type"] = value!("password");
    assert_eq!(
        text(&json(ask(&tenant, &body).await, 403).await, "error"),
        "unauthorized_client"
    );
    body = parameters(&tenant);
    body["audience"] = value!("https://other.example.com/api/v2/");
    assert_eq!(
        text(&json(ask(&tenant, &body).await, 403).await, "error"),
        "access_denied"
    );

    for (kind, body) in [
        ("application/json", "{"),
        ("application/json", "[]"),
        (
            "application/x-www-form-urlencoded",
            "grant_type=a&grant_type=b",
        ),
        ("application/x-www-form-urlencoded", ""),
        ("text/plain", "\u{0}"),
    ] {
        let request = client().post(format!("{}/oauth/token", tenant.url()));
        let request = request.header("content-type", kind).body(body);
        let refused = json(request.send().await.expect("an answer"), 400).await;
        assert_eq!(
            text(&refused, "error"),
            "invalid_request",
            "{kind} {body:?}"
        );
    }
}
