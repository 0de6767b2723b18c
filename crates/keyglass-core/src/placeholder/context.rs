//! Where a placeholder stands, and what a value must look like there.

use std::{borrow::Cow, mem};

use zeroize::Zeroize;

use super::render::Refusal;
use crate::quoting::{Encoding, Quote, is_unseen};

/// Where a placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// What the value is part of: a URL, a string of a JSON text.
    pub encoding: Encoding,
    /// What surrounds it in the program.
    pub place: Place,
}

/// What surrounds a placeholder in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Text of no language.
    Text,
    /// A program, outside of its literals.
    Code,
    /// A string literal, or a comment.
    Literal(Quote),
    /// A string literal, behind a sign that would take the value as its own: `$`, `#` or `\`.
    Joined,
}

impl Context {
    /// Text of no language.
    pub const TEXT: Self = Self {
        encoding: Encoding::Plain,
        place: Place::Text,
    };

    /// Inside a string literal, as part of something.
    pub const fn quoted(quote: Quote, encoding: Encoding) -> Self {
        Self {
            encoding,
            place: Place::Literal(quote),
        }
    }

    /// `value` as it must stand here.
    ///
    /// # Errors
    /// [`Refusal`], when it cannot.
    pub(super) fn escape(self, value: &str) -> Result<Cow<'_, str>, Refusal> {
        let mut encoded = Wiped(self.encoding.encode(value)?);
        let escaped = match self.place {
            Place::Literal(Quote::ShellWord) if encoded.0.chars().all(is_word) => None,
            Place::Literal(quote) => match quote.escape(&encoded.0)? {
                // Unchanged: no copy is made.
                Cow::Borrowed(_) => None,
                Cow::Owned(escaped) => Some(escaped),
            },
            Place::Text if encoded.0.contains(is_unseen) => return Err(Refusal::Unseen),
            Place::Code if !encoded.0.chars().all(is_word) => return Err(Refusal::Code),
            Place::Text | Place::Code => None,
            Place::Joined => return Err(Refusal::Joined),
        };
        Ok(match escaped {
            Some(escaped) => Cow::Owned(escaped),
            None => mem::replace(&mut encoded.0, Cow::Borrowed("")),
        })
    }
}

/// A value on its way, wiped when it is dropped, since it may be a secret.
struct Wiped<'a>(Cow<'a, str>);

impl Drop for Wiped<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

/// Letters and signs that are one word, or a number, in every language.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-')
}

#[cfg(test)]
mod tests {
    use super::{Context, Encoding, Place, Quote, Refusal};

    fn escape(context: Context, value: &str) -> Result<String, Refusal> {
        context.escape(value).map(String::from)
    }

    #[test]
    fn a_value_is_encoded_for_what_it_is_part_of_and_then_for_its_literal() {
        for (encoding, quote, value, expected) in [
            (
                Encoding::UrlHost,
                Quote::ShellSingle,
                "a.example:8080",
                "a.example:8080",
            ),
            (
                Encoding::UrlPath,
                Quote::ShellSingle,
                "a/b?c#d'",
                "a%2Fb%3Fc%23d%27",
            ),
            (
                Encoding::UrlQuery,
                Quote::JsDouble,
                "a&b=c +ü\n",
                "a%26b%3Dc%20%2B%C3%BC%0A",
            ),
            (Encoding::Json, Quote::ShellSingle, "a\"'b", "a\\\"'\\''b"),
            (Encoding::Json, Quote::Java, "a\"b", "a\\\\\\\"b"),
            (
                Encoding::Plain,
                Quote::ShellWord,
                "acme.eu.auth0.com:8080",
                "acme.eu.auth0.com:8080",
            ),
            (Encoding::Plain, Quote::ShellWord, "a b;c", "'a b;c'"),
        ] {
            assert_eq!(
                escape(Context::quoted(quote, encoding), value).as_deref(),
                Ok(expected)
            );
        }
        for dots in [".", ".."] {
            assert!(escape(Context::quoted(Quote::Go, Encoding::UrlPath), dots).is_err());
        }
    }

    #[test]
    fn where_nothing_can_be_escaped_a_value_that_would_change_its_place_is_refused() {
        let at = |place| Context {
            place,
            ..Context::TEXT
        };
        for (context, value, refusal) in [
            (Context::TEXT, "a\nb", Refusal::Unseen),
            (Context::TEXT, "a\u{202e}b", Refusal::Unseen),
            (at(Place::Code), "a; b", Refusal::Code),
            (at(Place::Joined), "HOME", Refusal::Joined),
        ] {
            assert_eq!(escape(context, value), Err(refusal));
        }
        let comment = at(Place::Literal(Quote::Comment));
        assert!(escape(comment, "a */ b").is_err() && escape(comment, "a\nb").is_err());
        for (context, value) in [
            (Context::TEXT, "a'; rm -rf ~ # $& ü"),
            (comment, "a'; b # c"),
            (at(Place::Code), "acme.eu.auth0.com:8080"),
        ] {
            assert_eq!(escape(context, value).as_deref(), Ok(value));
        }
    }
}
