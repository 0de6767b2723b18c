//! Issuing access tokens.

use jsonwebtoken::{Algorithm, Header};
use serde::Serialize;

use crate::base_url::BaseUrl;
use crate::clock::Timestamp;
use crate::store::{SigningKey, Store, StoreError};
use crate::token::claims::Claims;
use crate::token::{Audience, DEFAULT_LIFETIME_SECONDS, Scopes};

/// What a new token shall say.
#[derive(Debug, Clone)]
pub(crate) struct TokenRequest {
    pub(crate) issuer: String,
    pub(crate) audience: Audience,
    pub(crate) client_id: String,
    pub(crate) scopes: Scopes,
    /// Negative for a token that has already expired.
    pub(crate) lifetime_seconds: i64,
}

impl TokenRequest {
    /// A day's token for the Management API under `base`.
    pub(crate) fn for_management(base: &BaseUrl, client_id: String, scopes: Scopes) -> Self {
        Self {
            issuer: base.issuer(),
            audience: Audience::One(base.management_audience()),
            client_id,
            scopes,
            lifetime_seconds: DEFAULT_LIFETIME_SECONDS,
        }
    }

    /// Signs the token with the tenant's current key.
    pub(crate) async fn issue(self, store: &Store) -> Result<IssuedToken, StoreError> {
        let (kid, private_key) = store.read(SigningKey::current_private).await?;
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(kid.to_string());

        let issued_at = Timestamp::now().unix_seconds();
        let scope = self.scopes.to_string();
        let claims = Claims {
            iss: self.issuer,
            sub: format!("{}@clients", self.client_id),
            aud: self.audience,
            iat: issued_at,
            exp: issued_at + self.lifetime_seconds,
            scope: scope.clone(),
            gty: "client-credentials".to_owned(),
            azp: self.client_id,
        };
        let access_token = jsonwebtoken::encode(&header, &claims, &private_key.to_encoding_key())
            .map_err(crate::crypto::CryptoError::from)?;

        Ok(IssuedToken {
            access_token,
            scope,
            expires_in: self.lifetime_seconds,
            token_type: "Bearer",
        })
    }
}

/// The token endpoint's answer (RFC 6749 section 5.1).
#[derive(Clone, Serialize)]
pub(crate) struct IssuedToken {
    pub(crate) access_token: String,
    scope: String,
    expires_in: i64,
    token_type: &'static str,
}
