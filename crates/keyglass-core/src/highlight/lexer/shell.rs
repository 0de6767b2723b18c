//! Command lines of a shell.

use super::{Lexer, starts_name};
use crate::highlight::{Class, grammar::Trait};

impl Lexer<'_> {
    /// Takes one thing of a command line.
    pub(super) fn shell(&mut self) {
        let byte = self.bytes[self.at];
        let starts_word = self.at == 0 || is_border(self.bytes[self.at - 1]);
        match byte {
            b'\n' => {
                self.is_command = true;
                self.at += 1;
                if !self.heredocs.is_empty() {
                    self.heredocs();
                }
            }
            b'#' if starts_word => {
                self.comment();
            }
            b'\\' => self.at += 1 + self.char_len(self.at + 1),
            b'\'' | b'"' | b'`' => {
                self.open_string();
                // Behind `NAME=` a command still follows.
                self.is_command &= !starts_word;
            }
            b'$' => self.shell_dollar(starts_word),
            b'<' if self.announce_heredoc() => {}
            b'|' | b'&' | b';' => {
                self.is_command = true;
                self.at += 1;
            }
            b'(' => {
                self.is_command = true;
                self.bracket(byte);
            }
            b')' | b'{' | b'}' => self.bracket(byte),
            byte if is_border(byte) => self.at += 1,
            _ => self.shell_word(starts_word),
        }
    }

    fn shell_dollar(&mut self, starts_word: bool) {
        let next = self.peek(1);
        if next == b'\'' && self.open_string() {
            self.is_command &= !starts_word;
        } else if starts_name(next) || next == b'{' {
            self.dollar();
            self.is_command &= !starts_word;
        } else if matches!(next, b'?' | b'@' | b'*' | b'#' | b'$' | b'!' | b'0'..=b'9') {
            let start = self.at;
            self.at += 2;
            self.push_from(start, Class::Variable);
        } else {
            // A prompt, or the sign before a command in brackets.
            self.at += 1;
        }
    }

    fn shell_word(&mut self, starts_word: bool) {
        let start = self.at;
        while self.at < self.bytes.len() && !ends_word(self.bytes[self.at]) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if !starts_word {
            return;
        }
        if word.starts_with('-') {
            let length = word.find('=').unwrap_or(word.len());
            self.push(start, start + length, Class::Property);
            return;
        }
        if !self.is_command {
            return;
        }
        let name = word.split_once('=').map(|(name, _)| name);
        if let Some(name) = name.filter(|name| is_variable(name)) {
            self.push(start, start + name.len(), Class::Variable);
            return;
        }
        let mut keywords = self.grammar.keywords.split_ascii_whitespace();
        if word.len() <= 8 && keywords.any(|it| it == word) {
            self.is_command = !matches!(
                word,
                "for" | "case" | "in" | "function" | "return" | "exit" | "unset"
            );
            self.push_from(start, Class::Keyword);
            return;
        }
        self.is_command = false;
        debug_assert!(self.grammar.has(Trait::Shell));
        self.push_from(start, Class::Function);
    }
}

fn is_variable(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether a word may begin behind this byte.
fn is_border(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'|' | b'&' | b';' | b'(' | b')' | b'<' | b'>')
}

fn ends_word(byte: u8) -> bool {
    is_border(byte) || matches!(byte, b'\'' | b'"' | b'`' | b'$' | b'\\')
}
