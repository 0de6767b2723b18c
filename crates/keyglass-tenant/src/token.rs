//! Access tokens for the Management API: issuing, reading, checking.

mod claims;
mod issue;
mod scope;
mod verify;

pub(crate) use claims::Audience;
pub(crate) use issue::TokenRequest;
pub use scope::ALL_SCOPES;
pub(crate) use scope::Scopes;
pub(crate) use verify::verify;

/// How long a token lives when nobody says otherwise: a day, in seconds.
pub(crate) const DEFAULT_LIFETIME_SECONDS: i64 = 86_400;
