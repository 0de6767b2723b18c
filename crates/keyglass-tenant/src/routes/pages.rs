//! Everything that is no endpoint: the built app's files.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use crate::api_error::ApiError;
use crate::app::App;

/// Folders of endpoints: what is unknown there is an API's 404, never a page.
const ENDPOINTS: &[&str] = &[
    "/api",
    "/oauth",
    "/.well-known",
    "/local",
    "/samlp",
    "/wsfed",
];

/// Serves a file, the app's page, or a 404.
pub(super) async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    match &app.static_files {
        Some(files) if !is_endpoint(request.uri.path()) => files.serve(&request).await,
        _ => ApiError::NoSuchEndpoint.into_response(),
    }
}

fn is_endpoint(path: &str) -> bool {
    ENDPOINTS.iter().any(|folder| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
