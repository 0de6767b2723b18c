//! HTML and XML.

use super::{Lexer, is_name};
use crate::{
    highlight::{Class, grammar::Hold},
    quoting::Quote,
};

/// Elements whose inside is no markup.
const RAW: [&str; 2] = ["script", "style"];

impl Lexer<'_> {
    pub(super) fn markup(&mut self) {
        let mut text_from = 0;
        while self.at < self.bytes.len() {
            let start = self.at;
            let next = self.peek(1);
            match self.bytes[start] {
                b'<' if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?') => {
                    self.markup_text(text_from, start);
                    self.element();
                    text_from = self.at;
                }
                b'&' => self.entity(),
                _ => self.at += 1,
            }
        }
        self.markup_text(text_from, self.at);
    }

    fn markup_text(&mut self, start: usize, end: usize) {
        self.push_literal(start, end, Hold::Quote(Quote::HtmlText), start);
    }

    fn element(&mut self) {
        let start = self.at;
        if self.looks_at("<!--") {
            self.at += 4;
            let close = if self.skip_past("-->") { 3 } else { 0 };
            self.push_comment(start, 4, close);
            return;
        }
        if self.looks_at("<![CDATA[") {
            self.at += 9;
            self.skip_past("]]>");
            self.push_from(start, Class::String);
            return;
        }
        self.at += 1;
        while matches!(self.peek(0), b'/' | b'!' | b'?') {
            self.at += 1;
        }
        let name_start = self.at;
        while is_markup_name(self.peek(0)) {
            self.at += 1;
        }
        let raw = RAW
            .into_iter()
            .find(|raw| self.text[name_start..self.at].eq_ignore_ascii_case(raw))
            .filter(|_| name_start == start + 1);
        self.push_from(start, Class::Tag);
        self.attributes();
        if let Some(raw) = raw {
            self.raw(raw);
        }
    }

    /// What stands in a tag behind its name, to its end.
    fn attributes(&mut self) {
        while self.at < self.bytes.len() {
            let start = self.at;
            match self.bytes[start] {
                b'>' => {
                    self.at += 1;
                    self.push_from(start, Class::Tag);
                    return;
                }
                b'/' | b'?' if self.peek(1) == b'>' => {
                    self.at += 2;
                    self.push_from(start, Class::Tag);
                    return;
                }
                b'<' => return,
                mark @ (b'"' | b'\'') => self.attribute_value(mark),
                b'=' => {
                    self.at += 1;
                    self.bare_value();
                }
                byte if is_markup_name(byte) => {
                    while is_markup_name(self.peek(0)) {
                        self.at += 1;
                    }
                    self.push_from(start, Class::Attribute);
                }
                _ => self.at += 1,
            }
        }
    }

    fn attribute_value(&mut self, mark: u8) {
        let start = self.at;
        self.at += 1;
        let inside = self.at;
        let rest = &self.bytes[inside..];
        let length = rest.iter().position(|byte| *byte == mark);
        let end = inside + length.unwrap_or(rest.len());
        self.at = end + usize::from(length.is_some());
        self.push_from(start, Class::String);
        self.push_literal(inside, end, Hold::Quote(Quote::HtmlAttribute), inside);
    }

    /// A value without quotation marks.
    fn bare_value(&mut self) {
        let start = self.at;
        while !matches!(self.peek(0), b'"' | b'\'' | b'>' | b'<' | 0)
            && !self.peek(0).is_ascii_whitespace()
        {
            self.at += 1;
        }
        self.push_from(start, Class::String);
        self.push_literal(start, self.at, Hold::Word, start);
    }

    /// The inside of an element that holds no markup.
    fn raw(&mut self, name: &str) {
        let start = self.at;
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let is_end = rest.starts_with(b"</")
                && rest
                    .get(2..2 + name.len())
                    .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
            if is_end {
                break;
            }
            self.at += 1;
        }
        self.push_literal(start, self.at, Hold::Word, start);
    }

    fn entity(&mut self) {
        let rest = &self.bytes[self.at + 1..];
        let length = rest
            .iter()
            .take(32)
            .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#');
        let start = self.at;
        self.at += 1;
        if let Some(length) = length.filter(|length| *length > 0 && rest[*length] == b';') {
            self.at += length + 1;
            self.push_from(start, Class::Escape);
        }
    }
}

fn is_markup_name(byte: u8) -> bool {
    is_name(byte) || matches!(byte, b'-' | b':' | b'.' | b'@')
}
