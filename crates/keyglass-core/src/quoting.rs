//! Text as it must stand inside a string literal, so that the program's value is that text.
//!
//! What is written shows every character that it holds: control characters, line ends and marks of
//! direction are written as escapes, or refused where the literal has none.

mod encoding;
mod escape;
mod table;

use std::borrow::Cow;

use thiserror::Error;

pub use self::encoding::Encoding;
pub(crate) use self::encoding::{
    LONGEST_IN_URL, has_direction, header_fault, is_authority, percent_encode, splits_httpie,
};
pub(crate) use self::escape::is_unseen;
use crate::language::Language;

/// Where in a program a text stands: inside which kind of literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quote {
    /// `'…'` of a shell.
    ShellSingle,
    /// `"…"` of a shell.
    ShellDouble,
    /// `$'…'` of a shell.
    ShellAnsi,
    /// A word of a shell outside of quotes.
    ShellWord,
    /// A here-document of a shell in which variables are expanded.
    ShellHeredoc,
    /// `'…'` of PowerShell.
    PowerShellSingle,
    /// `"…"` of PowerShell.
    PowerShellDouble,
    /// `"…"` of C#.
    CSharp,
    /// `@"…"` of C#.
    CSharpVerbatim,
    /// `$"…"` of C#.
    CSharpInterpolated,
    /// `"…"` of Go.
    Go,
    /// `` `…` `` of Go.
    GoRaw,
    /// `"…"` of Java, and its text blocks.
    Java,
    /// `'…'` of JavaScript.
    JsSingle,
    /// `"…"` of JavaScript.
    JsDouble,
    /// `` `…` `` of JavaScript.
    JsTemplate,
    /// `'…'` of PHP.
    PhpSingle,
    /// `"…"` of PHP.
    PhpDouble,
    /// `'…'` of Python.
    PythonSingle,
    /// `"…"` of Python.
    PythonDouble,
    /// `r"…"` and `r'…'` of Python.
    PythonRaw,
    /// `f"…"` and `f'…'` of Python.
    PythonFormat,
    /// `'…'` of Ruby.
    RubySingle,
    /// `"…"` of Ruby.
    RubyDouble,
    /// `"…"` of Rust.
    Rust,
    /// The text of `format!("…")` of Rust.
    RustFormat,
    /// `r"…"` and `r#"…"#` of Rust.
    RustRaw,
    /// `"…"` of Kotlin.
    Kotlin,
    /// `"""…"""` of Kotlin.
    KotlinRaw,
    /// `"…"` of Swift.
    Swift,
    /// A string of JSON.
    Json,
    /// Text of HTML or XML.
    HtmlText,
    /// The value of an attribute of HTML or XML.
    HtmlAttribute,
    /// A comment of any language.
    Comment,
}

/// Why a text cannot stand where it is wanted. `Display` says what is wrong and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum QuoteError {
    /// The place has no way to write a character.
    #[error("{place} cannot hold {}: change the value.", named(*.character))]
    Character {
        /// The character.
        character: char,
        /// The place, as a sentence begins: "A raw string of Go".
        place: &'static str,
    },
    /// The place cannot hold the text for another reason.
    #[error("{place} {why}.")]
    Text {
        /// The place, as a sentence begins.
        place: &'static str,
        /// What it does not hold, and what to do.
        why: &'static str,
    },
}

impl Quote {
    /// `text` as it must stand inside this literal, delimiters left out.
    ///
    /// # Errors
    /// [`QuoteError`] when the literal has no way to write one of the characters.
    pub fn escape(self, text: &str) -> Result<Cow<'_, str>, QuoteError> {
        escape::escape(self, text)
    }

    /// What stands before the text and behind it.
    pub fn delimiters(self) -> (&'static str, &'static str) {
        let rules = table::rules(self);
        (rules.open, rules.close)
    }

    /// The literal that a writer of a language uses for a text: the plain one, or, where that shows no
    /// escapes, another for text with characters that would not be seen.
    pub fn for_text<'a>(language: Language, mut parts: impl Iterator<Item = &'a str>) -> Self {
        let (plain, escaping) = match language {
            Language::Shell => (Self::ShellSingle, Self::ShellAnsi),
            Language::PowerShell => return Self::PowerShellDouble,
            Language::CSharp => return Self::CSharp,
            Language::Go => return Self::Go,
            Language::Java => return Self::Java,
            Language::JavaScript => return Self::JsSingle,
            Language::Php => (Self::PhpSingle, Self::PhpDouble),
            Language::Python => return Self::PythonSingle,
            Language::Ruby => (Self::RubySingle, Self::RubyDouble),
            Language::Rust => return Self::Rust,
            Language::Kotlin => return Self::Kotlin,
            Language::Swift => return Self::Swift,
            Language::Json | Language::Plain => return Self::Json,
            Language::Html => return Self::HtmlAttribute,
        };
        if parts.any(|part| part.contains(is_unseen)) {
            escaping
        } else {
            plain
        }
    }
}

/// A text as a whole literal of a language, delimiters included. It is always quoted.
///
/// # Errors
/// [`QuoteError`]: a shell's word holds no NUL.
pub fn literal(language: Language, text: &str) -> Result<String, QuoteError> {
    let quote = Quote::for_text(language, [text].into_iter());
    let (open, close) = quote.delimiters();
    let inside = quote.escape(text)?;
    Ok([open, &inside, close].concat())
}

/// A character in words: itself where it can be seen, and its code point.
fn named(character: char) -> String {
    if is_unseen(character) {
        format!("the character U+{:04X}", u32::from(character))
    } else {
        format!("“{character}”")
    }
}

#[cfg(test)]
mod tests;
