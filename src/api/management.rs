//! The Management API v2, as far as Keyglass reads it.

pub mod client_secret;
pub mod clients;
pub mod console;

use gloo_net::http::Method;
use js_sys::encode_uri_component;
use keyglass_core::{
    management::{decode_signing_key, decode_signing_keys},
    signing_key::{KeyId, ListedKey, SigningKeys},
};

use super::{Connection, error::ApiError, transport::Body, transport::Call};
use crate::platform::abort::Abort;

/// The scope that reading signing keys needs.
pub const READ_SIGNING_KEYS: &str = "read:signing_keys";

/// The scope that revoking a key needs, and, beside the next one, rotating.
pub const UPDATE_SIGNING_KEYS: &str = "update:signing_keys";

/// The other scope that rotating needs.
pub const CREATE_SIGNING_KEYS: &str = "create:signing_keys";

/// All signing keys of the tenant: `GET /api/v2/keys/signing`.
///
/// # Errors
/// [`ApiError`].
pub async fn signing_keys(connection: &Connection, abort: &Abort) -> Result<SigningKeys, ApiError> {
    let body = get(connection, "keys/signing", abort).await?;
    Ok(decode_signing_keys(&body)?)
}

/// One signing key: `GET /api/v2/keys/signing/{kid}`.
///
/// # Errors
/// [`ApiError`]; `NotFound` when the tenant has no key with this id.
pub async fn signing_key(
    connection: &Connection,
    kid: &KeyId,
    abort: &Abort,
) -> Result<ListedKey, ApiError> {
    let kid = String::from(encode_uri_component(kid.as_str()));
    let body = get(connection, &format!("keys/signing/{kid}"), abort).await?;
    Ok(decode_signing_key(&body)?)
}

/// Rotates: the next key begins to sign: `POST /api/v2/keys/signing/rotate`. The answer's content is
/// not needed, so a success with a broken body is a success.
///
/// # Errors
/// [`ApiError`]; [`ApiError::leaves_open`] says whether the tenant may have rotated all the same.
pub async fn rotate(connection: &Connection, abort: &Abort) -> Result<(), ApiError> {
    send(connection, Method::POST, "keys/signing/rotate", abort).await
}

/// Revokes a previous key: `PUT /api/v2/keys/signing/{kid}/revoke`. The answer's content is not needed.
///
/// # Errors
/// As for [`rotate`].
pub async fn revoke(connection: &Connection, kid: &KeyId, abort: &Abort) -> Result<(), ApiError> {
    let kid = String::from(encode_uri_component(kid.as_str()));
    send(
        connection,
        Method::PUT,
        &format!("keys/signing/{kid}/revoke"),
        abort,
    )
    .await
}

async fn send(
    connection: &Connection,
    method: Method,
    path: &str,
    abort: &Abort,
) -> Result<(), ApiError> {
    let call = Call {
        method,
        url: &connection.management(path),
        authorization: Some(&connection.authorization()),
    };
    call.send(abort).await.map(|_| ())
}

async fn get(connection: &Connection, path: &str, abort: &Abort) -> Result<Body, ApiError> {
    let call = Call {
        method: Method::GET,
        url: &connection.management(path),
        authorization: Some(&connection.authorization()),
    };
    call.send(abort).await
}
