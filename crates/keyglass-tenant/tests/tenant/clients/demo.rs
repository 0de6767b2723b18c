//! The demo's applications: every case is there.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::openssl::openssl;
use crate::support::{Api, client, demo_tenant, find_client, json, names, text};

async fn applications() -> Vec<Value> {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    list.as_array().expect("an array").clone()
}

fn values<'a>(applications: &'a [Value], path: &str) -> BTreeSet<&'a str> {
    applications
        .iter()
        .filter_map(|application| application.pointer(path)?.as_str())
        .collect()
}

#[tokio::test]
async fn every_signature_and_every_way_to_authenticate_occurs() {
    let applications = applications().await;
    let algorithms = values(&applications, "/jwt_configuration/alg");
    assert_eq!(
        algorithms,
        BTreeSet::from(["HS256", "PS256", "RS256", "RS512"])
    );
    let methods = values(&applications, "/token_endpoint_auth_method");
    assert_eq!(
        methods,
        BTreeSet::from(["client_secret_basic", "client_secret_post", "none"])
    );
    for member in [
        "/client_authentication_methods/private_key_jwt",
        "/client_authentication_methods/tls_client_auth",
        "/client_authentication_methods/self_signed_tls_client_auth",
        "/addons/samlp",
        "/addons/wsfed",
        "/encryption_key/cert",
        "/external_client_id",
        "/mobile/ios",
        "/logo_uri",
        "/owners",
    ] {
        let found = applications.iter().any(|one| one.pointer(member).is_some());
        assert!(found, "{member}");
    }
    let without = |member: &str| {
        let lacking = applications.iter().filter(|one| one.get(member).is_none());
        names(&lacking.cloned().collect())
    };
    assert_eq!(without("app_type"), ["All Applications", "Default App"]);
    assert_eq!(
        without("client_secret"),
        [
            "Billing Worker",
            "Insurance Quotes",
            "Bank Gateway",
            "Meter Readings"
        ]
    );
    assert_eq!(without("tenant"), [""; 0]);
}

#[tokio::test]
async fn odd_secrets_and_odd_names_come_through_unchanged() {
    let applications = applications().await;
    let secrets = values(&applications, "/client_secret");
    for secret in [
        "x",
        "correct-horse",
        "a'b\"c`d$e\\f%g&h;i|j<k>l m\u{a0}n\u{e9}\u{1f511}",
    ] {
        assert!(secrets.contains(secret), "{secret}");
    }
    let names = names(&applications.iter().cloned().collect());
    for name in [
        "在庫管理システム",
        "بوابة العملاء",
        "פורטל 2 ספקים",
        "👩\u{200d}👩\u{200d}👧 🇵🇹 👍🏽 Family Album",
        "invoice\u{202e}gpj.exe",
        "Customer\u{200b} Port\u{430}l",
        "Cafe\u{301} Re\u{301}sume\u{301}",
        " two  spaces, a tab\tand a line\nbreak ",
    ] {
        assert!(names.iter().any(|known| known == name), "{name:?}");
    }
    let twins = names
        .iter()
        .filter(|name| *name == "Nightly Export")
        .count();
    assert_eq!(twins, 2);
}

#[tokio::test]
async fn the_encryption_key_is_the_certificates() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let reports = find_client(&api, "Confidential Reports").await;
    let key = &reports["encryption_key"];
    let in_certificate = openssl(&["x509", "-noout", "-pubkey"], text(key, "cert").as_bytes());
    let alone = openssl(&["pkey", "-pubin"], text(key, "pub").as_bytes());
    assert_eq!(in_certificate, alone);
    assert_eq!(text(key, "subject"), "/CN=reports.acme.example");
}

#[tokio::test]
async fn a_machine_with_a_small_grant_gets_no_more_than_that() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let reader = find_client(&api, "Inventory Reader").await;
    let body = serde_json::json!({
        "grant_type": "client_credentials",
        "client_id": reader["client_id"],
        "client_secret": reader["client_secret"],
        "audience": format!("{}/api/v2/", tenant.url()),
    });
    let url = format!("{}/oauth/token", tenant.url());
    let request = client().post(url).json(&body);
    let issued = json(request.send().await.expect("an answer"), 200).await;
    assert_eq!(text(&issued, "scope"), "read:clients read:signing_keys");
    let api = Api::with_token(tenant.url(), text(&issued, "access_token").to_owned());
    json(api.get("/clients").await, 200).await;
    json(api.rotate().await, 403).await;
}
