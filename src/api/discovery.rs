//! What a tenant publishes for everyone: its key set.

use gloo_net::http::Method;
use keyglass_core::{
    issuer::Issuer,
    jwk::{KeySet, decode_key_set},
    tenant::TenantUrl,
};

use super::{
    error::ApiError,
    transport::{Body, Call},
};
use crate::platform::abort::Abort;

/// The tenant's key set: `GET /.well-known/jwks.json` (RFC 7517), without a token.
///
/// # Errors
/// [`ApiError`].
pub async fn key_set(tenant: &TenantUrl, abort: &Abort) -> Result<KeySet, ApiError> {
    Ok(decode_key_set(&get(&key_set_url(tenant), abort).await?)?)
}

/// The key set of any issuer: where its discovery document says (OpenID Connect Discovery 1.0), or at the
/// usual place when it has none. Without a token.
///
/// # Errors
/// [`ApiError`].
pub async fn key_set_of(issuer: &Issuer, abort: &Abort) -> Result<KeySet, ApiError> {
    let url = match get(&issuer.discovery_url(), abort).await {
        Ok(document) => issuer.key_set_url_in(&document)?,
        Err(ApiError::NotFound) => issuer.usual_key_set_url(),
        Err(error) => return Err(error),
    };
    Ok(decode_key_set(&get(&url, abort).await?)?)
}

/// Where the tenant's key set is.
pub fn key_set_url(tenant: &TenantUrl) -> String {
    format!("{}/.well-known/jwks.json", tenant.origin())
}

async fn get(url: &str, abort: &Abort) -> Result<Body, ApiError> {
    let call = Call {
        method: Method::GET,
        url,
        authorization: None,
    };
    call.send(abort).await
}
