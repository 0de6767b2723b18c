//! Texts that are no access token.

use thiserror::Error;

/// Why a text is not taken as an access token. `Display` is a sentence without its full stop, and
/// never holds any of the text.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TokenError {
    /// Nothing was entered.
    #[error("there is no token")]
    Empty,
    /// Longer than any token that a server takes.
    #[error("it is longer than {limit} characters, which no access token is")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// It holds a character that no JWT has.
    #[error("character {position} is none that a token has. Was something else copied with it?")]
    ForeignCharacter {
        /// Where it stands, counted from 1.
        position: usize,
    },
    /// It has not the three parts of a signed JWT.
    #[error(
        "it is not a signed JWT, which has three parts with dots between them; this has {parts}. \
         Opaque tokens and client secrets do not work here"
    )]
    NotJwt {
        /// How many parts it has.
        parts: usize,
    },
    /// It has no signature.
    #[error("it is cut off: the signature after the second dot is missing")]
    Unsigned,
    /// It is an encrypted JWT (RFC 7516).
    #[error("it is encrypted, so that it does not say for which tenant it is")]
    Encrypted,
    /// The first part is no JSON object in base64url.
    #[error("its first part, the header, cannot be read. Is the beginning missing?")]
    Header,
    /// The second part is no JSON object in base64url.
    #[error("its second part, the claims, cannot be read. Is a piece missing?")]
    Payload,
}
