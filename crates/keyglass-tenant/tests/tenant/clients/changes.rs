//! What tests may have happen to an application.

use crate::support::{Api, demo_tenant, find_client, json, text};

#[tokio::test]
async fn a_secret_of_any_characters_is_answered_as_it_was_set() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let id = text(&find_client(&api, "Back Office").await, "client_id").to_owned();
    let path = format!("/clients/{id}");
    for secret in ["x", " \"quoted\"\r\n\u{1f511}\u{0} ", &"s".repeat(10_000)] {
        let set = tenant.set_client_secret(&id, Some(secret)).await;
        assert!(set.expect("it is set"));
        let client = json(api.get(&path).await, 200).await;
        assert_eq!(text(&client, "client_secret"), secret);
    }
    let taken = tenant.set_client_secret(&id, None).await;
    assert!(taken.expect("it is taken away"));
    let client = json(api.get(&path).await, 200).await;
    assert!(client.get("client_secret").is_none());
    let unknown = tenant.set_client_secret("none", Some("x")).await;
    assert!(!unknown.expect("nothing fails"));
}

#[tokio::test]
async fn a_deleted_application_is_gone_with_its_credentials() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let id = text(&find_client(&api, "Billing Worker").await, "client_id").to_owned();
    assert!(tenant.delete_client(&id).await.expect("it is deleted"));
    let gone = [
        format!("/clients/{id}"),
        format!("/clients/{id}/credentials"),
    ];
    for path in gone {
        assert_eq!(api.get(&path).await.status(), 404, "{path}");
    }
    assert!(!tenant.delete_client(&id).await.expect("nothing fails"));
}
