//! Refuses requests for hosts that are not the tenant's own.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::Response;
use serde_json::json;

use crate::answer;
use crate::app::App;
use crate::base_url::HostRefused;

/// Finds the base URL of the request and hands it on to the handlers.
///
/// A foreign host is answered with 421 (RFC 9110 section 15.5.20), a missing one with 400.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response {
    let authority = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .or_else(|| {
            request
                .uri()
                .authority()
                .map(|authority| authority.as_str())
        })
        .unwrap_or_default();
    match app.hosts.base_url(authority) {
        Ok(base) => {
            request.extensions_mut().insert(base);
            next.run(request).await
        }
        Err(refused) => refuse(&refused),
    }
}

fn refuse(refused: &HostRefused) -> Response {
    let status = match refused {
        HostRefused::Malformed => StatusCode::BAD_REQUEST,
        HostRefused::Foreign(_) => StatusCode::MISDIRECTED_REQUEST,
    };
    let body = json!({
        "statusCode": status.as_u16(),
        "error": status.canonical_reason(),
        "message": refused.to_string(),
    });
    answer::json(status, &body)
}
