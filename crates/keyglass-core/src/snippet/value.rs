//! Values of a request: text in which variables stand.

use crate::{
    language::Language,
    placeholder::{Piece, Template, VariableName, Variables},
};

/// A text with places for the values of variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value(pub Vec<Part>);

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text as it stands.
    Text(String),
    /// The value of a variable.
    Variable {
        /// Whose.
        name: VariableName,
        /// How its author wrote the placeholder.
        spelling: String,
        /// Whether it is a secret.
        secret: bool,
    },
}

impl Value {
    /// A text without variables.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Part::Text(text.into())])
    }

    /// Reads a text in which declared variables stand as placeholders, in any of their spellings.
    pub fn parse(text: &str, declared: &Variables) -> Self {
        let template = Template::parse(text, Language::Plain, declared);
        let part = |piece: Piece<'_>| match piece {
            Piece::Text { text, .. } => Part::Text(text.to_owned()),
            Piece::Placeholder { index, .. } => {
                let placeholder = &template.placeholders()[index];
                let name = placeholder.variable.clone();
                let secret = declared
                    .find(&name)
                    .is_some_and(|variable| variable.kind.is_secret());
                Part::Variable {
                    name,
                    spelling: template.spelling(placeholder).to_owned(),
                    secret,
                }
            }
        };
        Self(template.pieces().into_iter().map(part).collect())
    }

    /// Whether it is the empty text.
    pub(super) fn is_empty(&self) -> bool {
        let is_empty = |part: &Part| matches!(part, Part::Text(text) if text.is_empty());
        self.0.iter().all(is_empty)
    }

    /// The text with one letter for each variable: to be checked, not to be sent.
    pub(super) fn outline(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable { .. } => "x".to_owned(),
        };
        self.0.iter().map(part).collect()
    }
}
