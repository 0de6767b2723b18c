//! A text with placeholders, parsed once.

use super::{context::Context, name::VariableName, scan, surroundings, variables::Variables};
use crate::{
    highlight::{self, Class, Token},
    language::Language,
};

/// A text with placeholders, and how it is coloured. Holds no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: String,
    language: Language,
    placeholders: Vec<Placeholder>,
    variables: Vec<VariableName>,
    tokens: Vec<Token>,
}

/// A placeholder of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The variable whose value stands here, by the name of its declaration.
    pub variable: VariableName,
    /// Where it stands.
    pub context: Context,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a writer of templates writes one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text as it stands.
    Literal(String),
    /// A place for a value.
    Placeholder {
        /// Whose value.
        variable: VariableName,
        /// What stands there without a value, as it must stand in this place.
        spelling: String,
        /// Where it stands.
        context: Context,
    },
}

/// A piece of a template's text, to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text of one colour.
    Text {
        /// The text.
        text: &'a str,
        /// Its colour.
        class: Option<Class>,
    },
    /// A place for a value.
    Placeholder {
        /// Its place in [`Template::placeholders`].
        index: usize,
        /// The colour of what surrounds it.
        class: Option<Class>,
    },
}

impl Template {
    /// Reads a text as the authors of docs write it, with the placeholders of declared variables in any
    /// spelling: `{yourDomain}`, `<yourDomain>`, both percent-encoded, and `YOUR_DOMAIN`. Anything else
    /// in braces or angle brackets is text.
    pub fn parse(text: &str, language: Language, declared: &Variables) -> Self {
        let mut placeholders = scan::placeholders(text, language, declared);
        let marked = scan::marked(text, &placeholders);
        let lexed = highlight::lex(&marked, language);
        surroundings::set_contexts(&mut placeholders, text, &marked, language, &lexed, declared);
        Self::new(text.to_owned(), language, placeholders, lexed.tokens)
    }

    /// Joins what a writer of snippets wrote, who knows the place of each value.
    pub fn from_segments(language: Language, segments: impl IntoIterator<Item = Segment>) -> Self {
        let mut text = String::new();
        let mut placeholders = Vec::new();
        for segment in segments {
            match segment {
                Segment::Literal(literal) => text.push_str(&literal),
                Segment::Placeholder {
                    variable,
                    spelling,
                    context,
                } => {
                    let start = text.len();
                    text.push_str(&spelling);
                    placeholders.push(Placeholder {
                        variable,
                        context,
                        start,
                        end: text.len(),
                    });
                }
            }
        }
        let tokens = highlight::lex(&scan::marked(&text, &placeholders), language).tokens;
        Self::new(text, language, placeholders, tokens)
    }

    fn new(
        text: String,
        language: Language,
        placeholders: Vec<Placeholder>,
        tokens: Vec<Token>,
    ) -> Self {
        let mut variables = Vec::new();
        for placeholder in &placeholders {
            if !variables.contains(&placeholder.variable) {
                variables.push(placeholder.variable.clone());
            }
        }
        Self {
            text,
            language,
            placeholders,
            variables,
            tokens,
        }
    }

    /// The text as its author wrote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language of the text.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The places for values, in order.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// The variables that have a place here, each once, in the order of their first.
    pub fn variables(&self) -> &[VariableName] {
        &self.variables
    }

    /// A placeholder as its author wrote it.
    pub fn spelling(&self, placeholder: &Placeholder) -> &str {
        &self.text[placeholder.start..placeholder.end]
    }

    /// The whole text in pieces to show, in order: of one colour each, a placeholder always its own.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::with_capacity(self.tokens.len() * 2 + self.placeholders.len() * 2);
        let mut tokens = self.tokens.as_slice();
        let mut at = 0;
        for (index, placeholder) in self.placeholders.iter().enumerate() {
            self.push_text(&mut pieces, &mut tokens, at, placeholder.start);
            pieces.push(Piece::Placeholder {
                index,
                class: class_at(&mut tokens, placeholder.start),
            });
            at = placeholder.end;
        }
        self.push_text(&mut pieces, &mut tokens, at, self.text.len());
        pieces
    }

    /// The same, line by line; no piece holds a line end.
    pub fn lines(&self) -> Vec<Vec<Piece<'_>>> {
        let mut lines = vec![Vec::new()];
        let mut push = |piece, starts_line: bool| {
            if starts_line {
                lines.push(Vec::new());
            }
            if let (Some(piece), Some(line)) = (piece, lines.last_mut()) {
                line.push(piece);
            }
        };
        for piece in self.pieces() {
            let Piece::Text { text, class } = piece else {
                push(Some(piece), false);
                continue;
            };
            for (index, text) in text.split('\n').enumerate() {
                let text = text.strip_suffix('\r').unwrap_or(text);
                let piece = (!text.is_empty()).then_some(Piece::Text { text, class });
                push(piece, index > 0);
            }
        }
        lines
    }

    /// Pushes the text of a range, cut where its colour changes.
    fn push_text<'a>(
        &'a self,
        pieces: &mut Vec<Piece<'a>>,
        tokens: &mut &[Token],
        mut start: usize,
        end: usize,
    ) {
        while start < end {
            let class = class_at(tokens, start);
            let border = match tokens.first() {
                Some(token) if class.is_some() => token.end,
                Some(token) => token.start,
                None => end,
            };
            let stop = border.min(end);
            pieces.push(Piece::Text {
                text: &self.text[start..stop],
                class,
            });
            start = stop;
        }
    }
}

/// The class of the token at an offset; drops the tokens before it.
fn class_at(tokens: &mut &[Token], offset: usize) -> Option<Class> {
    while let [first, rest @ ..] = tokens {
        if first.end > offset {
            break;
        }
        *tokens = rest;
    }
    let first = tokens.first()?;
    (first.start <= offset).then_some(first.class)
}

#[cfg(test)]
mod tests;
