//! Cross-origin use of the Management API.

use keyglass_tenant::{Effect, Fault, RunningTenant, Seed, StartError, Tenant};
use reqwest::{Method, Response};

use crate::support::seeded::{self, SeededTenant};
use crate::support::{Api, client, header, json, text};

const ORIGIN: &str = "https://keyglass.example.com";

async fn tenant() -> SeededTenant {
    seeded::start(Seed::Empty, |builder| {
        builder.allow_origin(ORIGIN).faults(true)
    })
    .await
}

async fn preflight(tenant: &RunningTenant, origin: &str, headers: &str) -> Response {
    let url = format!("{}/api/v2/keys/signing/rotate", tenant.url());
    client()
        .request(Method::OPTIONS, url)
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", headers)
        .send()
        .await
        .expect("an answer")
}

fn allowed_origin(response: &Response) -> Option<&str> {
    let value = response.headers().get("access-control-allow-origin");
    value.map(|value| value.to_str().expect("text"))
}

#[tokio::test]
async fn an_allowed_origin_passes_the_preflight_and_reads_answers() {
    let tenant = tenant().await;
    let answer = preflight(&tenant, ORIGIN, "authorization, Content-Type").await;
    assert_eq!(
        (answer.status().as_u16(), allowed_origin(&answer)),
        (204, Some(ORIGIN))
    );
    assert!(header(&answer, "access-control-allow-methods").contains("POST"));
    assert_eq!(
        header(&answer, "access-control-allow-headers"),
        "authorization,content-type"
    );

    let api = Api::with_all_scopes(&tenant).await;
    for (path, status) in [("/keys/signing", 200), ("/keys/signing/x", 404)] {
        let request = api.request(Method::GET, path).header("origin", ORIGIN);
        let answer = request.send().await.expect("an answer");
        assert_eq!(
            (answer.status().as_u16(), allowed_origin(&answer)),
            (status, Some(ORIGIN))
        );
        assert_eq!(header(&answer, "vary"), "origin,accept-encoding");
        assert!(
            answer
                .headers()
                .get("access-control-allow-credentials")
                .is_none()
        );
    }
}

#[tokio::test]
async fn other_origins_get_no_permission() {
    let tenant = tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for origin in [
        "https://evil.example.com",
        "https://keyglass.example.com.evil.example",
        "null",
    ] {
        assert_eq!(
            allowed_origin(&preflight(&tenant, origin, "authorization").await),
            None
        );
        let request = api
            .request(Method::GET, "/keys/signing")
            .header("origin", origin);
        assert_eq!(
            allowed_origin(&request.send().await.expect("an answer")),
            None,
            "{origin}"
        );
    }
}

#[tokio::test]
async fn a_header_off_the_list_fails_the_preflight_in_the_observed_words() {
    let tenant = tenant().await;
    let answer = preflight(&tenant, ORIGIN, "authorization,auth0-client").await;
    let words = "CORS error: Some headers are not allowed";
    assert_eq!(text(&json(answer, 400).await, "message"), words);
}

#[tokio::test]
async fn an_allowed_origin_can_read_a_fault_too() {
    let tenant = tenant().await;
    tenant.set_fault(Fault::at(
        "/api/v2/keys",
        Effect::Status {
            status: 429,
            retry_after: Some("7".to_owned()),
            rate_limit_reset: None,
            expose_headers: true,
        },
    ));
    assert_eq!(
        preflight(&tenant, ORIGIN, "authorization").await.status(),
        204
    );
    let api = Api::with_all_scopes(&tenant).await;
    let request = api
        .request(Method::GET, "/keys/signing")
        .header("origin", ORIGIN);
    let answer = request.send().await.expect("an answer");
    assert_eq!(
        (answer.status().as_u16(), allowed_origin(&answer)),
        (429, Some(ORIGIN))
    );
    assert!(header(&answer, "access-control-expose-headers").contains("Retry-After"));
}

#[tokio::test]
async fn what_is_no_origin_is_refused_at_the_start() {
    for wrong in [
        "keyglass.example.com",
        "https://a.example/path",
        "https://a.example/",
        "*",
        "",
    ] {
        let refused = Tenant::builder()
            .seed(Seed::Empty)
            .allow_origin(wrong)
            .start()
            .await;
        assert!(
            matches!(refused, Err(StartError::BadOrigin(_))),
            "{wrong:?}"
        );
    }
}

#[tokio::test]
async fn pages_of_allowed_origins_read_the_headers_that_were_exposed() {
    let tenant = seeded::start(Seed::Empty, |builder| {
        builder
            .allow_origin(ORIGIN)
            .expose_header("X-RateLimit-Reset")
            .expose_header("Retry-After")
    })
    .await;
    let api = Api::with_all_scopes(&tenant).await;
    let ask = |origin| {
        let request = api
            .request(Method::GET, "/clients")
            .header("origin", origin);
        async { request.send().await.expect("an answer") }
    };
    let answer = ask(ORIGIN).await;
    let exposed = header(&answer, "access-control-expose-headers");
    assert_eq!(exposed, "X-RateLimit-Reset, Retry-After");
    let foreign = ask("https://evil.example.com").await;
    assert_eq!(foreign.headers().get("access-control-expose-headers"), None);

    let refused = Tenant::builder().expose_header("two words").start().await;
    assert!(
        matches!(refused, Err(StartError::BadHeaderName(_))),
        "{refused:?}"
    );
}
