//! The layer that lets faults strike.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{self, Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::body::{CutBody, halve_certificates, mangle, nested, string_of};
use super::set::random_share;
use crate::answer;
use crate::app::App;
use crate::faults::Effect;
use crate::server::DropConnection;

const RATE_LIMIT_RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// Lets the newest matching fault strike the request, or passes it on.
pub(crate) async fn inject(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let effect = match &app.faults {
        Some(faults) if !path.starts_with("/local/") => {
            faults.strike(request.method().as_str(), path)
        }
        _ => None,
    };
    match effect {
        Some(effect) => strike(effect, request, next).await,
        None => next.run(request).await,
    }
}

async fn strike(effect: Effect, request: Request, next: Next) -> Response {
    match effect {
        Effect::Latency {
            milliseconds,
            jitter_milliseconds,
        } => {
            tokio::time::sleep(delay(milliseconds, jitter_milliseconds)).await;
            next.run(request).await
        }
        Effect::Status {
            status,
            retry_after,
            rate_limit_reset,
            expose_headers,
        } => error(
            status,
            retry_after.as_deref(),
            rate_limit_reset.as_deref(),
            expose_headers,
        ),
        Effect::Truncate => {
            rewrite(next.run(request).await, |bytes| {
                let announced = bytes.len();
                (Body::new(CutBody::new(first_half(&bytes))), announced)
            })
            .await
        }
        Effect::WrongLength => replace(next.run(request).await, |bytes| first_half(&bytes)).await,
        Effect::Drop => DropConnection.into_response(),
        Effect::Hang => std::future::pending().await,
        Effect::MalformedJson => {
            replace(next.run(request).await, |bytes| {
                let mut text = bytes.slice(..bytes.len().saturating_sub(1)).to_vec();
                text.extend_from_slice(b",");
                text.into()
            })
            .await
        }
        Effect::WrongTypes => replace(next.run(request).await, |bytes| mangle(&bytes)).await,
        Effect::HalfCertificate => {
            replace(next.run(request).await, |bytes| halve_certificates(&bytes)).await
        }
        Effect::ContentType { value } => {
            let mut response = next.run(request).await;
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(CONTENT_TYPE, value);
            }
            response
        }
        Effect::Html => axum::response::Html(
            "<!doctype html><title>Sign in to the network</title><h1>Welcome</h1>",
        )
        .into_response(),
        Effect::DepthBomb { depth } => raw_json(nested(depth)),
        Effect::Large { bytes } => raw_json(string_of(bytes)),
        Effect::Redirect { location } => redirect(&location),
    }
}

/// `milliseconds`, and at random up to `jitter_milliseconds` more.
fn delay(milliseconds: u64, jitter_milliseconds: u64) -> Duration {
    let jitter = jitter_milliseconds as f64 * random_share();
    Duration::from_millis(milliseconds.saturating_add(jitter as u64))
}

/// The API's error body for this status, with the headers that were asked for.
fn error(
    status: u16,
    retry_after: Option<&str>,
    rate_limit_reset: Option<&str>,
    expose: bool,
) -> Response {
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = json!({
        "statusCode": status.as_u16(),
        "error": status.canonical_reason(),
        "message": status.canonical_reason(),
    });
    if status == StatusCode::TOO_MANY_REQUESTS {
        body["message"] = json!("Global limit has been reached");
        body["errorCode"] = json!("too_many_requests");
    }
    let mut response = answer::json(status, &body);
    let headers = response.headers_mut();
    for (name, value) in [
        (RETRY_AFTER, retry_after),
        (RATE_LIMIT_RESET, rate_limit_reset),
    ] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    if expose {
        let names = "Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(names),
        );
    }
    response
}

fn redirect(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::FOUND, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn raw_json(body: Vec<u8>) -> Response {
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    ([(CONTENT_TYPE, json)], body).into_response()
}

fn first_half(bytes: &Bytes) -> Bytes {
    bytes.slice(..bytes.len() / 2)
}

/// The response with another body of the right length.
async fn replace(response: Response, change: impl FnOnce(Bytes) -> Bytes) -> Response {
    rewrite(response, |bytes| {
        let changed = change(bytes);
        let length = changed.len();
        (Body::from(changed), length)
    })
    .await
}

/// The response with another body and this `Content-Length`.
async fn rewrite(response: Response, change: impl FnOnce(Bytes) -> (Body, usize)) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let (body, length) = change(bytes);
    parts
        .headers
        .insert(CONTENT_LENGTH, HeaderValue::from(length));
    Response::from_parts(parts, body)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::delay;

    #[test]
    fn jitter_is_added_at_random_between_nothing_and_all_of_it() {
        let delays: Vec<_> = (0..300).map(|_| delay(100, 1_000)).collect();
        let within = |delay: &Duration| (100..=1_100).contains(&delay.as_millis());
        assert!(delays.iter().all(within), "{delays:?}");
        let below = delays.iter().filter(|delay| delay.as_millis() < 600);
        assert!((50..250).contains(&below.count()), "{delays:?}");
        assert_eq!(delay(100, 0), Duration::from_millis(100));
        assert_eq!(delay(u64::MAX, 1_000), Duration::from_millis(u64::MAX));
    }
}
