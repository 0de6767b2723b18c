//! Rate limits: the headers, and the refusal.

use std::time::{SystemTime, UNIX_EPOCH};

use keyglass_tenant::{RateLimit, Seed};
use reqwest::Response;
use serde_json::json as value;

use crate::support::program::complaint;
use crate::support::seeded::{self, SeededTenant};
use crate::support::{Api, client, header, json, new_tenant};

/// Three at once, and in the time of a test no more.
const THREE: RateLimit = RateLimit {
    burst: 3,
    per_second: 0.001,
    retry_after: false,
};

async fn limited(rate: RateLimit) -> (SeededTenant, Api) {
    let tenant = seeded::start(Seed::Empty, |builder| builder.rate_limit(Some(rate))).await;
    let api = Api::with_all_scopes(&tenant).await;
    (tenant, api)
}

fn number(response: &Response, name: &str) -> u64 {
    header(response, name).parse().expect("a number")
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("a clock").as_secs()
}

#[tokio::test]
async fn every_success_says_what_is_left() {
    let (_tenant, api) = limited(THREE).await;
    for remaining in [2, 1, 0] {
        let answer = api.get("/keys/signing").await;
        assert_eq!(answer.status(), 200);
        assert_eq!(number(&answer, "x-ratelimit-limit"), 3);
        assert_eq!(number(&answer, "x-ratelimit-remaining"), remaining);
        let reset = number(&answer, "x-ratelimit-reset");
        assert!((now() + 900..=now() + 1001).contains(&reset), "{reset}");
    }
}

#[tokio::test]
async fn an_empty_bucket_refuses_as_recorded_and_fills_again() {
    let (tenant, api) = limited(THREE).await;
    for _ in 0..3 {
        json(api.get("/clients").await, 200).await;
    }
    let refused = api.get("/clients").await;
    assert_eq!(number(&refused, "x-ratelimit-remaining"), 0);
    assert_eq!(refused.headers().get("retry-after"), None);
    let expected = value!({
        "statusCode": 429,
        "error": "Too Many Requests",
        "message": "Global limit has been reached",
        "errorCode": "too_many_requests",
    });
    assert_eq!(json(refused, 429).await, expected);

    tenant.set_rate_limit(Some(RateLimit {
        per_second: 1000.0,
        ..THREE
    }));
    for _ in 0..20 {
        let answer = api.get("/clients").await;
        assert!(matches!(answer.status().as_u16(), 200 | 429));
        let reset = number(&answer, "x-ratelimit-reset");
        assert!((now()..=now() + 1).contains(&reset), "{reset}");
    }
}

#[tokio::test]
async fn a_refusal_says_how_long_to_wait_when_told_to() {
    let (_tenant, api) = limited(RateLimit {
        burst: 1,
        per_second: 0.25,
        retry_after: true,
    })
    .await;
    let answer = api.get("/clients").await;
    assert_eq!(
        answer.headers().get("retry-after"),
        None,
        "only refusals do"
    );
    let refused = api.get("/clients").await;
    assert_eq!(refused.status(), 429);
    let wait = number(&refused, "retry-after");
    assert!((1..=4).contains(&wait), "{wait}");
}

#[tokio::test]
async fn errors_have_no_such_headers_and_strangers_empty_no_bucket() {
    let (tenant, api) = limited(THREE).await;
    let unknown = api.get("/clients/none").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(unknown.headers().get("x-ratelimit-limit"), None);
    for _ in 0..5 {
        let url = format!("{}/api/v2/clients", tenant.url());
        let answer = client().get(url).send().await.expect("an answer");
        assert_eq!(answer.status(), 401);
        assert_eq!(answer.headers().get("x-ratelimit-limit"), None);
    }
    let answer = api.get("/clients").await;
    assert_eq!(number(&answer, "x-ratelimit-remaining"), 1);
}

#[tokio::test]
async fn the_key_set_has_a_bucket_of_its_own() {
    let (_tenant, api) = limited(THREE).await;
    for _ in 0..3 {
        let answer = api.public("/.well-known/jwks.json").await;
        assert_eq!(answer.status(), 200);
        assert_eq!(number(&answer, "x-ratelimit-limit"), 3);
    }
    assert_eq!(api.public("/.well-known/jwks.json").await.status(), 429);
    assert_eq!(api.get("/clients").await.status(), 200);
}

#[tokio::test]
async fn nobody_is_limited_unless_it_was_asked_for() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for _ in 0..200 {
        let answer = api.get("/keys/signing/none").await;
        assert_eq!(answer.status(), 404);
    }
    let answer = api.get("/keys/signing").await;
    assert_eq!(number(&answer, "x-ratelimit-limit"), 10_000);
    tenant.set_rate_limit(None);
    let answer = api.get("/keys/signing").await;
    assert_eq!(answer.headers().get("x-ratelimit-limit"), None);
}

#[test]
fn a_limit_that_cannot_be_read_is_refused() {
    for limit in ["0/1", "1/0", "5", "a/b", "1/NaN", "-1/1"] {
        let words = complaint(&["--rate-limit", limit]);
        assert!(words.contains("a rate limit looks like 50/10"), "{words}");
    }
}
