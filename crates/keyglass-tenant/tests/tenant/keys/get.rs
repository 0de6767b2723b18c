//! `GET /api/v2/keys/signing/{kid}`.

use serde_json::json as value;

use crate::support::{Api, demo_tenant, json, new_tenant, text};

#[tokio::test]
async fn one_key_is_the_same_as_in_the_list() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for key in api.keys().await {
        let kid = text(&key, "kid");
        assert_eq!(
            json(api.get(&format!("/keys/signing/{kid}")).await, 200).await,
            key
        );
    }
}

#[tokio::test]
async fn an_unknown_key_is_not_found() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let expected =
        value!({ "statusCode": 404, "error": "Not Found", "message": "Signing key not found." });
    for kid in ["nobody", "%00", "'%20OR%201=1--", "%E2%82%AC"] {
        let answer = api.get(&format!("/keys/signing/{kid}")).await;
        assert_eq!(json(answer, 404).await, expected, "{kid}");
    }
}

#[tokio::test]
async fn unknown_endpoints_and_wrong_methods_are_not_found() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for path in ["", "/", "/keys", "/keys/signing/a/b", "/clients-of-none"] {
        let body = json(api.get(path).await, 404).await;
        assert_eq!(text(&body, "error"), "Not Found", "{path}");
    }
    let deletion = api
        .request(reqwest::Method::DELETE, "/keys/signing")
        .send()
        .await;
    json(deletion.expect("an answer"), 404).await;
}
