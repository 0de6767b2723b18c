//! Requests, written as programs in the languages and with the clients that people use.
//!
//! What is promised of every program: the server receives exactly the method, path, query, body and
//! every asked-for header; a client's own defaults (`User-Agent`, `Accept`) stand beside them. A program
//! reports an answer other than 2xx as an error, keeps TLS on, and sends its token nowhere else by
//! following a redirect. What one of the clients would send otherwise is refused before anything is
//! copied; `tests/snippets` runs what is written here.

mod check;
mod client;
mod error;
mod method;
mod names;
mod url;
mod value;
mod writer;

pub use self::{
    client::Client,
    error::SnippetError,
    method::Method,
    value::{Part, Value},
};

use crate::placeholder::Template;

/// A request to write: what is to reach the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, in capitals.
    pub method: String,
    /// An address that begins with `https://` or `http://`. Characters that a URL does not hold are
    /// percent-encoded; `%` and two hexadecimal digits stay as they are.
    pub url: Value,
    /// Names and values of the headers, each name once.
    pub headers: Vec<(String, Value)>,
    /// The body. An empty one is none.
    pub body: Option<Value>,
}

/// How a secret stands in what is copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SecretForm {
    /// As itself; masked on screen.
    #[default]
    Inline,
    /// Read from an environment variable when the program runs, so that it is neither in the program nor
    /// in the history of a shell. It goes into a JSON text or a form as it is, without escapes.
    Environment,
}

/// Writes a request as a program, which runs as it stands once its placeholders are filled. It has no
/// line end behind its last line.
///
/// # Errors
/// [`SnippetError`]: the request is none, or this client would send another.
pub fn write(
    request: &Request,
    client: Client,
    secrets: SecretForm,
) -> Result<Template, SnippetError> {
    let plan = check::check(request, client)?;
    let segments = writer::write(&plan, client, secrets)?;
    Ok(Template::from_segments(client.language(), segments))
}

#[cfg(test)]
mod tests;
