//! `POST /api/v2/keys/signing/rotate`: next becomes current, a new next key is made.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::routes::keys::signing::body::KidAndCertificate;
use crate::{answer, lifecycle};

/// Wants `create:signing_keys` and `update:signing_keys`, both. Answers 201 and the new next key.
pub(super) async fn rotate(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<Response, ApiError> {
    caller.require_any(&["create:signing_keys"])?;
    caller.require_any(&["update:signing_keys"])?;
    let next = lifecycle::rotate(&app).await?;
    Ok(answer::json(
        StatusCode::CREATED,
        &KidAndCertificate::from(next),
    ))
}
