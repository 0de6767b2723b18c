//! `/api/v2`: the Management API.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, VARY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::api_error::ApiError;
use crate::app::App;
use crate::rate_limit::limit_management;
use crate::routes::{clients, keys};

/// The endpoints under `/api/v2`. An unknown path and a wrong method are both 404 there.
pub(super) fn router(app: &Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .nest("/clients", clients::router())
        .nest("/keys/signing", keys::signing::router())
        .fallback(no_such_endpoint)
        .method_not_allowed_fallback(no_such_endpoint)
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            limit_management,
        ))
        .layer(middleware::from_fn(recorded_headers))
}

async fn no_such_endpoint() -> ApiError {
    ApiError::NoSuchEndpoint
}

/// The headers that every recorded answer of the Management API carries, errors included.
///
/// One is left out: `Strict-Transport-Security` would make a browser insist on HTTPS for every other
/// program that this machine has under `localhost`, for a year.
async fn recorded_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("origin,accept-encoding"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
