//! Every fault, as a client meets it.

use std::time::{Duration, Instant};

use keyglass_tenant::{Effect, Fault};
use serde_json::Value;

use crate::support::seeded::SeededTenant;
use crate::support::{Api, header, json, new_tenant, text};

const PATH: &str = "/keys/signing";

/// A tenant on which `effect` waits, and a caller.
async fn struck_by(effect: Effect) -> (SeededTenant, Api) {
    let tenant = new_tenant().await;
    tenant.set_fault(Fault::at("/api/v2/keys", effect));
    let api = Api::with_all_scopes(&tenant).await;
    (tenant, api)
}

fn status(status: u16) -> Effect {
    Effect::Status {
        status,
        retry_after: None,
        rate_limit_reset: None,
        expose_headers: false,
    }
}

#[tokio::test]
async fn a_status_comes_with_the_apis_error_body() {
    let (tenant, api) = struck_by(status(503)).await;
    let body = json(api.get(PATH).await, 503).await;
    assert_eq!(
        (&body["statusCode"], text(&body, "error")),
        (&Value::from(503), "Service Unavailable")
    );
    tenant.clear_faults();
    assert_eq!(api.get(PATH).await.status(), 200);
}

#[tokio::test]
async fn a_rate_limit_sends_its_headers_as_they_were_given() {
    let effect = Effect::Status {
        status: 429,
        retry_after: Some("Wed, 21 Oct 2015 07:28:00 GMT".to_owned()),
        rate_limit_reset: Some("-5".to_owned()),
        expose_headers: false,
    };
    let (_tenant, api) = struck_by(effect).await;
    let answer = api.get(PATH).await;
    assert_eq!(
        header(&answer, "retry-after"),
        "Wed, 21 Oct 2015 07:28:00 GMT"
    );
    assert_eq!(header(&answer, "x-ratelimit-reset"), "-5");
    assert!(
        answer
            .headers()
            .get("access-control-expose-headers")
            .is_none()
    );
    assert_eq!(
        text(&json(answer, 429).await, "errorCode"),
        "too_many_requests"
    );
}

#[tokio::test]
async fn a_rate_limit_asks_for_a_wait_in_every_form_there_is() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for wait in [
        "0",
        "7",
        "-1",
        "1.5",
        "99999999999999999999",
        "soon",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ] {
        let effect = Effect::Status {
            status: 429,
            retry_after: Some(wait.to_owned()),
            rate_limit_reset: None,
            expose_headers: true,
        };
        tenant.set_fault(Fault::at("/api/v2/keys", effect).times(1));
        let answer = api.get(PATH).await;
        assert_eq!(answer.status(), 429);
        assert_eq!(header(&answer, "retry-after"), wait);
        let exposed = header(&answer, "access-control-expose-headers");
        assert!(exposed.contains("Retry-After"), "{exposed}");
    }
    tenant.set_fault(Fault::at("/api/v2/keys", status(429)).times(1));
    let silent = api.get(PATH).await;
    assert!(silent.headers().get("retry-after").is_none());
}

#[tokio::test]
async fn a_fault_strikes_as_often_as_it_was_told_and_only_where() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    tenant.set_fault(
        Fault::at("/api/v2/keys", status(500))
            .method("GET")
            .times(2),
    );
    assert_eq!(api.rotate().await.status(), 201, "another method");
    let elsewhere = api.get("/none").await;
    assert_eq!(elsewhere.status(), 404, "another path");
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(api.get(PATH).await.status().as_u16());
    }
    assert_eq!(statuses, [500, 500, 200]);
}

#[tokio::test]
async fn the_newest_fault_strikes_first() {
    let (tenant, api) = struck_by(status(500)).await;
    tenant.set_fault(Fault::at("/api/v2", status(502)).times(1));
    assert_eq!(api.get(PATH).await.status(), 502);
    assert_eq!(api.get(PATH).await.status(), 500);
}

