//! Whether a request can be sent as it is asked for, by any client and by the one it is written for.

use super::{
    Client, Method, Request,
    error::{SnippetError, shown},
    url::{self, Url},
    value::{Part, Value},
    writer::{Hole, Run},
};
use crate::quoting::{Encoding, header_fault};

/// The longest part, in bytes: a word of a command line holds 128 kB, a string of Java 64.
const LONGEST: usize = 60_000;

/// Headers that clients write themselves, each in its own way.
const OWN: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A request that can be written.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) method: Method,
    pub(super) url: Url<'a>,
    pub(super) headers: Vec<Field<'a>>,
    pub(super) body: Option<Vec<Run<'a>>>,
}

/// A header.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) value: Vec<Run<'a>>,
}

/// Checks a request, for every client and for this one.
pub(super) fn check(request: &Request, client: Client) -> Result<Plan<'_>, SnippetError> {
    let method = Method::parse(&request.method)
        .ok_or_else(|| SnippetError::Method(shown(&request.method)))?;
    check_length("URL", &request.url)?;
    let url = url::parse(&request.url, client.encodes())?;
    let mut headers: Vec<Field<'_>> = Vec::with_capacity(request.headers.len());
    for (name, value) in &request.headers {
        check_length("header", value)?;
        check_name(name)?;
        if headers.iter().any(|it| it.name.eq_ignore_ascii_case(name)) {
            return Err(SnippetError::HeaderTwice(shown(name)));
        }
        if let Some(why) = header_fault(&value.outline()) {
            let name = shown(name);
            return Err(SnippetError::HeaderValue { name, why });
        }
        headers.push(Field {
            name,
            value: runs(value, |_| client.field_encoding()),
        });
    }
    let body = request.body.as_ref().filter(|body| !body.is_empty());
    if let Some(body) = body {
        check_length("body", body)?;
        if !method.may_have_body() {
            return Err(SnippetError::Body(method.name()));
        }
    }
    let plan = Plan {
        method,
        url,
        body: body.map(|body| body_runs(body, &headers)),
        headers,
    };
    client.check(&plan)?;
    Ok(plan)
}

fn check_length(what: &'static str, value: &Value) -> Result<(), SnippetError> {
    let length = |part: &Part| match part {
        Part::Text(text) => text.len(),
        Part::Variable { .. } => 0,
    };
    if value.0.iter().map(length).sum::<usize>() > LONGEST {
        return Err(SnippetError::TooLong(what));
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), SnippetError> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || name.len() > 256 || !name.bytes().all(is_token) {
        return Err(SnippetError::HeaderName(shown(name)));
    }
    if OWN.iter().any(|own| name.eq_ignore_ascii_case(own)) {
        return Err(SnippetError::HeaderOwn(shown(name)));
    }
    Ok(())
}

/// The runs of a value. `encoding` is told each text, and says what a variable behind it becomes.
fn runs<'a>(value: &'a Value, mut encoding: impl FnMut(&str) -> Encoding) -> Vec<Run<'a>> {
    let run = |part: &'a Part| match part {
        Part::Text(text) => {
            encoding(text);
            Run::Text(text.into())
        }
        Part::Variable {
            name,
            spelling,
            secret,
        } => Run::Hole(Hole {
            name,
            spelling,
            secret: *secret,
            encoding: encoding(""),
        }),
    };
    value.0.iter().map(run).collect()
}

/// The runs of a body: a variable in a string of JSON is escaped for it, one in a form
/// percent-encoded.
fn body_runs<'a>(body: &'a Value, headers: &[Field<'_>]) -> Vec<Run<'a>> {
    let media_type = headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case("content-type"))
        .and_then(|header| match header.value.first() {
            Some(Run::Text(text)) => Some(text.to_ascii_lowercase()),
            _ => None,
        });
    let is_json = match media_type {
        Some(media_type) if media_type.contains("x-www-form-urlencoded") => {
            return runs(body, |_| Encoding::UrlQuery);
        }
        Some(media_type) => media_type.contains("json"),
        None => body.outline().trim_start().starts_with(['{', '[']),
    };
    if !is_json {
        return runs(body, |_| Encoding::Plain);
    }
    let (mut in_string, mut escaped) = (false, false);
    runs(body, |text| {
        for byte in text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ => {}
            }
        }
        if in_string {
            Encoding::Json
        } else {
            Encoding::Plain
        }
    })
}
