//! `GET /api/v2/clients/{id}/credentials`: a bare array, empty for an application with a secret.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::store::{Application, Credential};

/// Wants `read:client_credentials`. There is no paging.
pub(in crate::routes::clients) async fn list(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    caller.require_any(&["read:client_credentials"])?;
    let credentials = app
        .store
        .read(move |connection| {
            let credentials = Credential::all_of(connection, &id)?;
            let is_known = !credentials.is_empty() || Application::find(connection, &id)?.is_some();
            Ok(is_known.then_some(credentials))
        })
        .await?
        .ok_or(ApiError::ClientNotFound)?;
    Ok(answer::json(StatusCode::OK, &credentials))
}
