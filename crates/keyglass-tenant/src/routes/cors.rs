//! Cross-origin use of the Management API: only by origins that the operator named.
//!
//! What the real API allows is not documented. That it answers preflights, and refuses headers that
//! it does not know in these words, was observed.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::answer;
use crate::app::App;
use crate::tenant::StartError;

const METHODS: HeaderValue = HeaderValue::from_static("GET,POST,PUT,PATCH,DELETE");
const HEADERS: HeaderValue = HeaderValue::from_static("authorization,content-type");
/// Seconds for which a browser may remember the answer to a preflight.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// The request headers that pages of other origins may send.
const ALLOWED_HEADERS: [&str; 2] = ["authorization", "content-type"];

/// Origins whose pages may use the Management API.
#[derive(Debug, Clone, Default)]
pub(crate) struct AllowedOrigins(Vec<HeaderValue>);

impl AllowedOrigins {
    /// Takes origins in the form in which browsers send them.
    pub(crate) fn parse(origins: &[String]) -> Result<Self, StartError> {
        origins
            .iter()
            .map(|origin| parse(origin))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The request's origin, when it is one of these.
    fn matching(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        headers
            .get(ORIGIN)
            .filter(|origin| self.0.contains(origin))
            .cloned()
    }
}

fn parse(origin: &str) -> Result<HeaderValue, StartError> {
    let bad = || StartError::BadOrigin(origin.to_owned());
    let uri: Uri = origin.parse().map_err(|_| bad())?;
    let (Some(scheme @ ("http" | "https")), Some(authority)) = (uri.scheme_str(), uri.authority())
    else {
        return Err(bad());
    };
    if origin != format!("{scheme}://{authority}") || authority.as_str().contains('@') {
        return Err(bad());
    }
    HeaderValue::from_str(&origin.to_ascii_lowercase()).map_err(|_| bad())
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
        response
            .headers_mut()
            .insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
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
