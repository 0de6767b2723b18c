//! String literals, with their escapes and the expressions in them.

use super::{Lexer, is_name, starts_name};
use crate::{
    highlight::{
        Class,
        grammar::{Escape, Hold, StringRule},
    },
    quoting::Quote,
};

/// What the lexer stands in.
pub(super) enum Frame {
    /// A string literal.
    String(Open),
    /// An expression inside of one.
    Expression {
        /// What opens one more pair of brackets in it.
        open: u8,
        /// What ends it, when no pair is open.
        close: u8,
        /// How many pairs are open.
        depth: usize,
    },
}

/// A literal that is open.
pub(super) struct Open {
    rule: &'static StringRule,
    /// Where its inside begins.
    opened: usize,
    /// From where on it has no token yet.
    token_from: usize,
    /// From where on it has no literal yet.
    literal_from: usize,
}

impl Lexer<'_> {
    /// Opens the literal that begins here, if one does.
    pub(super) fn open_string(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let found = self.grammar.strings.iter().find_map(|rule| {
            let opening = opening(rule, rest)?;
            Some((rule, opening))
        });
        let Some((rule, length)) = found else {
            return false;
        };
        let opened = self.at + length;
        self.frames.push(Frame::String(Open {
            rule,
            opened,
            token_from: self.at,
            literal_from: opened,
        }));
        self.at = opened;
        true
    }

    /// Goes through the literal that is open, to its end or to an expression in it.
    pub(super) fn string(&mut self) {
        let Some(Frame::String(mut open)) = self.frames.pop() else {
            return;
        };
        let rule = open.rule;
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            if let Some((opening, close)) = rule.expression
                && self.looks_at(opening)
            {
                if opening == "{" && self.peek(1) == b'{' {
                    self.escape(&mut open, 2);
                    continue;
                }
                self.pause(&mut open, self.at);
                let start = self.at;
                // The `$` of `{$name}` belongs to the name.
                self.at += opening.trim_end_matches("$").len();
                self.push_from(start, Class::Escape);
                open.token_from = self.at;
                self.frames.push(Frame::String(open));
                self.frames.push(Frame::Expression {
                    open: if close == b')' { b'(' } else { b'{' },
                    close,
                    depth: 0,
                });
                self.is_command = true;
                return;
            }
            if self.looks_at(rule.close) {
                let length = rule.close.len();
                if rule.escape == Escape::Doubled
                    && self.bytes[self.at + length..].starts_with(rule.close.as_bytes())
                {
                    self.escape(&mut open, 2 * length);
                    continue;
                }
                self.pause(&mut open, self.at);
                self.at += length;
                // The closing mark is part of the last token.
                self.close(open);
                return;
            }
            match byte {
                b'\n' if !rule.lines => {
                    self.pause(&mut open, self.at);
                    self.close(open);
                    return;
                }
                b'\\' if rule.escape == Escape::Backslash => self.backslash(&mut open),
                b'`' if rule.escape == Escape::Backtick => {
                    let length = 1 + self.char_len(self.at + 1);
                    self.escape(&mut open, length);
                }
                b'$' if rule.variables && starts_name(self.peek(1)) => {
                    self.flush(&mut open, self.at);
                    let start = self.at;
                    self.at += 1;
                    while is_name(self.peek(0)) {
                        self.at += 1;
                    }
                    self.push_from(start, Class::Variable);
                    open.token_from = self.at;
                }
                _ => self.at += 1,
            }
        }
        self.pause(&mut open, self.at);
        self.close(open);
    }

    /// Ends every literal that the text left open.
    pub(super) fn end_strings(&mut self) {
        self.frames.clear();
    }

    /// After an expression the literal goes on here.
    pub(super) fn resume_string(&mut self) {
        let start = self.at;
        self.at += 1;
        self.push_from(start, Class::Escape);
        if let Some(Frame::String(open)) = self.frames.last_mut() {
            open.token_from = self.at;
            open.literal_from = self.at;
        }
    }

    fn backslash(&mut self, open: &mut Open) {
        let next = self.peek(1);
        let is_escape = match open.rule.hold {
            Hold::Quote(Quote::PhpSingle | Quote::RubySingle) => matches!(next, b'\\' | b'\''),
            Hold::Quote(Quote::ShellDouble) => matches!(next, b'$' | b'`' | b'"' | b'\\' | b'\n'),
            _ => true,
        };
        // Such a literal ends with its line, even behind a backslash.
        if next == b'\n' && !open.rule.lines || next == 0 && self.at + 1 == self.bytes.len() {
            self.at += 1;
            return;
        }
        let length = 1 + self.char_len(self.at + 1);
        if !is_escape {
            self.at += 1;
        } else if open.rule.hold == Hold::Quote(Quote::PythonRaw) {
            self.at += length;
        } else {
            self.escape(open, length);
        }
    }

    /// Colours an escape of some bytes.
    fn escape(&mut self, open: &mut Open, length: usize) {
        self.flush(open, self.at);
        let start = self.at;
        self.at = (self.at + length).min(self.bytes.len());
        self.push_from(start, Class::Escape);
        open.token_from = self.at;
    }

    fn flush(&mut self, open: &mut Open, end: usize) {
        self.push(open.token_from, end, Class::String);
        open.token_from = end;
    }

    /// Ends a part of the literal, but not its token where that goes on with the closing mark.
    fn pause(&mut self, open: &mut Open, end: usize) {
        self.push_literal(open.literal_from, end, open.rule.hold, open.opened);
        let goes_on = self.looks_at(open.rule.close)
            && open.rule.expression.is_none_or(|it| !self.looks_at(it.0));
        if !goes_on {
            self.flush(open, end);
        }
    }

    fn close(&mut self, open: Open) {
        self.push(open.token_from, self.at, Class::String);
        self.before = b'"';
        self.after_string(open.opened);
    }
}

/// How long the opening of a literal is, if the text begins with one.
fn opening(rule: &StringRule, rest: &[u8]) -> Option<usize> {
    let open = rule.open.as_bytes();
    if rule.prefixes.is_empty() {
        return rest.starts_with(open).then_some(open.len());
    }
    if !rest.first()?.is_ascii_alphabetic() {
        return None;
    }
    rule.prefixes.split(' ').find_map(|prefix| {
        let length = prefix.len();
        let is_prefix = rest.get(..length)?.eq_ignore_ascii_case(prefix.as_bytes());
        (is_prefix && rest[length..].starts_with(open)).then_some(length + open.len())
    })
}
