//! What a caller sees of an application: by its scopes, and by `fields`.

use std::collections::BTreeSet;

use keyglass_tenant::{RunningTenant, TokenOptions};
use serde_json::Value;

use crate::support::{Api, demo_tenant, json, text};

const SUMMARY: [&str; 4] = ["app_type", "client_id", "description", "name"];
const KEYS: [&str; 3] = [
    "client_authentication_methods",
    "client_secret",
    "signing_keys",
];

/// Names of the members of an object.
fn members(object: &Value) -> BTreeSet<&str> {
    let object = object.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

fn set<'a>(names: &[&'a str]) -> BTreeSet<&'a str> {
    names.iter().copied().collect()
}

/// The id of the application with this name.
async fn id_of(tenant: &RunningTenant, name: &str) -> String {
    let api = Api::with_all_scopes(tenant).await;
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    let clients = list.as_array().expect("an array");
    let found = clients.iter().find(|client| client["name"] == name);
    text(found.expect("it is there"), "client_id").to_owned()
}

#[tokio::test]
async fn each_scope_opens_its_own_members_in_the_list_and_in_an_application() {
    let tenant = demo_tenant().await;
    let id = id_of(&tenant, "Back Office").await;
    let everything = Api::with_scopes(&tenant, &["read:client_keys"]).await;
    let everything = json(everything.get(&format!("/clients/{id}")).await, 200).await;
    let everything = members(&everything);
    for (scopes, expected) in [
        (&["read:client_keys"][..], everything.clone()),
        (
            &["read:clients", "read:client_credentials"],
            everything.clone(),
        ),
        (&["read:client_summary"], set(&SUMMARY)),
        (&["read:clients"], &everything - &set(&KEYS)),
        (
            &["read:client_credentials"],
            &everything & &(&set(&SUMMARY) | &set(&KEYS)),
        ),
    ] {
        let api = Api::with_scopes(&tenant, scopes).await;
        let one = json(api.get(&format!("/clients/{id}")).await, 200).await;
        assert_eq!(members(&one), expected, "{scopes:?}");
        let list = json(api.get("/clients?per_page=100").await, 200).await;
        let listed = list.as_array().expect("an array").iter();
        let listed: Vec<_> = listed.filter(|client| client["client_id"] == *id).collect();
        assert_eq!(listed, [&one], "{scopes:?}");
    }
    assert!(everything.contains("client_secret") && everything.contains("jwt_configuration"));
}

#[tokio::test]
async fn no_scope_for_applications_is_refused_with_the_list_of_scopes() {
    let tenant = demo_tenant().await;
    let api = Api::with_scopes(&tenant, &["read:signing_keys"]).await;
    for path in ["/clients", "/clients/none"] {
        let body = json(api.get(path).await, 403).await;
        assert_eq!(
            text(&body, "message"),
            "Insufficient scope, expected any of: \
             read:clients,read:client_keys,read:client_credentials,read:client_summary"
        );
        assert_eq!(body["errorCode"], "insufficient_scope");
    }
}

#[tokio::test]
async fn a_secret_asked_for_by_name_without_its_scope_is_refused() {
    let tenant = demo_tenant().await;
    let id = id_of(&tenant, "Back Office").await;
    let api = Api::with_scopes(&tenant, &["read:clients"]).await;
    for path in ["/clients".to_owned(), format!("/clients/{id}")] {
        let asked = api.get(&format!("{path}?fields=name,client_secret")).await;
        let body = json(asked, 403).await;
        assert_eq!(
            text(&body, "message"),
            "You cannot read the following fields: client_secret"
        );
        let left_out = format!("{path}?fields=client_secret&include_fields=false");
        assert_eq!(
            api.get(&left_out).await.status(),
            200,
            "naming it to leave it out"
        );
    }
    let summary = Api::with_scopes(&tenant, &["read:client_summary"]).await;
    let body = json(
        summary.get("/clients?fields=name,callbacks,addons").await,
        403,
    )
    .await;
    assert_eq!(
        text(&body, "message"),
        "You cannot read the following fields: callbacks,addons"
    );
}

#[tokio::test]
async fn fields_choose_and_leave_out_members() {
    let tenant = demo_tenant().await;
    let id = id_of(&tenant, "Back Office").await;
    let api = Api::with_all_scopes(&tenant).await;
    let path = format!("/clients/{id}");
    let everything = json(api.get(&path).await, 200).await;
    for (query, expected) in [
        ("fields=name&include_fields=true", set(&["name", "tenant"])),
        (
            "fields=client_id,%20name",
            set(&["client_id", "name", "tenant"]),
        ),
        ("fields=name,no_such_member", set(&["name", "tenant"])),
        ("fields=&include_fields=false", members(&everything)),
        (
            "fields=client_secret,tenant&include_fields=false",
            &members(&everything) - &set(&["client_secret", "tenant"]),
        ),
    ] {
        let one = json(api.get(&format!("{path}?{query}")).await, 200).await;
        assert_eq!(members(&one), expected, "{query}");
        let list = json(
            api.get(&format!("/clients?per_page=100&{query}")).await,
            200,
        )
        .await;
        assert!(list.as_array().expect("an array").contains(&one), "{query}");
    }
}

#[tokio::test]
async fn a_token_that_expired_or_has_another_audience_sees_no_application() {
    let tenant = demo_tenant().await;
    let expired = TokenOptions {
        lifetime_seconds: -1,
        ..TokenOptions::default()
    };
    let elsewhere = TokenOptions {
        audience: Some("https://api.acme.example/".to_owned()),
        ..TokenOptions::default()
    };
    for (options, message) in [
        (
            expired,
            "Expired token received for JSON Web Token validation",
        ),
        (elsewhere, "Bad audience: https://api.acme.example/"),
    ] {
        let token = tenant.issue_token(&["read:clients"], options).await;
        let api = Api::with_token(tenant.url(), token.expect("a token"));
        let body = json(api.get("/clients").await, 401).await;
        assert_eq!(text(&body, "message"), message);
    }
}
