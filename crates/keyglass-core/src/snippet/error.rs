//! Why a request cannot be written. `Display` says what is wrong and what to do.

use thiserror::Error;

use crate::quoting::QuoteError;

/// Why there is no program for a request.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SnippetError {
    /// The method is none of those that every client sends.
    #[error(
        "“{0}” is no method that every client sends: use GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS, in capitals."
    )]
    Method(String),
    /// The URL is none, or clients send another.
    #[error("The URL {0}.")]
    Url(&'static str),
    /// A header's name has characters that no name has.
    #[error("“{0}” is no name of a header: use letters, digits and hyphens (RFC 9110 §5.1).")]
    HeaderName(String),
    /// Two headers have one name.
    #[error(
        "The header “{0}” is there twice: join the values with a comma, which means the same (RFC 9110 §5.3)."
    )]
    HeaderTwice(String),
    /// A header that clients write themselves.
    #[error("The header “{0}” is written by the client itself: leave it out.")]
    HeaderOwn(String),
    /// A header's value cannot be sent.
    #[error("The value of the header “{name}” {why}.")]
    HeaderValue {
        /// The header.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A request that carries no body has one.
    #[error(
        "A {0} request carries no body: many clients drop it. Leave the body out, or use POST."
    )]
    Body(&'static str),
    /// A part is too long for a command line or a string of the language.
    #[error("The {0} is longer than 60,000 bytes: send it from a file.")]
    TooLong(&'static str),
    /// A secret in the URL is to come from an environment variable.
    #[error(
        "A secret in the URL cannot be read from an environment variable: send it in a header, or write it inline."
    )]
    SecretInUrl,
    /// One client sends something else.
    #[error("{client} {why}.")]
    Client {
        /// The client's name.
        client: &'static str,
        /// What it does, and what to do.
        why: &'static str,
    },
    /// A text cannot stand in the program.
    #[error(transparent)]
    Quote(#[from] QuoteError),
}

/// A text from outside as an error names it: its hidden characters as escapes, cut when it is long.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}
