//! Errors of the token endpoint (RFC 6749 section 5.2).

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::answer;
use crate::request_log::FailureNote;
use crate::store::StoreError;
use crate::token::Scopes;

/// A refusal of the token endpoint. `Display` is the body's `error_description`.
#[derive(Debug, thiserror::Error)]
pub(super) enum OauthError {
    /// Unknown client, wrong secret, or a client that has none. Recorded.
    #[error("Unauthorized")]
    Unauthorized,
    /// A grant type other than client credentials. This tenant's own words.
    #[error("Unsupported grant type: {0}")]
    UnsupportedGrant(String),
    /// The request is neither a form nor JSON, or lacks a member. This tenant's own words.
    #[error("{0}")]
    Malformed(&'static str),
    /// The audience is not this tenant's Management API. This tenant's own words.
    #[error("Service not found: {0}")]
    UnknownAudience(String),
    /// The client has no grant for the API. This tenant's own words.
    #[error("Client is not authorized to access \"{0}\".")]
    NoGrant(String),
    /// The client asked for more than its grant holds. Recorded.
    #[error("Client has not been granted scopes: {0}")]
    ScopesNotGranted(Scopes),
    /// The database failed. Its words go to the log.
    #[error("Internal server error")]
    Store(#[from] StoreError),
}

impl OauthError {
    fn parts(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "access_denied"),
            Self::UnsupportedGrant(_) => (StatusCode::FORBIDDEN, "unauthorized_client"),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "invalid_request"),
            Self::UnknownAudience(_) | Self::NoGrant(_) | Self::ScopesNotGranted(_) => {
                (StatusCode::FORBIDDEN, "access_denied")
            }
            Self::Store(_) => (StatusCode::INTERNAL_SERVER_ERROR, "server_error"),
        }
    }
}

impl IntoResponse for OauthError {
    fn into_response(self) -> Response {
        let (status, error) = self.parts();
        let body = json!({ "error": error, "error_description": self.to_string() });
        let mut response = answer::json(status, &body);
        if let Self::Store(error) = self {
            response
                .extensions_mut()
                .insert(FailureNote(error.to_string()));
        }
        response
    }
}
