//! Access tokens, and what they say of themselves.
//!
//! Keyglass reads a token's claims to tell a mistake before anything is sent. It does not verify the
//! signature: the tenant does, with every request.

mod claims;
mod error;
mod mask;

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Map, Value};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use self::{
    claims::{TokenClaims, TokenRefusal},
    error::TokenError,
    mask::mask_tokens,
};

/// The longest token that is taken, in bytes: more than any server takes as a header.
const LIMIT: usize = 16 * 1024;

/// An access token: wiped when it is dropped, and never part of a debug text.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct AccessToken(String);

impl AccessToken {
    /// Reads a token as people paste it: with white space around it, with `Bearer` before it or in
    /// quotes. It must be a signed JWT in compact form (RFC 7515 §3.1), since an opaque token does not
    /// say for whom it is.
    ///
    /// # Errors
    /// [`TokenError`], which never holds any of the text.
    pub fn parse(text: &str) -> Result<(Self, TokenClaims), TokenError> {
        let token = bare(text);
        if token.is_empty() {
            return Err(TokenError::Empty);
        }
        if token.len() > LIMIT {
            return Err(TokenError::TooLong { limit: LIMIT });
        }
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if let Some(position) = token.bytes().position(|byte| !is_allowed(byte)) {
            let position = token
                .get(..position)
                .map_or(position, |it| it.chars().count());
            return Err(TokenError::ForeignCharacter {
                position: position + 1,
            });
        }
        let parts: Vec<&str> = token.split('.').collect();
        let (header, payload) = match *parts {
            [header, payload, signature] if !signature.is_empty() => (header, payload),
            [_, _, _] => return Err(TokenError::Unsigned),
            [_, _, _, _, _] => return Err(TokenError::Encrypted),
            _ => return Err(TokenError::NotJwt { parts: parts.len() }),
        };
        let header = object(header).ok_or(TokenError::Header)?;
        let payload = object(payload).ok_or(TokenError::Payload)?;
        Ok((Self(token.to_owned()), TokenClaims::new(&header, &payload)))
    }

    /// The token itself. Each place that calls this is one from which it can leave.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

/// Whether a text from outside repeats a part of the token that an `Authorization` header carried, as
/// servers do that quote the request in their errors. Parts that are short could stand there by chance.
pub fn repeats_token(text: &str, authorization: &str) -> bool {
    const TELLING: usize = 8;
    let mut parts = bare(authorization).split('.');
    parts.any(|part| part.len() >= TELLING && text.contains(part))
}

fn bare(text: &str) -> &str {
    let text = text.trim().trim_matches('"').trim();
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("bearer ") => text[7..].trim(),
        _ => text,
    }
}

/// A part of a JWT: base64url of a JSON object.
fn object(part: &str) -> Option<Map<String, Value>> {
    let json = Zeroizing::new(Base64UrlUnpadded::decode_vec(part).ok()?);
    serde_json::from_slice(&json).ok()
}

#[cfg(test)]
mod tests;
