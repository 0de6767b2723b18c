//! What a value is turned into before it is quoted: a part of a URL, of a JSON text, of a header.

use std::borrow::Cow;

use super::{Quote, QuoteError};

/// What a value becomes before it is quoted, by where it stands in the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The text as it is.
    #[default]
    Plain,
    /// The host of a URL, with an optional port: not encoded, but checked.
    UrlHost,
    /// A segment of a URL's path, or a part of one: percent-encoded.
    UrlPath,
    /// A name or value of a URL's query, or a part of one: percent-encoded.
    UrlQuery,
    /// The inside of a string of a JSON text.
    Json,
    /// The value of a header field, or a part of one: not encoded, but checked (RFC 9110 §5.5).
    Header,
}

impl Encoding {
    /// `text` as it stands at that place.
    ///
    /// # Errors
    /// [`QuoteError`] for a host that is none, for a segment that a URL does not keep (`.` and `..`),
    /// and for characters that a header field does not carry.
    pub fn encode(self, text: &str) -> Result<Cow<'_, str>, QuoteError> {
        match self {
            Self::Plain => Ok(Cow::Borrowed(text)),
            Self::UrlHost if is_authority(text) => Ok(Cow::Borrowed(text)),
            Self::UrlHost => Err(QuoteError::Text {
                place: "The host of a URL",
                why: "is a domain such as acme.eu.auth0.com, with or without a port",
            }),
            Self::UrlPath if matches!(text, "." | "..") => Err(QuoteError::Text {
                place: "The path of a URL",
                why: "cannot hold “.” or “..” as a part: clients leave it out",
            }),
            Self::UrlPath | Self::UrlQuery => Ok(percent_encode(text, is_unreserved)),
            Self::Json => Quote::Json.escape(text),
            Self::Header => match text.chars().find(|c| !is_field_char(*c)) {
                None => Ok(Cow::Borrowed(text)),
                Some(character) => Err(QuoteError::Character {
                    character,
                    place: "A header",
                }),
            },
        }
    }
}

/// Whether a header field carries a character the same way with every client: ASCII that can be seen,
/// and the space.
pub(crate) fn is_field_char(c: char) -> bool {
    matches!(c, ' '..='~')
}

/// Whether a character stands for itself everywhere in a URL (RFC 3986 §2.3).
pub(crate) fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~')
}

/// Writes the bytes of all characters but those that `keeps` names as `%XX` (RFC 3986 §2.1).
pub(crate) fn percent_encode(text: &str, keeps: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(&keeps) {
        return Cow::Borrowed(text);
    }
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() * 3);
    for c in text.chars() {
        if keeps(c) {
            encoded.push(c);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    Cow::Owned(encoded)
}

/// Whether a text is a host of ASCII with an optional port: a name, an IPv4 address, or an IPv6 address
/// in brackets (RFC 3986 §3.2.2).
pub(crate) fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rfind(':') {
        Some(colon) if !text.ends_with(']') => (&text[..colon], Some(&text[colon + 1..])),
        _ => (text, None),
    };
    let port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|n| n > 0)
    });
    let address = |inside: &str| inside.parse::<std::net::Ipv6Addr>().is_ok();
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let host = match host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(inside) => address(inside),
        None => host.len() <= 253 && host.split('.').all(label),
    };
    host && port
}
