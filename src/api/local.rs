//! The local tenant's open door: a token for the asking, on this machine only.

use gloo_net::http::Method;
use keyglass_core::{
    management::DecodeError,
    tenant::TenantUrl,
    token::{AccessToken, TokenClaims},
};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{error::ApiError, transport::Call};
use crate::platform::abort::Abort;

/// A Management API token of the local tenant with every scope: `POST /local/token`.
///
/// # Errors
/// [`ApiError`].
pub async fn token(
    tenant: &TenantUrl,
    abort: &Abort,
) -> Result<(AccessToken, TokenClaims), ApiError> {
    let call = Call {
        method: Method::POST,
        url: &format!("{}/local/token", tenant.origin()),
        authorization: None,
    };
    let body = call.send(abort).await?;
    let granted: Granted = serde_json::from_slice(&body).map_err(|_| WRONG_SHAPE)?;
    let text = Zeroizing::new(granted.access_token);
    Ok(AccessToken::parse(&text).map_err(|_| WRONG_SHAPE)?)
}

const WRONG_SHAPE: DecodeError = DecodeError::WrongShape {
    expected: "an object with an access token",
    found: "something else",
};

/// The part of the token response (RFC 6749 §5.1) that is used.
#[derive(Deserialize)]
struct Granted {
    access_token: String,
}
