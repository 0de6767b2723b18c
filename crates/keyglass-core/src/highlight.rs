//! The colours of code: which ranges of a text are comments, strings, keywords and so on.
//!
//! One lexer for all languages, driven by a table for each; JSON, shells and markup have rules of their
//! own in it. It goes through a text once, whatever stands in it, and knows in which literal each
//! offset stands, so that a value can be escaped for its place. It colours; it does not parse: a text
//! that is no program gets some colours too.

mod grammar;
mod lexer;

pub(crate) use self::{
    grammar::Hold,
    lexer::{Lexed, lex},
};
use crate::language::Language;

/// What a range of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// A comment.
    Comment,
    /// A word of the language.
    Keyword,
    /// A string literal, with its delimiters.
    String,
    /// An escape inside a string literal.
    Escape,
    /// A number.
    Number,
    /// `true`, `null` and their like.
    Constant,
    /// The name of what is called; a command of a shell.
    Function,
    /// The name of a type.
    Type,
    /// A variable where the language marks it: `$name`.
    Variable,
    /// The name of a property, or of an option of a command.
    Property,
    /// The name of an element of markup.
    Tag,
    /// The name of an attribute of markup; an annotation.
    Attribute,
}

/// A coloured range of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// What it is.
    pub class: Class,
}

/// The coloured ranges of a text, in order, none empty, none over another, all on borders of
/// characters. What lies between them has no colour.
pub fn highlight(text: &str, language: Language) -> Vec<Token> {
    lex(text, language).tokens
}

impl Class {
    /// A name for style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Keyword => "keyword",
            Self::String => "string",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::Constant => "constant",
            Self::Function => "function",
            Self::Type => "type",
            Self::Variable => "variable",
            Self::Property => "property",
            Self::Tag => "tag",
            Self::Attribute => "attribute",
        }
    }
}

#[cfg(test)]
mod tests;
