//! A template with values: what is shown, and what is copied.

use std::borrow::Cow;

use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    kind::{Kind, ValueError},
    name::VariableName,
    template::{Piece, Placeholder, Template},
    variables::{State, Variables},
};
use crate::{highlight::Class, quoting::QuoteError};

/// What is on screen where a placeholder stands. Never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// The value of a variable that is no secret, as it is copied.
    Value(Cow<'a, str>),
    /// What stands for a secret.
    Masked(String),
    /// No value: the placeholder as its author wrote it.
    Unfilled(&'a str),
    /// A secret that is the empty text.
    NotSet,
    /// A value that cannot stand here: the placeholder as its author wrote it, and why.
    Refused(&'a str, Refusal),
}

/// A piece of what is on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplaySpan<'a> {
    /// How it is coloured.
    pub class: Option<Class>,
    /// The placeholder that stands here, by its place in [`Template::placeholders`].
    pub placeholder: Option<usize>,
    /// The text.
    pub shown: Shown<'a>,
}

/// Why a value cannot stand where its placeholder does. `Display` is a sentence, and holds at most one
/// character of a value that is no secret.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// It is none of its variable's kind.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The string literal cannot hold it.
    #[error(transparent)]
    Quote(#[from] QuoteError),
    /// The string literal cannot hold a secret. Which of its characters stays untold.
    #[error("one of its characters cannot stand here")]
    Secret,
    /// A control character, a line end or a mark of direction where nothing can be escaped.
    #[error("it has a line end or another character that is not seen, which cannot stand here")]
    Unseen,
    /// More than a word, outside of every string.
    #[error(
        "it stands in the program itself, outside of every string, where only a plain word can"
    )]
    Code,
    /// The sign before it would take it as its own.
    #[error("the sign before it would change its meaning")]
    Joined,
}

/// Why there is nothing to copy.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the value of {variable} is refused: {refusal}")]
pub struct CopyError {
    /// Whose value is refused.
    pub variable: VariableName,
    /// Why.
    pub refusal: Refusal,
}

/// What an empty secret shows.
const NOT_SET: &str = "not set";

impl Template {
    /// What is on screen where one placeholder stands: all that changes when a value does.
    pub fn show<'a>(&'a self, placeholder: &'a Placeholder, variables: &'a Variables) -> Shown<'a> {
        let spelling = self.spelling(placeholder);
        let kind = kind(placeholder, variables);
        let value = match variables.state(&placeholder.variable) {
            State::Empty if kind.is_secret() => return Shown::NotSet,
            State::Unset | State::Empty => return Shown::Unfilled(spelling),
            State::Refused(error) => return Shown::Refused(spelling, Refusal::Value(error)),
            State::Set(value) => value,
        };
        match escaped(placeholder, kind, value) {
            Err(refusal) => Shown::Refused(spelling, refusal),
            Ok(_) if kind.is_secret() => Shown::Masked(variables.masking().mask(value)),
            Ok(Escaped::Same(text)) => Shown::Value(Cow::Borrowed(text)),
            Ok(Escaped::Changed(text)) => Shown::Value(Cow::Owned(text.to_string())),
        }
    }

    /// What is on screen, in order.
    pub fn display<'a>(&'a self, variables: &'a Variables) -> Vec<DisplaySpan<'a>> {
        let span = |piece| match piece {
            Piece::Text { text, class } => DisplaySpan {
                class,
                placeholder: None,
                shown: Shown::Value(Cow::Borrowed(text)),
            },
            Piece::Placeholder { index, class } => DisplaySpan {
                class,
                placeholder: Some(index),
                shown: self.show(&self.placeholders()[index], variables),
            },
        };
        self.pieces().into_iter().map(span).collect()
    }

    /// What is on screen, as one text.
    pub fn display_text(&self, variables: &Variables) -> String {
        let mut whole = String::with_capacity(self.text().len());
        let mut from = 0;
        for placeholder in self.placeholders() {
            whole.push_str(&self.text()[from..placeholder.start]);
            whole.push_str(self.show(placeholder, variables).text());
            from = placeholder.end;
        }
        whole.push_str(&self.text()[from..]);
        whole
    }

    /// The text to copy, secrets included; what has no value stays as its author wrote it.
    ///
    /// # Errors
    /// [`CopyError`] for the first value that cannot stand where it should.
    pub fn copy(&self, variables: &Variables) -> Result<Zeroizing<String>, CopyError> {
        let mut values = Vec::with_capacity(self.placeholders().len());
        let mut length = self.text().len();
        for placeholder in self.placeholders() {
            let value = match variables.state(&placeholder.variable) {
                State::Unset | State::Empty => Ok(Escaped::Same(self.spelling(placeholder))),
                State::Refused(error) => Err(Refusal::Value(error)),
                State::Set(value) => escaped(placeholder, kind(placeholder, variables), value),
            };
            let value = value.map_err(|refusal| CopyError {
                variable: placeholder.variable.clone(),
                refusal,
            })?;
            length += value.text().len();
            values.push(value);
        }
        // Room for all of it at once: a text that grew would leave copies of itself behind.
        let mut whole = Zeroizing::new(String::with_capacity(length));
        let mut from = 0;
        for (placeholder, value) in self.placeholders().iter().zip(&values) {
            whole.push_str(&self.text()[from..placeholder.start]);
            whole.push_str(value.text());
            from = placeholder.end;
        }
        whole.push_str(&self.text()[from..]);
        Ok(whole)
    }

    /// The variables that have no value, each once, in the order of their first placeholder.
    pub fn unfilled<'a>(&'a self, variables: &'a Variables) -> Vec<&'a VariableName> {
        let is_empty =
            |name: &&VariableName| matches!(variables.state(name), State::Unset | State::Empty);
        self.variables().iter().filter(is_empty).collect()
    }

    /// Whether the text to copy holds a secret.
    pub fn holds_secret(&self, variables: &Variables) -> bool {
        self.variables().iter().any(|name| {
            variables.is_filled(name) && variables.find(name).is_none_or(|it| it.kind.is_secret())
        })
    }
}

impl Shown<'_> {
    /// The text on screen.
    pub fn text(&self) -> &str {
        match self {
            Self::Value(text) => text,
            Self::Masked(text) => text,
            Self::Unfilled(spelling) | Self::Refused(spelling, _) => spelling,
            Self::NotSet => NOT_SET,
        }
    }
}

/// A value as it stands in its place; the changed one is wiped when it is dropped, since it may be a
/// secret.
enum Escaped<'a> {
    Same(&'a str),
    Changed(Zeroizing<String>),
}

impl Escaped<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Changed(text) => text,
        }
    }
}

fn escaped<'a>(
    placeholder: &Placeholder,
    kind: Kind,
    value: &'a str,
) -> Result<Escaped<'a>, Refusal> {
    match placeholder.context.escape(value) {
        Ok(Cow::Borrowed(text)) => Ok(Escaped::Same(text)),
        Ok(Cow::Owned(text)) => Ok(Escaped::Changed(Zeroizing::new(text))),
        Err(Refusal::Quote(_)) if kind.is_secret() => Err(Refusal::Secret),
        Err(refusal) => Err(refusal),
    }
}

/// What a placeholder's variable holds. One that has a value is declared.
fn kind(placeholder: &Placeholder, variables: &Variables) -> Kind {
    variables
        .find(&placeholder.variable)
        .map_or(Kind::Text, |variable| variable.kind)
}
