//! Bodies that are not what the API promises.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, error::Category};
use thiserror::Error;

/// Why a body could not be read. `Display` is a sentence without its full stop. The body itself, which
/// may hold secrets, is never part of it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum DecodeError {
    /// There are no bytes, or only white space.
    #[error("The answer is empty")]
    Empty,
    /// The bytes are no UTF-8, as JSON must be (RFC 8259 §8.1).
    #[error("The answer is not text (byte {position} is not UTF-8)")]
    NotUtf8 {
        /// The first byte that does not fit, counted from 0.
        position: usize,
    },
    /// It is a page, not data.
    #[error("The answer is an HTML page, not JSON")]
    Html,
    /// JSON that ends too early.
    #[error("The answer is cut off: its JSON ends in the middle")]
    CutOff,
    /// Not JSON (RFC 8259).
    #[error("The answer is not JSON (line {line}, column {column})")]
    NotJson {
        /// The line of the first fault, counted from 1.
        line: usize,
        /// Its column in bytes, counted from 1.
        column: usize,
    },
    /// JSON that is nested deeper than any answer of the API, made to exhaust whoever reads it.
    #[error("The answer is nested deeper than any that the API gives")]
    TooDeep,
    /// JSON of another shape.
    #[error("The answer is {found} where {expected} was expected")]
    WrongShape {
        /// What should be there.
        expected: &'static str,
        /// What is there.
        found: &'static str,
    },
}

/// Reads a body as JSON.
pub(crate) fn parse_json(body: &[u8]) -> Result<Value, DecodeError> {
    parse_into(body)
}

/// Reads a body as JSON into a type that takes any JSON.
pub(crate) fn parse_into<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, DecodeError> {
    serde_json::from_str(json_text(body)?).map_err(not_json)
}

/// The text of a body, checked to be JSON from its first to its last character. Nothing of it is copied.
pub(crate) fn check_json(body: &[u8]) -> Result<&str, DecodeError> {
    let text = json_text(body)?;
    serde_json::from_str::<IgnoredAny>(text).map_err(not_json)?;
    Ok(text)
}

/// The text of a body that may be JSON.
fn json_text(body: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|error| DecodeError::NotUtf8 {
        position: error.valid_up_to(),
    })?;
    // A byte order mark is no part of JSON, and a parser may ignore it (RFC 8259 §8.1).
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.trim_start().as_bytes().first() {
        None => Err(DecodeError::Empty),
        Some(b'<') => Err(DecodeError::Html),
        Some(_) => Ok(text),
    }
}

fn not_json(error: serde_json::Error) -> DecodeError {
    match error.classify() {
        Category::Eof => DecodeError::CutOff,
        // The parser has no other sign of it.
        _ if error.to_string().starts_with("recursion limit") => DecodeError::TooDeep,
        _ => DecodeError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

/// What a JSON value is, in words.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object of another kind",
    }
}
