//! `/api/v2/clients/{id}/credentials`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Api, demo_tenant, find_client, json, text};

async fn credentials(api: &Api, name: &str) -> (String, Vec<Value>) {
    let client = find_client(api, name).await;
    let id = text(&client, "client_id").to_owned();
    let list = json(api.get(&format!("/clients/{id}/credentials")).await, 200).await;
    (id, list.as_array().expect("an array").clone())
}

fn has_form(text: &str, length: usize) -> bool {
    let url_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    text.len() == length && text.bytes().all(url_safe)
}

#[tokio::test]
async fn the_application_names_its_credentials_and_each_can_be_read_alone() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for (name, method, count) in [
        ("Billing Worker", "private_key_jwt", 2),
        ("Bank Gateway", "tls_client_auth", 1),
        ("Meter Readings", "self_signed_tls_client_auth", 1),
    ] {
        let client = find_client(&api, name).await;
        let named = &client["client_authentication_methods"][method]["credentials"];
        let (id, list) = credentials(&api, name).await;
        assert_eq!(list.len(), count, "{name}");
        for (credential, named) in list.iter().zip(named.as_array().expect("an array")) {
            let credential_id = text(credential, "id");
            assert_eq!(credential["id"], named["id"]);
            let random = credential_id.strip_prefix("cred_").expect("the prefix");
            assert!(has_form(random, 22), "{random}");
            let path = format!("/clients/{id}/credentials/{credential_id}");
            assert_eq!(json(api.get(&path).await, 200).await, *credential);
        }
        for absent in ["client_secret", "token_endpoint_auth_method"] {
            assert_eq!(client.get(absent), None, "{name}: {absent}");
        }
    }
}

#[tokio::test]
async fn each_kind_has_its_own_members_and_no_key_comes_back() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let common = ["created_at", "credential_type", "id", "name", "updated_at"];
    for (name, kind, special) in [
        (
            "Insurance Quotes",
            "public_key",
            &["alg", "expires_at", "kid"][..],
        ),
        ("Bank Gateway", "cert_subject_dn", &["subject_dn"]),
        (
            "Meter Readings",
            "x509_cert",
            &["subject_dn", "thumbprint_sha256"],
        ),
    ] {
        let (_, list) = credentials(&api, name).await;
        let credential = &list[0];
        assert_eq!(text(credential, "credential_type"), kind);
        let expected: BTreeSet<_> = common.iter().chain(special).copied().collect();
        let members = credential.as_object().expect("an object").keys();
        let members: BTreeSet<_> = members.map(String::as_str).collect();
        assert_eq!(members, expected, "{name}");
    }
    let (_, keys) = credentials(&api, "Billing Worker").await;
    assert!(has_form(text(&keys[0], "kid"), 43));
    let (old, new) = (text(&keys[0], "created_at"), text(&keys[1], "created_at"));
    assert!(old < new, "oldest first: {old}, {new}");
    assert_eq!((old.len(), &old[23..]), (24, "Z"));
}

#[tokio::test]
async fn an_application_with_a_secret_has_none() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let (_, none) = credentials(&api, "Back Office").await;
    assert_eq!(none, Vec::<Value>::new());
}

#[tokio::test]
async fn unknown_applications_and_credentials_are_told_apart() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let (owner, list) = credentials(&api, "Bank Gateway").await;
    let (other, _) = credentials(&api, "Billing Worker").await;
    let credential = text(&list[0], "id");
    for (path, code) in [
        ("/clients/none/credentials".to_owned(), "inexistent_client"),
        (
            format!("/clients/none/credentials/{credential}"),
            "inexistent_client",
        ),
        (
            format!("/clients/{owner}/credentials/cred_none"),
            "inexistent_credential",
        ),
        (
            format!("/clients/{other}/credentials/{credential}"),
            "inexistent_credential",
        ),
    ] {
        let body = json(api.get(&path).await, 404).await;
        assert_eq!(body["errorCode"], code, "{path}");
    }
}

#[tokio::test]
async fn credentials_want_their_scope() {
    let tenant = demo_tenant().await;
    let api = Api::with_scopes(&tenant, &["read:clients", "read:client_keys"]).await;
    for path in ["/clients/x/credentials", "/clients/x/credentials/y"] {
        let body = json(api.get(path).await, 403).await;
        let expected = "Insufficient scope, expected any of: read:client_credentials";
        assert_eq!(text(&body, "message"), expected);
    }
}
