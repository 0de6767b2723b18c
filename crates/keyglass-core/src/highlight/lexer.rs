//! The lexer: one walk over the bytes of a text, with a stack for expressions inside of strings.
//!
//! It never goes back: what it looks ahead at is bounded, or is consumed at once, or is looked at
//! once more at most. Every token begins and ends beside an ASCII character or takes in whole runs of
//! others, so that it stands on borders of characters.

mod code;
mod heredoc;
mod markup;
mod shell;
mod strings;
mod words;

use self::{heredoc::Heredoc, strings::Frame};
use super::{
    Class, Token,
    grammar::{Grammar, Hold, Trait, grammar},
};
use crate::{language::Language, quoting::Quote};

/// What was found in a text.
pub(crate) struct Lexed {
    /// The coloured ranges.
    pub(crate) tokens: Vec<Token>,
    /// The insides of literals and comments, in order.
    pub(crate) literals: Vec<Literal>,
}

/// The inside of a literal, or a part of it where expressions stand in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// What it can hold.
    pub(crate) hold: Hold,
    /// Where the literal was opened: the same for all of its parts.
    pub(crate) opened: usize,
}

/// Goes through a text.
pub(crate) fn lex(text: &str, language: Language) -> Lexed {
    let grammar = grammar(language);
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        grammar,
        frames: Vec::new(),
        heredocs: Vec::new(),
        before: b'\n',
        last_word: (0, 0),
        is_command: true,
        no_regex_until: 0,
        found: Lexed {
            tokens: Vec::new(),
            literals: Vec::new(),
        },
    };
    if language == Language::Plain {
        return lexer.found;
    }
    if grammar.has(Trait::Markup) {
        lexer.markup();
    } else {
        lexer.program();
    }
    lexer.found
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    grammar: &'static Grammar,
    /// The strings and expressions in which `at` stands, the innermost last.
    frames: Vec<Frame>,
    /// The here-documents that begin with the next line.
    heredocs: Vec<Heredoc>,
    /// The last byte that is no blank.
    before: u8,
    /// Where the last word stands.
    last_word: (usize, usize),
    /// Whether the next word of a shell is a command.
    is_command: bool,
    /// No regular expression ends before this offset.
    no_regex_until: usize,
    found: Lexed,
}

impl Lexer<'_> {
    fn program(&mut self) {
        let is_shell = self.grammar.has(Trait::Shell);
        while self.at < self.bytes.len() {
            let start = self.at;
            if let Some(Frame::String(_)) = self.frames.last() {
                self.string();
                continue;
            }
            if is_shell {
                self.shell();
            } else {
                self.code();
            }
            let last = self.bytes[self.at - 1];
            if !last.is_ascii_whitespace() {
                self.before = last;
            }
            debug_assert!(self.at > start);
        }
        self.end_strings();
    }

    /// The byte at a distance from here; 0 behind the end.
    fn peek(&self, distance: usize) -> u8 {
        self.bytes.get(self.at + distance).copied().unwrap_or(0)
    }

    fn looks_at(&self, text: &str) -> bool {
        self.bytes[self.at..].starts_with(text.as_bytes())
    }

    /// Colours a range. Nothing is found before what was found already.
    fn push(&mut self, start: usize, end: usize, class: Class) {
        if start < end {
            self.found.tokens.push(Token { start, end, class });
        }
    }

    /// Colours what stands from `start` to here.
    fn push_from(&mut self, start: usize, class: Class) {
        self.push(start, self.at, class);
    }

    fn push_literal(&mut self, start: usize, end: usize, hold: Hold, opened: usize) {
        if start < end {
            self.found.literals.push(Literal {
                start,
                end,
                hold,
                opened,
            });
        }
    }

    /// Takes a comment of which the first `open` bytes open it and the last `close` close it.
    fn push_comment(&mut self, start: usize, open: usize, close: usize) {
        self.push_from(start, Class::Comment);
        let end = self.at.saturating_sub(close).max(start + open).min(self.at);
        self.push_literal(start + open, end, Hold::Quote(Quote::Comment), start);
    }

    /// Goes on to the end of the line.
    fn skip_line(&mut self) {
        self.at = self.line_end();
    }

    fn line_end(&self) -> usize {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'\n');
        self.at + length.unwrap_or(rest.len())
    }

    /// Goes on behind the next `end`, or to the end of the text. Answers whether it was there.
    fn skip_past(&mut self, end: &str) -> bool {
        match self.text[self.at..].find(end) {
            Some(distance) => {
                self.at += distance + end.len();
                true
            }
            None => {
                self.at = self.bytes.len();
                false
            }
        }
    }

    /// How many bytes the character at an offset has.
    fn char_len(&self, at: usize) -> usize {
        self.text[at..].chars().next().map_or(0, char::len_utf8)
    }
}

/// Whether a byte may stand in a name: those of all characters beyond ASCII may.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn starts_name(byte: u8) -> bool {
    is_name(byte) && !byte.is_ascii_digit()
}
