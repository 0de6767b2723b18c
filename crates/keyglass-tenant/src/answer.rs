//! Answers as the real API writes them on the wire.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;

/// The media type of every JSON answer, spelled as recorded.
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// `body` as JSON with this status.
pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Response {
    let bytes = serde_json::to_vec(body).expect("the answers are maps with string keys");
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    response
}
