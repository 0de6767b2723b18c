//! `GET /api/v2/keys/signing`: a bare array of every key, revoked ones included.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::routes::keys::signing::body::SigningKeyBody;
use crate::store::{SigningKey, StoreError};

/// Wants `read:signing_keys`. There is no paging.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<Response, ApiError> {
    caller.require_any(&["read:signing_keys"])?;
    let keys = app.store.read(SigningKey::all).await?;
    let body: Vec<SigningKeyBody> = keys
        .into_iter()
        .map(TryInto::try_into)
        .collect::<Result<_, _>>()
        .map_err(StoreError::from)?;
    Ok(answer::json(StatusCode::OK, &body))
}
