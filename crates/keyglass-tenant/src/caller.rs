//! Who calls, as far as the request itself proves it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::api_error::ApiError;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::token::{self, Scopes};

/// The other end of the connection. The server puts it into every request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// A caller with a valid access token. Taking it as a handler's argument makes the token mandatory.
pub(crate) struct Caller {
    scopes: Scopes,
}

impl Caller {
    /// Whether the token carries one of `scopes`.
    pub(crate) fn has_any(&self, scopes: &[&str]) -> bool {
        self.scopes.contains_any(scopes)
    }

    /// Refuses unless the token carries one of `scopes`.
    pub(crate) fn require_any(&self, scopes: &'static [&'static str]) -> Result<(), ApiError> {
        if self.has_any(scopes) {
            Ok(())
        } else {
            Err(ApiError::InsufficientScope(scopes))
        }
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        let header = parts
            .headers
            .get(AUTHORIZATION)
            .ok_or(ApiError::MissingAuthentication)?;
        let token = header
            .to_str()
            .ok()
            .and_then(bearer_token)
            .ok_or(ApiError::MalformedAuthorization)?
            .to_owned();
        let base = BaseUrl::from_request_parts(parts, app).await?;
        Ok(Self {
            scopes: token::verify(&app.store, &token, &base).await?,
        })
    }
}

/// The token of a `Bearer` header (RFC 6750 section 2.1); the scheme's case does not matter.
fn bearer_token(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    let well_formed = !token.is_empty() && !token.contains(' ');
    (scheme.eq_ignore_ascii_case("bearer") && well_formed).then_some(token)
}

/// The base URL that the host check found for this request.
impl FromRequestParts<Arc<App>> for BaseUrl {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, ApiError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(ApiError::NoSuchEndpoint)
    }
}
