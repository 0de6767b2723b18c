//! `GET /api/v2/clients/{id}/credentials/{credential_id}`: one credential.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::store::{Application, Credential};

/// Wants `read:client_credentials`.
pub(in crate::routes::clients) async fn get(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((id, credential_id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    caller.require_any(&["read:client_credentials"])?;
    let found = app.store.read(move |connection| {
        let credential = Credential::find(connection, &id, &credential_id)?;
        let is_known = credential.is_some() || Application::find(connection, &id)?.is_some();
        Ok((is_known, credential))
    });
    match found.await? {
        (_, Some(credential)) => Ok(answer::json(StatusCode::OK, &credential)),
        (true, None) => Err(ApiError::CredentialNotFound),
        (false, None) => Err(ApiError::ClientNotFound),
    }
}
