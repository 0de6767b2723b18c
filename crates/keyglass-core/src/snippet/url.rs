//! The URL of a request, in the parts that clients want, each with its variables.

use super::{
    error::SnippetError,
    value::{Part, Value},
    writer::{Hole, Run},
};
use crate::quoting::{Encoding, LONGEST_IN_URL, has_direction, is_authority, percent_encode};

/// A URL that every client sends as it stands.
#[derive(Debug)]
pub(super) struct Url<'a> {
    pub(super) https: bool,
    /// Host and port.
    pub(super) authority: Vec<Run<'a>>,
    /// Path and query.
    pub(super) target: Vec<Run<'a>>,
    pub(super) has_query: bool,
}

/// Reads a URL; what a URL does not hold is percent-encoded, and so are the characters of `also`.
pub(super) fn parse<'a>(value: &'a Value, also: &str) -> Result<Url<'a>, SnippetError> {
    let outline = value.outline();
    let (https, scheme_len) = match outline.find("://") {
        Some(5) if outline[..5].eq_ignore_ascii_case("https") => (true, 8),
        Some(4) if outline[..4].eq_ignore_ascii_case("http") => (false, 7),
        _ => return Err(SnippetError::Url("must begin with https:// or http://")),
    };
    let rest = &outline[scheme_len..];
    let authority_len = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(authority_len);
    check(authority, target).map_or(Ok(()), |why| Err(SnippetError::Url(why)))?;

    let mut url = Url {
        https,
        authority: Vec::new(),
        target: Vec::new(),
        has_query: false,
    };
    let mut place = Encoding::UrlHost;
    // The scheme is text: a variable would not have made it a scheme.
    let mut scheme = scheme_len;
    for part in &value.0 {
        match part {
            Part::Text(text) => {
                let (_, rest) = text.split_at(scheme.min(text.len()));
                scheme -= text.len() - rest.len();
                url.push_text(&mut place, rest, also);
            }
            Part::Variable {
                name,
                spelling,
                secret,
            } => url.runs(place).push(Run::Hole(Hole {
                name,
                spelling,
                secret: *secret,
                encoding: place,
            })),
        }
    }
    if url.target.is_empty() {
        url.target.push(Run::Text("/".into()));
    }
    let length = |run: &Run<'_>| match run {
        Run::Text(text) => text.len(),
        Run::Hole(_) => 0,
    };
    if url.target.iter().map(length).sum::<usize>() > LONGEST_IN_URL {
        return Err(SnippetError::Url(
            "is longer than 30,000 bytes once it is percent-encoded, which not every client sends: shorten it",
        ));
    }
    Ok(url)
}

impl<'a> Url<'a> {
    fn runs(&mut self, place: Encoding) -> &mut Vec<Run<'a>> {
        match place {
            Encoding::UrlHost => &mut self.authority,
            _ => &mut self.target,
        }
    }

    /// Appends text, which may go on in the next part of the URL.
    fn push_text(&mut self, place: &mut Encoding, text: &str, also: &str) {
        // What begins the next part: the path, then the query.
        let border = match place {
            Encoding::UrlHost => text.find(['/', '?']),
            Encoding::UrlPath => text.find('?'),
            _ => None,
        };
        let (text, rest) = text.split_at(border.unwrap_or(text.len()));
        let keeps = |c| stands_in_target(c) && !also.contains(c);
        let encoded = match place {
            Encoding::UrlHost => text.to_owned(),
            _ => percent_encode(text, keeps).into_owned(),
        };
        if !encoded.is_empty() {
            self.runs(*place).push(Run::Text(encoded.into()));
        }
        if border.is_none() {
            return;
        }
        if *place == Encoding::UrlHost && rest.starts_with('?') {
            self.target.push(Run::Text("/".into()));
        }
        if rest.starts_with('?') {
            *place = Encoding::UrlQuery;
            self.has_query = true;
        } else {
            *place = Encoding::UrlPath;
        }
        self.push_text(place, rest, also);
    }
}

/// What keeps an address from being sent as it stands.
fn check(authority: &str, target: &str) -> Option<&'static str> {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    if authority.contains('@') {
        Some("holds a user name: send it in the header “Authorization”")
    } else if !authority.is_ascii() {
        Some("has a host with letters beyond ASCII: write it in the form that begins xn--")
    } else if !is_authority(authority) {
        Some("has a host that is none: write a domain such as acme.eu.auth0.com")
    } else if target.contains('#') {
        Some("has a fragment (“#”), which is never sent: leave it out, or write %23")
    } else if target.contains('\\') {
        Some("has a backslash: write / or %5C")
    } else if has_direction(target) {
        Some("has a mark of direction, which not every client sends: take it away")
    } else if !percent_is_right(target) {
        Some("has a “%” without two hexadecimal digits behind it: write %25")
    } else if path.split('/').any(is_dots) {
        Some("has “.” or “..” as a segment, which clients leave out: write the path without it")
    } else if path.starts_with("//") {
        Some("has two slashes behind the host, which not every client keeps: write one")
    } else if query == Some("") {
        Some("has a “?” with nothing behind it: leave it out")
    } else {
        None
    }
}

/// Whether each `%` begins an encoded byte.
fn percent_is_right(target: &str) -> bool {
    let is_encoded = |after: &str| {
        let mut bytes = after.bytes();
        let mut is_digit = || bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        is_digit() && is_digit()
    };
    target.split('%').skip(1).all(is_encoded)
}

/// Whether a segment is `.` or `..`, percent-encoded or not: clients resolve both (URL Standard,
/// "double-dot URL path segment").
fn is_dots(segment: &str) -> bool {
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    matches!(plain.as_str(), "." | "..")
}

/// Whether a character stands for itself in a path or query (RFC 3986 §3.3, §3.4), or is the `%` of an
/// encoded one.
fn stands_in_target(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(c)
}
