//! The wire format of the Management API v2: bytes come in, domain values or a clear error go out.
//!
//! Read tolerantly: no unredacted answer of the real API is public, so what is optional in its schema
//! may be absent, null, empty or of another type, and one broken entry does not hide the others.

pub mod clients;
mod date;
mod decode_error;
mod member;

use serde_json::{Map, Value};

pub use self::decode_error::DecodeError;
pub(crate) use self::decode_error::{check_json, kind, parse_json};
use crate::{
    certificate::Certificate,
    signing_key::{
        Dates, Flags, KeyId, KeyStatus, ListedKey, SigningKey, SigningKeys, UnreadableKey,
        UnreadableReason,
    },
};

/// The most characters of an error's text that are kept.
const MESSAGE_LIMIT: usize = 500;

/// Reads the answer to `GET /api/v2/keys/signing`: an array of keys.
///
/// # Errors
/// [`DecodeError`], when it is no array. An entry that cannot be read is an
/// [`UnreadableKey`] in the list.
pub fn decode_signing_keys(body: &[u8]) -> Result<SigningKeys, DecodeError> {
    match parse_json(body)? {
        Value::Array(entries) => Ok(SigningKeys::new(
            entries.into_iter().map(listed_key).collect(),
        )),
        other => Err(DecodeError::WrongShape {
            expected: "a list of signing keys",
            found: kind(&other),
        }),
    }
}

/// Reads the answer to `GET /api/v2/keys/signing/{kid}`: one key.
///
/// # Errors
/// [`DecodeError`], when it is no object, or one that has neither a key id nor a certificate.
pub fn decode_signing_key(body: &[u8]) -> Result<ListedKey, DecodeError> {
    match parse_json(body)? {
        Value::Object(entry) if entry.contains_key("kid") || entry.contains_key("cert") => {
            Ok(listed_key(Value::Object(entry)))
        }
        other => Err(DecodeError::WrongShape {
            expected: "a signing key",
            found: kind(&other),
        }),
    }
}

/// What an answer that is not a success says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiError {
    /// The status again, `statusCode`.
    pub status_code: Option<u16>,
    /// The short name, `error`.
    pub error: Option<String>,
    /// The text for people, `message` or, in OAuth's errors (RFC 6749 §5.2), `error_description`;
    /// at most 500 characters.
    pub message: Option<String>,
    /// The machine's word for the cause, `errorCode`; often missing.
    pub error_code: Option<String>,
}

/// Reads the body of an answer that is not a success; `None` when it is not one of the API's.
pub fn decode_error(body: &[u8]) -> Option<ApiError> {
    let Value::Object(mut members) = serde_json::from_slice(body).ok()? else {
        return None;
    };
    let mut text = |name| take_text(&mut members, name).map(|text| cut(&text));
    let error = ApiError {
        error: text("error"),
        message: text("message").or_else(|| text("error_description")),
        error_code: text("errorCode"),
        status_code: members
            .get("statusCode")
            .and_then(Value::as_u64)
            .and_then(|code| u16::try_from(code).ok()),
    };
    (error != ApiError::default()).then_some(error)
}

fn listed_key(entry: Value) -> ListedKey {
    let Value::Object(mut members) = entry else {
        return ListedKey::Unreadable(UnreadableKey {
            kid: None,
            status: KeyStatus::Unclear,
            dates: Dates::default(),
            reason: UnreadableReason::NotAnObject {
                found: kind(&entry),
            },
            certificate_text: None,
        });
    };
    let dates = Dates {
        in_use_since: members.get("current_since").and_then(date::read),
        in_use_until: members.get("current_until").and_then(date::read),
        revoked_at: members.get("revoked_at").and_then(date::read),
    };
    let (status, contradiction) = flags(&members).status(dates);
    let kid = take_text(&mut members, "kid").and_then(|kid| KeyId::parse(&kid));
    let text = take_text(&mut members, "cert");
    let certificate = match text.as_deref() {
        None => Err(UnreadableReason::NoCertificate),
        Some(text) => Certificate::from_pem(text).map_err(UnreadableReason::Certificate),
    };
    match (kid, certificate) {
        (Some(kid), Ok(certificate)) => ListedKey::Readable(Box::new(SigningKey {
            kid,
            status,
            contradiction,
            certificate,
            certificate_pem: text.unwrap_or_default(),
            pkcs7: take_text(&mut members, "pkcs7"),
            fingerprint: take_text(&mut members, "fingerprint"),
            thumbprint: take_text(&mut members, "thumbprint"),
            dates,
        })),
        (kid, certificate) => ListedKey::Unreadable(UnreadableKey {
            kid,
            status,
            dates,
            reason: certificate.err().unwrap_or(UnreadableReason::NoKeyId),
            certificate_text: text,
        }),
    }
}

fn flags(members: &Map<String, Value>) -> Flags {
    let is_true = |name| members.get(name) == Some(&Value::Bool(true));
    Flags {
        next: is_true("next"),
        current: is_true("current"),
        previous: is_true("previous"),
        revoked: is_true("revoked"),
    }
}

/// Takes a text out of an object; an empty one counts as absent.
pub(crate) fn take_text(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    match members.remove(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MESSAGE_LIMIT).collect()
}

#[cfg(test)]
mod tests;
