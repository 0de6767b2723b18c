//! `/.well-known`: what the whole world may read.

mod jwks;
mod openid_configuration;

use std::sync::Arc;

use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS,
    CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;
use axum::routing::get;
use axum::{Router, middleware};

use crate::app::App;
use crate::rate_limit::limit_key_set;

pub(super) fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let limit = middleware::from_fn_with_state(Arc::clone(app), limit_key_set);
    Router::new()
        .route("/.well-known/jwks.json", get(jwks::jwks).layer(limit))
        .route(
            "/.well-known/openid-configuration",
            get(openid_configuration::discovery),
        )
}

/// The headers recorded on a real tenant's key set.
fn make_public(mut response: Response) -> Response {
    const CACHING: &str = "public, max-age=15, stale-while-revalidate=15, stale-if-error=86400";
    const EXPOSED: &str = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        ACCESS_CONTROL_ALLOW_CREDENTIALS,
        HeaderValue::from_static("false"),
    );
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(EXPOSED),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(CACHING));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
