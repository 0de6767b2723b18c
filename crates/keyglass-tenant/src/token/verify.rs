//! Checking the access token of a Management API call.

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};

use crate::api_error::ApiError;
use crate::base_url::BaseUrl;
use crate::crypto::Kid;
use crate::store::{KeyStatus, SigningKey, Store};
use crate::token::Scopes;
use crate::token::claims::Claims;

/// The scopes of `token`, once it has proved to be signed by one of the tenant's keys that is not
/// revoked, for the Management API under `base`, and not expired.
///
/// The key is the one that the token's `kid` names; the algorithm is RS256 whatever the header says.
pub(crate) async fn verify(store: &Store, token: &str, base: &BaseUrl) -> Result<Scopes, ApiError> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| ApiError::InvalidToken)?;
    let kid = Kid::asked_for(header.kid.ok_or(ApiError::InvalidToken)?);
    let key = store
        .read(move |connection| SigningKey::find(connection, &kid))
        .await?
        .filter(|key| key.status != KeyStatus::Revoked)
        .ok_or(ApiError::InvalidToken)?;

    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = 0;
    validation.validate_aud = false;
    let claims =
        jsonwebtoken::decode::<Claims>(token, &key.public_key.to_decoding_key(), &validation)
            .map_err(|error| match error.kind() {
                ErrorKind::ExpiredSignature => ApiError::ExpiredToken,
                _ => ApiError::InvalidToken,
            })?
            .claims;

    if !claims.aud.contains(&base.management_audience()) {
        return Err(ApiError::BadAudience(claims.aud.to_string()));
    }
    if claims.iss != base.issuer() {
        return Err(ApiError::InvalidToken);
    }
    Ok(Scopes::parse(&claims.scope))
}