#[tokio::test]
async fn latency_delays_the_answer() {
    let delay = Effect::Latency {
        milliseconds: 300,
        jitter_milliseconds: 0,
    };
    let (_tenant, api) = struck_by(delay).await;
    let started = Instant::now();
    assert_eq!(api.get(PATH).await.status(), 200);
    assert!(
        started.elapsed() >= Duration::from_millis(300),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn a_hanging_request_is_never_answered_and_does_not_keep_the_tenant_from_stopping() {
    let (tenant, api) = struck_by(Effect::Hang).await;
    let request = api
        .request(reqwest::Method::GET, PATH)
        .timeout(Duration::from_millis(400));
    let error = request.send().await.expect_err("no answer");
    assert!(error.is_timeout(), "{error:?}");

    let hanging = tokio::spawn(api.request(reqwest::Method::GET, PATH).send());
    while tenant.requests().len() < 2 {
        tokio::task::yield_now().await;
    }
    tokio::time::timeout(Duration::from_secs(10), tenant.stop())
        .await
        .expect("it stops");
    let cut_off = hanging.await.expect("no panic");
    assert!(cut_off.is_err(), "{cut_off:?}");
}

#[tokio::test]
async fn a_dropped_connection_has_no_answer() {
    let (_tenant, api) = struck_by(Effect::Drop).await;
    let error = api
        .request(reqwest::Method::GET, PATH)
        .send()
        .await
        .expect_err("no answer");
    assert!(!error.is_timeout() && !error.is_status(), "{error:?}");
}

#[tokio::test]
async fn a_truncated_body_is_shorter_than_announced() {
    let (_tenant, api) = struck_by(Effect::Truncate).await;
    let mut answer = api.get(PATH).await;
    let announced = answer.content_length().expect("a length");
    let mut received = 0;
    let error = loop {
        match answer.chunk().await {
            Ok(Some(bytes)) => received += bytes.len() as u64,
            Ok(None) => panic!("it ended well after {received} of {announced} bytes"),
            Err(error) => break error,
        }
    };
    assert_eq!(received, announced / 2, "{error:?}");
}

#[tokio::test]
async fn broken_bodies_are_broken_in_their_way() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let whole = api.get(PATH).await.text().await.expect("a body");
    let parsed: Value = serde_json::from_str(&whole).expect("JSON");
    for (effect, cut) in [
        (Effect::WrongLength, whole.len() / 2),
        (Effect::MalformedJson, whole.len()),
    ] {
        tenant.set_fault(Fault::at("/api/v2/keys", effect).times(1));
        let body = api.get(PATH).await.text().await.expect("a body");
        assert_eq!(body.len(), cut);
        assert!(serde_json::from_str::<Value>(&body).is_err());
    }

    tenant.set_fault(Fault::at("/api/v2/keys", Effect::WrongTypes).times(1));
    let mangled = json(api.get(PATH).await, 200).await;
    assert!(
        mangled[0]["kid"].is_number() && mangled[0]["current"].is_string(),
        "{mangled}"
    );

    tenant.set_fault(Fault::at("/api/v2/keys", Effect::HalfCertificate).times(1));
    let halved = json(api.get(PATH).await, 200).await;
    for (half, key) in halved
        .as_array()
        .expect("keys")
        .iter()
        .zip(parsed.as_array().expect("keys"))
    {
        let certificate = text(key, "cert");
        assert_eq!(text(half, "cert"), &certificate[..certificate.len() / 2]);
        assert_eq!(half["pkcs7"], key["pkcs7"]);
    }
}

#[tokio::test]
async fn answers_that_are_something_else_altogether() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;

    tenant.set_fault(Fault::at("/api/v2/keys", Effect::Html).times(1));
    let page = api.get(PATH).await;
    assert!(header(&page, "content-type").starts_with("text/html"));
    assert_eq!(page.status(), 200);

    let value = "text/plain".to_owned();
    tenant.set_fault(Fault::at("/api/v2/keys", Effect::ContentType { value }).times(1));
    let plain = api.get(PATH).await;
    assert_eq!(header(&plain, "content-type"), "text/plain");
    assert!(json(plain, 200).await.is_array());

    tenant.set_fault(Fault::at("/api/v2/keys", Effect::DepthBomb { depth: 10_000 }).times(1));
    let bomb = api.get(PATH).await.text().await.expect("a body");
    assert!(bomb.len() == 20_000 && bomb.starts_with("[[[[") && bomb.ends_with("]]]]"));

    tenant.set_fault(Fault::at("/api/v2/keys", Effect::Large { bytes: 50_000_000 }).times(1));
    let large = api.get(PATH).await.bytes().await.expect("a body");
    assert_eq!(large.len(), 50_000_000);

    let location = "https://evil.example.com/".to_owned();
    tenant.set_fault(Fault::at("/api/v2/keys", Effect::Redirect { location }).times(1));
    let redirect = api.get(PATH).await;
    assert_eq!(redirect.status(), 302);
    assert_eq!(header(&redirect, "location"), "https://evil.example.com/");
}

#[tokio::test]
async fn a_fault_may_let_some_requests_pass_first() {
    let tenant = new_tenant().await;
    tenant.set_fault(Fault::at("/api/v2/keys", status(500)).after(2).times(1));
    let api = Api::with_all_scopes(&tenant).await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(api.get(PATH).await.status().as_u16());
    }
    assert_eq!(statuses, [200, 200, 500, 200]);
}

#[tokio::test]
async fn the_most_requests_at_once_are_counted_until_they_end_or_are_given_up() {
    let (tenant, api) = struck_by(Effect::Hang).await;
    let ask = || {
        let wait = Duration::from_millis(300);
        api.request(reqwest::Method::GET, PATH).timeout(wait).send()
    };
    let (first, second, third) = tokio::join!(ask(), ask(), ask());
    assert!(first.is_err() && second.is_err() && third.is_err());
    assert_eq!(tenant.most_requests_at_once(), 3);
    tenant.clear_faults();
    // The connections that were given up are found to be closed a moment later.
    loop {
        tenant.clear_requests();
        if tenant.most_requests_at_once() == 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
    api.get(PATH).await;
    assert_eq!(tenant.most_requests_at_once(), 1);
}

#[tokio::test]
async fn the_request_log_tells_what_was_asked_without_values_of_headers() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    api.get("/keys/signing?x=1").await;
    let [request] = &tenant.requests()[..] else {
        panic!("one request")
    };
    assert_eq!(
        (&*request.method, &*request.path),
        ("GET", "/api/v2/keys/signing")
    );
    assert_eq!((&*request.query, request.authorized), ("x=1", true));
    assert!(request.header_names.contains(&"authorization".to_owned()));
    assert!(!format!("{request:?}").contains("eyJ"), "no token");
    tenant.clear_requests();
    assert_eq!(tenant.requests(), []);
}
