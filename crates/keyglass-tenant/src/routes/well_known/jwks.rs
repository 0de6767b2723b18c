//! `GET /.well-known/jwks.json`: the public halves of every key that still counts (RFC 7517).

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::crypto::{CryptoError, Kid};
use crate::routes::well_known::make_public;
use crate::store::{SigningKey, StoreError};

/// Current key first, then next, then previous ones. Revoked keys are gone.
pub(super) async fn jwks(State(app): State<Arc<App>>) -> Result<Response, ApiError> {
    let keys = app.store.read(SigningKey::valid).await?;
    let keys: Vec<Jwk> = keys
        .iter()
        .map(Jwk::try_from)
        .collect::<Result<_, _>>()
        .map_err(StoreError::from)?;
    Ok(make_public(answer::json(StatusCode::OK, &JwkSet { keys })))
}

#[derive(Serialize)]
struct JwkSet {
    keys: Vec<Jwk>,
}

/// Members in the order of the newer recorded key sets.
#[derive(Serialize)]
struct Jwk {
    kty: &'static str,
    #[serde(rename = "use")]
    usage: &'static str,
    n: String,
    e: String,
    kid: Kid,
    x5t: String,
    x5c: [String; 1],
    alg: &'static str,
}

impl TryFrom<&SigningKey> for Jwk {
    type Error = CryptoError;

    fn try_from(key: &SigningKey) -> Result<Self, CryptoError> {
        let (n, e) = key.public_key.to_jwk_members()?;
        Ok(Self {
            kty: "RSA",
            usage: "sig",
            n,
            e,
            kid: key.kid.clone(),
            x5t: key.kid.x5t(&key.certificate),
            x5c: [key.certificate.to_base64()],
            alg: "RS256",
        })
    }
}
