//! Cross-origin use of the Management API: only by origins that the operator named.
//!
//! What the real API allows is not documented. That it answers preflights, and refuses headers that
//! it does not know in these words, was observed.

use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::answer;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::tenant::StartError;

const METHODS: HeaderValue = HeaderValue::from_static("GET,POST,PUT,PATCH,DELETE");
const HEADERS: HeaderValue = HeaderValue::from_static("authorization,content-type");
/// Seconds for which a browser may remember the answer to a preflight.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// The request headers that pages of other origins may send.
const ALLOWED_HEADERS: [&str; 2] = ["authorization", "content-type"];

/// Origins whose pages may use the Management API, and what they may read of its answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct AllowedOrigins {
    origins: Vec<HeaderValue>,
    /// Names of headers with commas between them.
    exposed: Option<HeaderValue>,
}

impl AllowedOrigins {
    /// Takes origins in the form in which browsers send them, and names of headers.
    pub(crate) fn parse(origins: &[String], exposed: &[String]) -> Result<Self, StartError> {
        let origins: Result<_, _> = origins.iter().map(|origin| parse(origin)).collect();
        for name in exposed {
            HeaderName::from_str(name).map_err(|_| StartError::BadHeaderName(name.clone()))?;
        }
        let names = HeaderValue::from_str(&exposed.join(", "));
        Ok(Self {
            origins: origins?,
            exposed: names.ok().filter(|names| !names.is_empty()),
        })
    }

    /// The request's origin, when it is one of these.
    fn matching(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        headers
            .get(ORIGIN)
            .filter(|origin| self.origins.contains(origin))
            .cloned()
    }
}

fn parse(origin: &str) -> Result<HeaderValue, StartError> {
    BaseUrl::parse(origin)
        .and_then(|origin| HeaderValue::from_str(origin.as_str()).ok())
        .ok_or_else(|| StartError::BadOrigin(origin.to_owned()))
}

/// Answers preflights for the Management API and lets allowed origins read its answers.
pub(super) async fn allow(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/v2/") {
        return next.run(request).await;
    }
    let origin = app.origins.matching(request.headers());
    let is_preflight = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        preflight(request.headers(), origin.is_some())
    } else {
        next.run(request).await
    };
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if let Some(exposed) = app.origins.exposed.clone().filter(|_| !is_preflight) {
            // A fault may expose headers of its own.
            headers
                .entry(ACCESS_CONTROL_EXPOSE_HEADERS)
                .or_insert(exposed);
        }
    }
    response
}

fn preflight(request: &HeaderMap, is_allowed: bool) -> Response {
    if !is_allowed {
        return StatusCode::NO_CONTENT.into_response();
    }
    let asked_for = request
        .get_all(ACCESS_CONTROL_REQUEST_HEADERS)
        .iter()
        .map(|value| value.to_str().unwrap_or("\u{fffd}"))
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase());
    if asked_for
        .filter(|name| !name.is_empty())
        .any(|name| !ALLOWED_HEADERS.contains(&&*name))
    {
        let body = json!({ "message": "CORS error: Some headers are not allowed" });
        return answer::json(StatusCode::BAD_REQUEST, &body);
    }
    let headers = [
        (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (ACCESS_CONTROL_ALLOW_HEADERS, HEADERS),
        (ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}
