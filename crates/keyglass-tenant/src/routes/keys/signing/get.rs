//! `GET /api/v2/keys/signing/{kid}`: one key.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::crypto::Kid;
use crate::routes::keys::signing::body::SigningKeyBody;
use crate::store::{SigningKey, StoreError};

/// Wants `read:signing_keys`.
pub(super) async fn get(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(kid): Path<String>,
) -> Result<Response, ApiError> {
    caller.require_any(&["read:signing_keys"])?;
    let kid = Kid::asked_for(kid);
    let key = app
        .store
        .read(move |connection| SigningKey::find(connection, &kid))
        .await?
        .ok_or(ApiError::SigningKeyNotFound)?;
    let body = SigningKeyBody::try_from(key).map_err(StoreError::from)?;
    Ok(answer::json(StatusCode::OK, &body))
}
