//! `PUT /api/v2/keys/signing/{kid}/revoke`: a previous key verifies no more, for good.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::crypto::Kid;
use crate::lifecycle::Revocation;
use crate::routes::keys::signing::body::KidAndCertificate;
use crate::{answer, lifecycle};

/// Wants `update:signing_keys`. Answers the revoked key.
pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(kid): Path<String>,
) -> Result<Response, ApiError> {
    caller.require_any(&["update:signing_keys"])?;
    match lifecycle::revoke(&app, Kid::asked_for(kid)).await? {
        Revocation::Done(key) => Ok(answer::json(StatusCode::OK, &KidAndCertificate::from(*key))),
        Revocation::NotFound => Err(ApiError::SigningKeyNotFound),
        Revocation::NotPrevious => Err(ApiError::SigningKeyNotRevocable),
    }
}
