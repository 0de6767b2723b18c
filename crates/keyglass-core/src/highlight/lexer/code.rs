//! What stands in a program outside of its strings.

use super::{Frame, Lexer, is_name, starts_name};
use crate::{
    highlight::{
        Class,
        grammar::{Hold, Trait},
    },
    quoting::Quote,
};

impl Lexer<'_> {
    /// Takes one thing: a blank, a comment, a word, a number, a sign.
    pub(super) fn code(&mut self) {
        let byte = self.bytes[self.at];
        if byte == b'\n' && !self.heredocs.is_empty() {
            self.at += 1;
            self.heredocs();
            return;
        }
        if self.comment()
            || (!byte.is_ascii_whitespace() && (self.special(byte) || self.open_string()))
        {
            return;
        }
        match byte {
            b'0'..=b'9' => self.number(),
            _ if starts_name(byte) || (byte == b'$' && self.is_java_script()) => self.word(),
            b'{' | b'}' | b'(' | b')' => self.bracket(byte),
            _ => self.at += 1,
        }
    }

    /// Takes a comment that begins here.
    pub(super) fn comment(&mut self) -> bool {
        let start = self.at;
        let blocks = self.grammar.block_comments.iter();
        if let Some((open, close)) = blocks.copied().find(|(open, _)| self.looks_at(open)) {
            self.at += open.len();
            let is_closed = if self.grammar.has(Trait::NestedComments) {
                self.skip_nested(open, close)
            } else {
                self.skip_past(close)
            };
            let close = if is_closed { close.len() } else { 0 };
            self.push_comment(start, open.len(), close);
            return true;
        }
        let mut lines = self.grammar.line_comments.iter();
        let Some(open) = lines.find(|open| self.looks_at(open)) else {
            return false;
        };
        // `#[attribute]` and the `#{` of Ruby's strings are none.
        if *open == "#" && self.peek(1) == b'[' && self.grammar.has(Trait::Php) {
            return false;
        }
        self.skip_line();
        self.push_comment(start, open.len(), 0);
        true
    }

    fn skip_nested(&mut self, open: &str, close: &str) -> bool {
        let mut depth = 1_usize;
        while self.at < self.bytes.len() {
            if self.looks_at(close) {
                self.at += close.len();
                depth -= 1;
                if depth == 0 {
                    return true;
                }
            } else if self.looks_at(open) {
                self.at += open.len();
                depth += 1;
            } else {
                self.at += 1;
            }
        }
        false
    }

    /// Takes what only some languages have.
    fn special(&mut self, byte: u8) -> bool {
        let next = self.peek(1);
        let has = |it| self.grammar.has(it);
        match byte {
            b'<' if has(Trait::Php) && self.looks_at("<?php") => self.take(5, Class::Keyword),
            b'?' if has(Trait::Php) && next == b'>' => self.take(2, Class::Keyword),
            b'<' if next == b'<' && (has(Trait::Heredoc) || has(Trait::Php)) => {
                self.announce_heredoc()
            }
            b'$' if has(Trait::DollarVariables) && (starts_name(next) || next == b'{') => {
                self.dollar();
                true
            }
            b'@' if has(Trait::AtVariables) && (starts_name(next) || next == b'@') => {
                self.marked(Class::Variable)
            }
            b'@' if has(Trait::Annotations) && starts_name(next) => self.marked(Class::Attribute),
            b':' if has(Trait::Symbols) && starts_name(next) && self.begins_symbol() => {
                self.marked(Class::Constant)
            }
            b'/' if has(Trait::Regex) => self.regex(),
            b'-' if has(Trait::PowerShell)
                && next.is_ascii_alphabetic()
                && self.follows_blank() =>
            {
                self.marked(Class::Property)
            }
            b'#' if has(Trait::Rust) && (next == b'[' || next == b'!') => self.rust_attribute(),
            b'\'' if has(Trait::Rust) => self.rust_character(),
            b'r' | b'b' | b'c' if has(Trait::Rust) => self.hash_string(),
            b'#' if has(Trait::Directives) && next.is_ascii_lowercase() => {
                self.marked(Class::Keyword)
            }
            b'#' if has(Trait::HashStrings) => self.hash_string(),
            _ => false,
        }
    }

    fn is_java_script(&self) -> bool {
        self.grammar.has(Trait::Regex) && !self.grammar.has(Trait::Symbols)
    }

    fn follows_blank(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        before.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'{'))
    }

    /// Whether the colon here is not the second of `::`, nor behind a name.
    fn begins_symbol(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        before.is_none_or(|byte| !is_name(byte) && byte != b':')
    }

    fn take(&mut self, length: usize, class: Class) -> bool {
        let start = self.at;
        self.at += length;
        self.push_from(start, class);
        true
    }

    /// A sign, perhaps twice, and the name behind it.
    fn marked(&mut self, class: Class) -> bool {
        let start = self.at;
        let sign = self.bytes[start];
        while self.peek(0) == sign {
            self.at += 1;
        }
        while is_name(self.peek(0))
            || (self.peek(0) == b'.' && class == Class::Attribute && starts_name(self.peek(1)))
        {
            self.at += 1;
        }
        self.push_from(start, class);
        true
    }

    /// `$name`, `${name}`.
    pub(super) fn dollar(&mut self) {
        let start = self.at;
        self.at += 1;
        if self.peek(0) == b'{' {
            let rest = &self.bytes[self.at..];
            let end = rest
                .iter()
                .take(80)
                .position(|byte| matches!(byte, b'}' | b'\n' | b'"'));
            let is_closed = end.is_some_and(|end| rest[end] == b'}');
            self.at += end.filter(|_| is_closed).map_or(1, |end| end + 1);
        } else {
            // PowerShell names scopes: `$env:NAME`.
            let scoped = self.grammar.has(Trait::PowerShell);
            while is_name(self.peek(0))
                || (scoped && self.peek(0) == b':' && starts_name(self.peek(1)))
            {
                self.at += 1;
            }
        }
        self.push_from(start, Class::Variable);
    }

    /// A regular expression, where an operand is awaited and the line has its end.
    fn regex(&mut self) -> bool {
        let is_awaited = matches!(
            self.before,
            b'(' | b',' | b'=' | b':' | b'[' | b'!' | b'&' | b'|' | b'?' | b'{' | b';' | b'\n'
        );
        if !is_awaited || self.at < self.no_regex_until {
            return false;
        }
        let mut at = self.at + 1;
        let mut in_class = false;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\n' => break,
                b'\\' if self.bytes.get(at + 1) != Some(&b'\n') => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => {
                    let start = self.at;
                    self.at = at + 1;
                    while self.peek(0).is_ascii_alphabetic() {
                        self.at += 1;
                    }
                    self.push_from(start, Class::String);
                    self.push_literal(start + 1, at, Hold::Word, start + 1);
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        self.no_regex_until = at;
        false
    }

    /// `#[…]` and `#![…]` on one line.
    fn rust_attribute(&mut self) -> bool {
        let bracket = self.at + 1 + usize::from(self.peek(1) == b'!');
        if self.bytes.get(bracket) != Some(&b'[') {
            return false;
        }
        let start = self.at;
        let mut depth = 0_usize;
        while self.at < self.bytes.len() && self.bytes[self.at] != b'\n' {
            let byte = self.bytes[self.at];
            self.at += 1;
            depth += usize::from(byte == b'[');
            if byte == b']' {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
        }
        self.push_from(start, Class::Attribute);
        true
    }

    /// `'a'`, or the lifetime `'a`.
    fn rust_character(&mut self) -> bool {
        let length = match self.peek(1) {
            b'\\' => {
                let rest = &self.bytes[self.at + 2..];
                let end = rest.iter().take(12).skip(1).position(|byte| *byte == b'\'');
                end.map(|end| end + 4)
            }
            b'\n' | b'\'' | 0 => None,
            _ => {
                let after = 1 + self.char_len(self.at + 1);
                (self.peek(after) == b'\'').then_some(after + 1)
            }
        };
        match length {
            Some(length) => self.take(length, Class::String),
            None => {
                self.at += 1;
                while is_name(self.peek(0)) {
                    self.at += 1;
                }
                true
            }
        }
    }

    /// `r#"…"#` of Rust, `#"…"#` of Swift, with any number of signs.
    fn hash_string(&mut self) -> bool {
        let mut at = self.at;
        while matches!(self.bytes.get(at), Some(b'r' | b'b' | b'c')) && at < self.at + 2 {
            at += 1;
        }
        let letters = at;
        while self.bytes.get(at) == Some(&b'#') && at < letters + 16 {
            at += 1;
        }
        if at == letters || self.bytes.get(at) != Some(&b'"') {
            return false;
        }
        let start = self.at;
        let close = ["\"", &self.text[letters..at]].concat();
        self.at = at + 1;
        let opened = self.at;
        let is_closed = self.skip_past(&close);
        let end = self.at - if is_closed { close.len() } else { 0 };
        self.push_from(start, Class::String);
        let hold = match self.grammar.has(Trait::Rust) {
            true => Hold::Quote(Quote::RustRaw),
            false => Hold::Word,
        };
        self.push_literal(opened, end, hold, opened);
        true
    }

    pub(super) fn bracket(&mut self, byte: u8) {
        if let Some(Frame::Expression { open, close, depth }) = self.frames.last_mut() {
            if byte == *close && *depth == 0 {
                self.frames.pop();
                // Under the expression lies the string in which it stands.
                self.resume_string();
                return;
            }
            *depth += usize::from(byte == *open);
            *depth -= usize::from(byte == *close);
        }
        self.at += 1;
    }
}
