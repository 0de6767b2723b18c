//! `POST /local/token`.

use keyglass_tenant::{ALL_SCOPES, RunningTenant};
use serde_json::json as value;

use crate::support::{Api, client, header, json, new_tenant, text};

fn post(tenant: &RunningTenant) -> reqwest::RequestBuilder {
    client().post(format!("{}/local/token", tenant.url()))
}

#[tokio::test]
async fn the_tenants_own_pages_and_programs_on_this_machine_get_a_token_of_every_scope() {
    let tenant = new_tenant().await;
    let own_page = post(&tenant)
        .header("origin", tenant.url())
        .header("sec-fetch-site", "same-origin");
    for request in [post(&tenant), own_page] {
        let answer = request.send().await.expect("an answer");
        assert_eq!(header(&answer, "cache-control"), "no-store");
        assert!(
            answer
                .headers()
                .get("access-control-allow-origin")
                .is_none()
        );
        let body = json(answer, 200).await;
        assert_eq!(text(&body, "scope"), ALL_SCOPES.join(" "));
        let api = Api::with_token(tenant.url(), text(&body, "access_token").to_owned());
        assert_eq!(api.get("/keys/signing").await.status(), 200);
    }
}

#[tokio::test]
async fn pages_of_other_origins_get_none() {
    let tenant = new_tenant().await;
    let port = tenant.addr().port();
    for (name, value) in [
        ("origin", "https://evil.example.com".to_owned()),
        ("origin", "null".to_owned()),
        ("origin", format!("http://localhost:{port}")),
        ("origin", format!("https://127.0.0.1:{port}")),
        ("origin", "http://127.0.0.1:1".to_owned()),
        ("sec-fetch-site", "cross-site".to_owned()),
        ("sec-fetch-site", "same-site".to_owned()),
    ] {
        let answer = post(&tenant)
            .header(name, &value)
            .send()
            .await
            .expect("an answer");
        assert!(
            answer
                .headers()
                .get("access-control-allow-origin")
                .is_none()
        );
        let body = json(answer, 403).await;
        assert!(body.get("access_token").is_none(), "{name}: {value}");
    }
}

#[tokio::test]
async fn fewer_scopes_and_a_shorter_life_can_be_asked_for() {
    let tenant = new_tenant().await;
    let wish = value!({ "scope": "read:clients", "expires_in": 60 });
    let body = json(
        post(&tenant).json(&wish).send().await.expect("an answer"),
        200,
    )
    .await;
    assert_eq!(
        (text(&body, "scope"), &body["expires_in"]),
        ("read:clients", &value!(60))
    );
    for wrong in [
        value!({ "expires_in": 0 }),
        value!({ "scopes": "x" }),
        value!([]),
    ] {
        json(
            post(&tenant).json(&wrong).send().await.expect("an answer"),
            400,
        )
        .await;
    }
}
