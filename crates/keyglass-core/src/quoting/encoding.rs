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
    /// The same in an item of HTTPie, `name:value`, whose separators are written with a backslash.
    HttpieItem,
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
            Self::UrlPath | Self::UrlQuery => {
                let encoded = percent_encode(text, is_unreserved);
                let why = if has_direction(&encoded) {
                    "cannot hold a mark of direction, which not every client sends: take it away"
                } else if encoded.len() > LONGEST_IN_URL {
                    "cannot hold more than 30,000 bytes of one value: shorten it"
                } else {
                    return Ok(encoded);
                };
                Err(QuoteError::Text {
                    place: "A URL",
                    why,
                })
            }
            Self::Json => Quote::Json.escape(text),
            Self::Header => check_header(text).map(|()| Cow::Borrowed(text)),
            Self::HttpieItem => {
                check_header(text)?;
                httpie_item(text)
            }
        }
    }
}

/// What keeps a header field from arriving as it is from every client (RFC 9110 §5.5).
pub(crate) fn header_fault(value: &str) -> Option<&'static str> {
    if value.contains(['\r', '\n', '\0']) {
        Some("has a line end or a NUL, which would end the header: take it away")
    } else if value.chars().any(|c| c.is_ascii_control()) {
        Some("has a control character, which not every client sends: take it away")
    } else if !value.is_ascii() {
        Some(
            "has characters beyond ASCII, which each client encodes in its own way: percent-encode them",
        )
    } else if value.trim_ascii() != value {
        Some("begins or ends with a blank, which is not sent: take it away")
    } else {
        None
    }
}

fn check_header(value: &str) -> Result<(), QuoteError> {
    let place = "The value of a header";
    header_fault(value).map_or(Ok(()), |why| Err(QuoteError::Text { place, why }))
}

/// HTTPie takes a backslash before one of its separators away, wherever it stands, so that a backslash
/// with such a sign behind it cannot be written.
fn httpie_item(text: &str) -> Result<Cow<'_, str>, QuoteError> {
    if text.ends_with('\\') || splits_httpie(text) {
        return Err(QuoteError::Text {
            place: "An item of HTTPie",
            why: "cannot hold a backslash before “:”, “;”, “=” or “@”: take another client",
        });
    }
    if !text.contains(HTTPIE_SIGNS) {
        return Ok(Cow::Borrowed(text));
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if HTTPIE_SIGNS.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    Ok(Cow::Owned(escaped))
}

const HTTPIE_SIGNS: [char; 4] = [':', ';', '=', '@'];

/// Whether a backslash stands before one of HTTPie's separators.
pub(crate) fn splits_httpie(text: &str) -> bool {
    text.split('\\')
        .skip(1)
        .any(|after| after.starts_with(HTTPIE_SIGNS))
}

/// How much of a URL may be text, or one value, in bytes: clients take no more than 65,519 in all.
pub(crate) const LONGEST_IN_URL: usize = 30_000;

/// Whether a path or query holds a mark of direction, encoded or not: .NET drops it.
pub(crate) fn has_direction(text: &str) -> bool {
    let is_mark = |after: &str| {
        let last = after.get(..2).map(str::to_ascii_uppercase);
        matches!(
            last.as_deref(),
            Some("8E" | "8F" | "AA" | "AB" | "AC" | "AD" | "AE")
        )
    };
    text.contains(['\u{200e}', '\u{200f}'])
        || text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}'))
        || text.split("%80%").skip(1).any(is_mark) && text.to_ascii_uppercase().contains("%E2%80%")
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
