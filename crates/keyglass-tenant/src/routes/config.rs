//! `GET /config.json`: tells the dashboard that a local tenant serves it.
//!
//! Takes the place of the file of that name in a static deployment.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use serde_json::json;

use crate::answer;
use crate::app::App;
use crate::base_url::BaseUrl;

pub(super) fn router() -> Router<Arc<App>> {
    Router::new().route("/config.json", get(config))
}

async fn config(State(app): State<Arc<App>>, base: BaseUrl) -> Response {
    let body = json!({ "local_tenant": { "url": base.as_str(), "name": app.profile.name } });
    let mut response = answer::json(StatusCode::OK, &body);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
