//! Words and numbers.

use super::{Lexer, is_name, starts_name};
use crate::highlight::{Class, grammar::Trait};

/// The longest word of any language, in bytes.
const LONGEST: usize = 20;

/// What stands before the name of a function where it is defined.
const DEFINERS: &[&str] = &["def", "fn", "fun", "func", "function"];

impl Lexer<'_> {
    pub(super) fn number(&mut self) {
        let start = self.at;
        while is_name(self.peek(0)) || (self.peek(0) == b'.' && self.peek(1).is_ascii_digit()) {
            self.at += 1;
        }
        self.push_from(start, Class::Number);
    }

    pub(super) fn word(&mut self) {
        let start = self.at;
        let has_dashes = self.grammar.has(Trait::PowerShell);
        let has_dollars = self.peek(0) == b'$';
        let mut dashes = false;
        loop {
            match self.peek(0) {
                b'-' if has_dashes && starts_name(self.peek(1)) => dashes = true,
                b'$' if has_dollars => {}
                b'?' if self.grammar.has(Trait::Symbols) && self.peek(1) != b' ' => {}
                byte if is_name(byte) => {}
                _ => break,
            }
            self.at += 1;
        }
        let class = self.word_class(start, dashes);
        self.last_word = (start, self.at);
        if class == Some(Class::Function) && self.peek(0) == b'!' {
            self.at += 1;
        }
        if let Some(class) = class {
            self.push_from(start, class);
        }
    }

    fn word_class(&self, start: usize, has_dashes: bool) -> Option<Class> {
        let word = &self.text[start..self.at];
        let has = |it| self.grammar.has(it);
        let is_member =
            self.before == b'.' || (has(Trait::Php) && self.text[..start].ends_with("->"));
        let next = self.peek(0);
        if has(Trait::PowerShell) && has_dashes {
            return Some(Class::Function);
        }
        if !is_member && next != b':' || self.is_word_before_colon(word) {
            let listed = [
                (self.grammar.keywords, Class::Keyword),
                (self.grammar.constants, Class::Constant),
                (self.grammar.types, Class::Type),
            ];
            let is_in = |list: &str| {
                word.len() <= LONGEST
                    && list.split_ascii_whitespace().any(|it| {
                        it == word || (has(Trait::PowerShell) && it.eq_ignore_ascii_case(word))
                    })
            };
            if let Some((_, class)) = listed.into_iter().find(|(list, _)| is_in(list)) {
                return Some(class);
            }
        }
        let is_property = next == b':' && self.peek(1) != b':' && has(Trait::ColonProperties);
        if is_property {
            return Some(Class::Property);
        }
        let is_called = has(Trait::Calls) && next == b'(';
        let is_macro =
            has(Trait::Rust) && next == b'!' && matches!(self.peek(1), b'(' | b'[' | b'{');
        let is_capital = word.starts_with(|first: char| first.is_ascii_uppercase());
        if is_capital && !is_member && has(Trait::CapitalTypes) {
            if is_called && has(Trait::CapitalFunctions) && !self.follows(start, &["new"]) {
                return Some(Class::Function);
            }
            let is_constant =
                word.contains('_') && !word.contains(|c: char| c.is_ascii_lowercase());
            return Some(if is_constant {
                Class::Constant
            } else {
                Class::Type
            });
        }
        let is_defined = has(Trait::Calls) && self.follows(start, DEFINERS);
        (is_called || is_macro || is_defined).then_some(Class::Function)
    }

    /// Whether one of these words stands before what begins at `start`.
    fn follows(&self, start: usize, words: &[&str]) -> bool {
        let (from, to) = self.last_word;
        let between = &self.bytes[to..start];
        words.contains(&&self.text[from..to]) && between.iter().all(u8::is_ascii_whitespace)
    }

    /// Whether a word before `:` is one of the language all the same: `else:`, `default:`.
    fn is_word_before_colon(&self, word: &str) -> bool {
        self.before != b'.'
            && (!self.grammar.has(Trait::ColonProperties)
                || self.peek(1) == b':'
                || matches!(word, "default" | "self" | "nil" | "true" | "false" | "null"))
    }

    /// A string of JSON before a `:` is the name of a property.
    pub(super) fn after_string(&mut self, opened: usize) {
        if !self.grammar.has(Trait::Json) {
            return;
        }
        let rest = &self.bytes[self.at..];
        let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        if next != Some(&b':') {
            return;
        }
        let tokens = self.found.tokens.iter_mut().rev();
        for token in tokens.take_while(|token| token.end > opened) {
            if token.class == Class::String {
                token.class = Class::Property;
            }
        }
    }
}
