//! What a tenant publishes for everyone: its key set.

use gloo_net::http::Method;
use keyglass_core::{
    jwk::{KeySet, decode_key_set},
    tenant::TenantUrl,
};

use super::{error::ApiError, transport::Call};
use crate::platform::abort::Abort;

/// The tenant's key set: `GET /.well-known/jwks.json` (RFC 7517), without a token.
///
/// # Errors
/// [`ApiError`].
pub async fn key_set(tenant: &TenantUrl, abort: &Abort) -> Result<KeySet, ApiError> {
    let call = Call {
        method: Method::GET,
        url: &key_set_url(tenant),
        authorization: None,
    };
    Ok(decode_key_set(&call.send(abort).await?)?)
}

/// Where the tenant's key set is.
pub fn key_set_url(tenant: &TenantUrl) -> String {
    format!("{}/.well-known/jwks.json", tenant.origin())
}
