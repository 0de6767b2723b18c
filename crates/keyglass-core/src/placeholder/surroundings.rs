//! Finding where each placeholder stands: in which literal, in which part of a URL, in a JSON text.

use super::{
    context::{Context, Place},
    kind::Kind,
    scan::is_percent_encoded,
    template::Placeholder,
    variables::Variables,
};
use crate::{
    highlight::{Hold, Lexed},
    language::Language,
    quoting::{Encoding, Quote},
};

/// Gives each placeholder its context. `marked` is the text with a plain word in the place of each
/// placeholder; `text` has their spellings.
pub(super) fn set_contexts(
    placeholders: &mut [Placeholder],
    text: &str,
    marked: &str,
    language: Language,
    lexed: &Lexed,
    declared: &Variables,
) {
    let outside = match language {
        Language::Plain => Place::Text,
        Language::Shell => Place::Literal(Quote::ShellWord),
        _ => Place::Code,
    };
    let mut literals = lexed.literals.iter().peekable();
    let mut walk = Walk::new(marked.as_bytes());
    for placeholder in placeholders {
        // Literals end before the placeholder: none is looked at twice.
        while let Some(literal) = literals.next_if(|it| it.end <= placeholder.start) {
            walk.enter(literal.start, literal.opened);
            walk.leave(literal.end);
        }
        let literal = literals.peek().filter(|it| it.start <= placeholder.start);
        match literal {
            Some(literal) => walk.enter(literal.start, literal.opened),
            None => walk.go_outside(),
        }
        walk.advance(placeholder.start);
        let place = match literal {
            None => outside,
            Some(literal) => match literal.hold {
                Hold::Word => Place::Code,
                Hold::Verbatim => Place::Text,
                Hold::Quote(quote)
                    if is_joined(&marked[literal.start..placeholder.start], quote) =>
                {
                    Place::Joined
                }
                Hold::Quote(quote) => Place::Literal(quote),
            },
        };
        let is_domain = declared
            .find(&placeholder.variable)
            .is_some_and(|variable| variable.kind == Kind::Domain);
        let spelling = &text[placeholder.start..placeholder.end];
        let next = marked.as_bytes().get(placeholder.end).copied();
        let encoding = walk.encoding(is_domain, is_percent_encoded(spelling), next);
        placeholder.context = Context { encoding, place };
        walk.skip(placeholder.end);
    }
}

/// Whether the last sign of what stands in a literal would take what follows as its own.
fn is_joined(before: &str, quote: Quote) -> bool {
    match before.chars().next_back() {
        Some('\\') if quote.escape("\\").map_or(true, |it| it != "\\") => {
            (before.len() - before.trim_end_matches('\\').len()) & 1 == 1
        }
        Some(sign @ ('$' | '#' | '`')) => {
            let mut buffer = [0; 4];
            let sign: &str = sign.encode_utf8(&mut buffer);
            quote.escape(sign).map_or(true, |it| it != sign)
        }
        _ => false,
    }
}

/// What was seen of the text up to an offset: whether a URL or a form is being written, and whether
/// the literal is a JSON text.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the literal in which `at` stands was opened.
    opened: Option<usize>,
    url: Option<Encoding>,
    /// Whether the word has a `&`, as forms have.
    joins_pairs: bool,
    /// Whether nothing stands before `at` in its word.
    starts_word: bool,
    json: Json,
}

