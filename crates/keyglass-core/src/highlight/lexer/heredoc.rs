//! Here-documents: `<<NAME` in a line, the text in those that follow, up to one with the name alone.

use super::{Lexer, is_name, starts_name};
use crate::{
    highlight::{
        Class,
        grammar::{Hold, Trait},
    },
    quoting::Quote,
};

/// A here-document that begins with the next line.
pub(super) struct Heredoc {
    /// Where its name stands.
    name: (usize, usize),
    hold: Hold,
}

/// The longest name, in bytes.
const LONGEST: usize = 64;

impl Lexer<'_> {
    /// Takes `<<NAME` and the like. Answers whether it was one.
    pub(super) fn announce_heredoc(&mut self) -> bool {
        let is_php = self.grammar.has(Trait::Php);
        let is_shell = self.grammar.has(Trait::Shell);
        let sign = if is_php { "<<<" } else { "<<" };
        if !self.looks_at(sign) {
            return false;
        }
        let mut at = self.at + sign.len();
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        let is_indented = !is_php && matches!(byte(at), b'-' | b'~');
        at += usize::from(is_indented);
        while is_shell && byte(at) == b' ' && at < self.at + LONGEST {
            at += 1;
        }
        let mark = Some(byte(at)).filter(|mark| matches!(mark, b'\'' | b'"'));
        at += usize::from(mark.is_some());
        let start = at;
        while is_name(byte(at)) && at - start < LONGEST {
            at += 1;
        }
        let is_plain = mark.is_none() && !is_indented && !is_php && !is_shell;
        let is_wanted = starts_name(byte(start)) && (!is_plain || byte(start).is_ascii_uppercase());
        if at == start || !is_wanted || mark.is_some_and(|mark| byte(at) != mark) {
            return false;
        }
        let hold = match mark {
            Some(b'\'') => Hold::Verbatim,
            Some(_) if is_shell => Hold::Verbatim,
            _ if is_shell => Hold::Quote(Quote::ShellHeredoc),
            _ if is_php => Hold::Word,
            _ => Hold::Quote(Quote::RubyDouble),
        };
        let end = at + usize::from(mark.is_some());
        self.heredocs.push(Heredoc {
            name: (start, at),
            hold,
        });
        let from = self.at;
        self.at = end;
        self.push_from(from, Class::String);
        true
    }

    /// Takes the texts of the here-documents that were announced; here the first one's begins.
    pub(super) fn heredocs(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let start = self.at;
            let name = &self.text[heredoc.name.0..heredoc.name.1];
            let mut end = self.bytes.len();
            while self.at < self.bytes.len() {
                let line_start = self.at;
                self.skip_line();
                let line = self.text[line_start..self.at].trim();
                // PHP and Ruby take a bracket, a comma or a call behind the name.
                let rest = line.strip_prefix(name);
                if rest.is_some_and(|rest| !rest.starts_with(|c: char| is_name_char(c))) {
                    end = line_start;
                    let leading =
                        self.text[line_start..].len() - self.text[line_start..].trim_start().len();
                    self.at = line_start + leading + name.len();
                    break;
                }
                self.at = (self.at + 1).min(self.bytes.len());
            }
            self.push_from(start, Class::String);
            self.push_literal(start, end, heredoc.hold, start);
        }
        self.before = b'"';
    }
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
