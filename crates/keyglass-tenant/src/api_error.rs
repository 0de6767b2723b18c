//! The Management API's errors, with the bodies and headers that were recorded from it.

use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::answer;
use crate::store::StoreError;

/// A refusal of the Management API. `Display` is the body's `message`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// No `Authorization` header. Recorded.
    #[error("Missing authentication")]
    MissingAuthentication,
    /// An `Authorization` header that is not `Bearer` and one token. Recorded.
    #[error("Bad HTTP authentication header format")]
    MalformedAuthorization,
    /// A token that is no JWT of this tenant: wrong signature, unknown or revoked key, wrong issuer.
    #[error("Invalid token")]
    InvalidToken,
    /// A token past its `exp`. The words are those of laravel-auth0 issue 455.
    #[error("Expired token received for JSON Web Token validation")]
    ExpiredToken,
    /// A token for another API. Recorded.
    #[error("Bad audience: {0}")]
    BadAudience(String),
    /// A token without any of the scopes that the operation wants. Recorded.
    #[error("Insufficient scope, expected any of: {}", .0.join(","))]
    InsufficientScope(&'static [&'static str]),
    /// Members were asked for by name that the token's scopes do not show. The words are those of
    /// terraform-provider-auth0 issue 774; the code is the one recorded for missing scopes.
    #[error("You cannot read the following fields: {0}")]
    UnreadableFields(String),
    /// A parameter of the query cannot be read. The form of the words follows a recorded body error;
    /// the reasons are this tenant's own.
    #[error("Query validation error: '{reason}' on property {parameter}.")]
    InvalidQuery {
        /// The parameter's name.
        parameter: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No application has this id. Recorded.
    #[error("The client does not exist")]
    ClientNotFound,
    /// The application has no credential with this id. The words are those of the official schema.
    #[error("Credential does not exist")]
    CredentialNotFound,
    /// The application has no secret that could be rotated. That this is refused is documented;
    /// status, code and words are this tenant's own.
    #[error("The client authenticates without a secret, so there is none to rotate.")]
    ClientHasNoSecret,
    /// The bucket is empty. Recorded.
    #[error("Global limit has been reached")]
    TooManyRequests,
    /// No signing key has this id. The words are those of the official schema.
    #[error("Signing key not found.")]
    SigningKeyNotFound,
    /// The key is the current, the next or a revoked one. What the real API answers is not known;
    /// status, code and words are this tenant's own.
    #[error("Only a previously used signing key can be revoked.")]
    SigningKeyNotRevocable,
    /// There is no such endpoint, or not with this method.
    #[error("Not Found")]
    NoSuchEndpoint,
    /// The database failed. Its words go to the log, not to the caller.
    #[error("An internal server error occurred")]
    Store(#[from] StoreError),
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::MalformedAuthorization
            | Self::InvalidQuery { .. }
            | Self::ClientHasNoSecret
            | Self::SigningKeyNotRevocable => StatusCode::BAD_REQUEST,
            Self::MissingAuthentication
            | Self::InvalidToken
            | Self::ExpiredToken
            | Self::BadAudience(_) => StatusCode::UNAUTHORIZED,
            Self::InsufficientScope(_) | Self::UnreadableFields(_) => StatusCode::FORBIDDEN,
            Self::ClientNotFound
            | Self::CredentialNotFound
            | Self::SigningKeyNotFound
            | Self::NoSuchEndpoint => StatusCode::NOT_FOUND,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The machine-readable code. Many of the real API's errors have none.
    fn code(&self) -> Option<&'static str> {
        match self {
            Self::InsufficientScope(_) | Self::UnreadableFields(_) => Some("insufficient_scope"),
            Self::TooManyRequests => Some("too_many_requests"),
            Self::InvalidQuery { .. } => Some("invalid_query_string"),
            Self::ClientNotFound => Some("inexistent_client"),
            Self::CredentialNotFound => Some("inexistent_credential"),
            Self::ClientHasNoSecret => Some("client_has_no_secret"),
            Self::SigningKeyNotRevocable => Some("signing_key_not_revocable"),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = answer::json(
            status,
            &ErrorBody {
                status_code: status.as_u16(),
                error: status.canonical_reason().unwrap_or_default(),
                message: self.to_string(),
                error_code: self.code(),
            },
        );
        if status == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Self::Store(error) = self {
            response
                .extensions_mut()
                .insert(crate::request_log::FailureNote(error.to_string()));
        }
        response
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorBody {
    status_code: u16,
    error: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<&'static str>,
}