/// A JSON text inside a literal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Json {
    /// Nothing of the literal was seen yet.
    Unknown,
    /// A bracket was seen, and no quotation mark yet.
    Opened,
    /// Another text.
    No,
    /// A JSON text, outside of its strings; whether the literal escapes quotation marks.
    Outside(bool),
    /// Inside a string of it.
    Inside(bool),
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            opened: None,
            url: None,
            joins_pairs: false,
            starts_word: true,
            json: Json::No,
        }
    }

    /// Goes on to where a literal, or a part of one behind an expression, begins.
    fn enter(&mut self, start: usize, opened: usize) {
        if self.at > start || (self.at == start && self.opened == Some(opened)) {
            return;
        }
        self.advance(start);
        if self.opened != Some(opened) {
            self.reset();
            self.opened = Some(opened);
            self.json = Json::Unknown;
        }
    }

    /// What follows stands in no literal.
    fn go_outside(&mut self) {
        self.opened = None;
        self.json = Json::No;
    }

    fn leave(&mut self, end: usize) {
        self.advance(end);
    }

    /// Goes on without looking: over a placeholder.
    fn skip(&mut self, to: usize) {
        self.at = to;
        self.starts_word = false;
        if self.json == Json::Unknown {
            self.json = Json::No;
        }
    }

    fn advance(&mut self, to: usize) {
        while self.at < to {
            self.step();
        }
    }

    fn step(&mut self) {
        let byte = self.bytes[self.at];
        self.json = self.json(byte);
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' => {
                self.reset();
                self.at += 1;
                return;
            }
            b':' if self.url.is_none() && !self.starts_word && self.looks_at("://") => {
                self.url = Some(Encoding::UrlHost);
                self.at += 2;
            }
            b'/' if self.url == Some(Encoding::UrlHost) => self.url = Some(Encoding::UrlPath),
            b'?' | b'#' if self.url.is_some() => self.url = Some(Encoding::UrlQuery),
            b'&' => self.joins_pairs = true,
            _ => {}
        }
        self.starts_word = false;
        self.at += 1;
    }

    fn looks_at(&self, text: &str) -> bool {
        self.bytes[self.at..].starts_with(text.as_bytes())
    }

    fn reset(&mut self) {
        self.url = None;
        self.joins_pairs = false;
        self.starts_word = true;
    }

    /// What a value is part of here. `next` is the byte behind it.
    fn encoding(
        &mut self,
        is_domain: bool,
        is_percent_encoded: bool,
        next: Option<u8>,
    ) -> Encoding {
        if self.url.is_none() && self.starts_word && is_domain && matches!(next, Some(b'/' | b'?'))
        {
            self.url = Some(Encoding::UrlHost);
        }
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        let in_form = before == Some(b'=') && (self.joins_pairs || next == Some(b'&'));
        match self.url {
            Some(part) => part,
            None if is_percent_encoded => Encoding::UrlPath,
            None if self.opened.is_some() && in_form => Encoding::UrlQuery,
            None if matches!(self.json, Json::Inside(_)) => Encoding::Json,
            None => Encoding::Plain,
        }
    }

    fn json(&self, byte: u8) -> Json {
        match (self.json, byte) {
            (state @ (Json::Unknown | Json::Opened), b' ' | b'\t' | b'\r' | b'\n') => state,
            (Json::Unknown | Json::Opened, b'{' | b'[') => Json::Opened,
            // Line ends that are written as escapes: `{\n  \"a\"`.
            (Json::Opened, b'\\' | b'n' | b'r' | b't') => Json::Opened,
            (Json::Opened, b'"') => Json::Inside(self.backslashes() & 1 == 1),
            (Json::Unknown | Json::Opened, _) => Json::No,
            (Json::Outside(escaped), b'"') if self.is_mark(escaped) => Json::Inside(escaped),
            (Json::Inside(escaped), b'"') if self.is_mark(escaped) => Json::Outside(escaped),
            (state, _) => state,
        }
    }

    /// Whether the quotation mark here ends or begins a string of the JSON text.
    fn is_mark(&self, escaped: bool) -> bool {
        match (escaped, self.backslashes()) {
            (false, count) => count & 1 == 0,
            // `\"` is one; `\\\"` is a quotation mark in its text.
            (true, count) => count & 3 == 1,
        }
    }

    /// How many backslashes stand before this byte.
    fn backslashes(&self) -> usize {
        let before = &self.bytes[..self.at];
        before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
    }
}
