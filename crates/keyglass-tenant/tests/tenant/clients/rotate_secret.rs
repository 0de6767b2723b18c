//! `POST /api/v2/clients/{id}/rotate-secret`.

use keyglass_tenant::RunningTenant;
use reqwest::Method;
use serde_json::{Value, json as value};

use crate::support::{Api, client, demo_tenant, find_client, json, new_tenant, text};

async fn rotate(api: &Api, id: &str, status: u16) -> Value {
    let request = api.request(Method::POST, &format!("/clients/{id}/rotate-secret"));
    json(request.send().await.expect("an answer"), status).await
}

/// The status of a token request with these credentials.
async fn sign_in(tenant: &RunningTenant, id: &str, secret: &str) -> u16 {
    let body = value!({
        "grant_type": "client_credentials",
        "client_id": id,
        "client_secret": secret,
        "audience": format!("{}/api/v2/", tenant.url()),
    });
    let url = format!("{}/oauth/token", tenant.url());
    let request = client().post(url).json(&body);
    request.send().await.expect("an answer").status().as_u16()
}

#[tokio::test]
async fn the_new_secret_works_at_once_and_the_old_one_no_more() {
    let tenant = new_tenant().await;
    let api = Api::with_scopes(&tenant, &["update:client_keys"]).await;
    let old = tenant.machine_credentials().clone();
    assert_eq!(
        sign_in(&tenant, &old.client_id, &old.client_secret).await,
        200
    );

    let answer = rotate(&api, &old.client_id, 200).await;
    let new = text(&answer, "client_secret");
    assert_ne!(new, old.client_secret);
    assert_eq!(new.len(), 64);
    assert!(
        new.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    assert_eq!(sign_in(&tenant, &old.client_id, new).await, 200);
    assert_eq!(
        sign_in(&tenant, &old.client_id, &old.client_secret).await,
        401
    );

    let reader = Api::with_all_scopes(&tenant).await;
    let stored = json(
        reader.get(&format!("/clients/{}", old.client_id)).await,
        200,
    )
    .await;
    assert_eq!(stored, answer, "the answer is the whole application");
}

#[tokio::test]
async fn tokens_outlive_the_secret_that_bought_them() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    rotate(&api, &tenant.machine_credentials().client_id, 200).await;
    json(api.get("/clients").await, 200).await;
}

#[tokio::test]
async fn an_application_without_a_secret_has_none_to_rotate() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for name in ["Billing Worker", "Bank Gateway", "Meter Readings"] {
        let before = find_client(&api, name).await;
        let body = rotate(&api, text(&before, "client_id"), 400).await;
        assert_eq!(body["errorCode"], "client_has_no_secret");
        assert_eq!(find_client(&api, name).await, before);
    }
}

#[tokio::test]
async fn a_new_secret_is_never_base64() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let old = find_client(&api, "Newsletter (2016)").await;
    assert_eq!(old["jwt_configuration"]["secret_encoded"], true);
    let new = rotate(&api, text(&old, "client_id"), 200).await;
    assert_eq!(
        new["jwt_configuration"],
        value!({ "alg": "HS256", "lifetime_in_seconds": 36000, "secret_encoded": false })
    );
}

#[tokio::test]
async fn rotation_wants_its_scope_and_an_application() {
    let tenant = new_tenant().await;
    let id = &tenant.machine_credentials().client_id;
    let reader = Api::with_scopes(&tenant, &["read:clients", "read:client_keys"]).await;
    let body = rotate(&reader, id, 403).await;
    let expected = "Insufficient scope, expected any of: update:client_keys";
    assert_eq!(text(&body, "message"), expected);
    let api = Api::with_all_scopes(&tenant).await;
    let body = rotate(&api, "none", 404).await;
    assert_eq!(body["errorCode"], "inexistent_client");
}
