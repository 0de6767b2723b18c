//! `GET /openapi.json`: what this tenant answers, as an OpenAPI 3.1 document.
//!
//! The document is a file beside this one. That it is true is a matter of tests: every answer is held
//! against it, and every route has to stand in it.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use crate::answer;
use crate::app::App;
use crate::base_url::BaseUrl;

const DOCUMENT: &str = include_str!("openapi/document.json");

pub(super) fn router() -> Router<Arc<App>> {
    Router::new().route("/openapi.json", get(document))
}

/// The document, with the tenant's own address in it.
async fn document(base: BaseUrl) -> Response {
    let mut document: Value = serde_json::from_str(DOCUMENT).expect("the file is checked by tests");
    document["servers"] = json!([{ "url": base.as_str() }]);
    answer::json(StatusCode::OK, &document)
}
