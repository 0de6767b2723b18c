//! `/api/v2`: the Management API.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::api_error::ApiError;
use crate::app::App;
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
            recorded_headers,
        ))
}

async fn no_such_endpoint() -> ApiError {
    ApiError::NoSuchEndpoint
}

/// The headers that every recorded answer of the Management API carries, errors included.
async fn recorded_headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("origin,accept-encoding"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if app.tls {
        let one_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(STRICT_TRANSPORT_SECURITY, one_year);
    }
    response
}
