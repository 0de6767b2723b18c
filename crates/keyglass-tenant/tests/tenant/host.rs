//! Which names the tenant answers to.

use keyglass_tenant::{Seed, StartError, Tenant, TokenOptions};

use crate::support::{Api, client, json, new_tenant, raw, seeded, text};

#[tokio::test]
async fn names_that_are_not_loopback_are_refused_everywhere() {
    let tenant = new_tenant().await;
    for host in [
        "evil.example.com",
        "localhost.evil.example.com",
        "192.168.0.7:80",
        "0.0.0.0",
    ] {
        for path in [
            "/",
            "/config.json",
            "/.well-known/jwks.json",
            "/api/v2/keys/signing",
        ] {
            let answer = raw::get(tenant.addr(), host, path).await;
            assert_eq!(raw::status(&answer), 421, "{host} {path}: {answer}");
        }
    }
    let request = "GET /config.json HTTP/1.1\r\nConnection: close\r\n\r\n";
    let answer = raw::exchange(tenant.addr(), request.to_owned()).await;
    assert_eq!(raw::status(&answer), 400, "no host: {answer}");
}

#[tokio::test]
async fn a_token_counts_under_the_name_it_was_made_for() {
    let tenant = new_tenant().await;
    let port = tenant.addr().port();
    let options = TokenOptions {
        audience: Some(format!("http://localhost:{port}/api/v2/")),
        issuer: Some(format!("http://localhost:{port}/")),
        ..TokenOptions::default()
    };
    let token = tenant
        .issue_token(&["read:signing_keys"], options)
        .await
        .expect("a token");
    let api = Api::with_token(tenant.url(), token);
    assert_eq!(api.get("/keys/signing").await.status(), 401);
    let request = api.request(reqwest::Method::GET, "/keys/signing");
    let answer = request
        .header("host", format!("localhost:{port}"))
        .send()
        .await;
    assert_eq!(answer.expect("an answer").status(), 200);
}

#[tokio::test]
async fn a_name_that_was_allowed_is_answered() {
    let tenant = seeded::start(Seed::Empty, |builder| builder.allow_host("tenant.test")).await;
    let answer = raw::get(tenant.addr(), "tenant.test:9", "/config.json").await;
    assert_eq!(raw::status(&answer), 200);
    assert!(answer.contains("http://tenant.test:9"), "{answer}");
}

#[tokio::test]
async fn an_address_that_other_machines_reach_has_to_be_allowed() {
    let address = "0.0.0.0:0".parse().expect("an address");
    let builder = Tenant::builder().seed(Seed::Empty).listen(address);
    let refused = builder.clone().start().await;
    assert!(
        matches!(refused, Err(StartError::NotLoopback(_))),
        "{refused:?}"
    );
    builder
        .allow_remote(true)
        .start()
        .await
        .expect("it starts when allowed")
        .stop()
        .await;
}

#[tokio::test]
async fn behind_a_proxy_the_pages_of_the_proxy_are_the_tenants_own() {
    let proxy = "http://127.0.0.1:8080";
    let tenant = seeded::start(Seed::Empty, |builder| builder.behind(proxy)).await;
    assert_eq!(tenant.url(), proxy);
    let direct = format!("http://{}", tenant.addr());

    let config = client().get(format!("{direct}/config.json")).send().await;
    let config = json(config.expect("an answer"), 200).await;
    assert_eq!(config["local_tenant"]["url"], proxy);
    let door = |origin| {
        client()
            .post(format!("{direct}/local/token"))
            .header("origin", origin)
    };
    let issued = door(proxy).send().await.expect("an answer");
    let token = text(&json(issued, 200).await, "access_token").to_owned();
    json(Api::with_token(&direct, token).get("/clients").await, 200).await;
    let own = door(&direct).send().await.expect("an answer");
    assert_eq!(
        own.status(),
        403,
        "the tenant's address is no page's origin"
    );

    for url in [
        "127.0.0.1:8080",
        "http://127.0.0.1:8080/",
        "ftp://x",
        "http://a@b",
    ] {
        let refused = Tenant::builder().behind(url).start().await;
        assert!(
            matches!(refused, Err(StartError::BadPublicUrl(_))),
            "{refused:?}"
        );
    }
}
