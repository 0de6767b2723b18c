//! `GET /api/v2/clients/{id}`.

use serde_json::json as value;

use crate::support::{Api, json, new_tenant, text};

#[tokio::test]
async fn an_application_is_the_same_alone_and_in_the_list() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let list = json(api.get("/clients").await, 200).await;
    for listed in list.as_array().expect("an array") {
        let id = text(listed, "client_id");
        let alone = json(api.get(&format!("/clients/{id}")).await, 200).await;
        assert_eq!(alone, *listed);
    }
}

#[tokio::test]
async fn an_unknown_application_is_answered_as_recorded() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for id in ["none", "%F0%9F%94%91", "a%2Fb"] {
        let body = json(api.get(&format!("/clients/{id}")).await, 404).await;
        let expected = value!({
            "statusCode": 404,
            "error": "Not Found",
            "message": "The client does not exist",
            "errorCode": "inexistent_client",
        });
        assert_eq!(body, expected);
    }
}

#[tokio::test]
async fn the_certificate_is_the_tenants_and_follows_a_rotation() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let id = &tenant.machine_credentials().client_id;
    for _ in 0..2 {
        let client = json(api.get(&format!("/clients/{id}")).await, 200).await;
        let keys = api.keys().await;
        let current = keys.iter().find(|key| key["current"] == true);
        let current = current.expect("there is one");
        let expected = value!([{
            "cert": current["cert"],
            "pkcs7": current["pkcs7"],
            "subject": "deprecated",
        }]);
        assert_eq!(client["signing_keys"], expected);
        tenant.rotate().await.expect("it rotates");
    }
}

#[tokio::test]
async fn an_unknown_parameter_is_refused() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let id = &tenant.machine_credentials().client_id;
    let body = json(api.get(&format!("/clients/{id}?page=0")).await, 400).await;
    assert_eq!(body["errorCode"], "invalid_query_string");
}
