//! Finding the placeholders of a text: one pass, each byte looked at a bounded number of times.

use super::{
    context::Context,
    name::{LONGEST, is_name_byte},
    template::Placeholder,
    variables::Variables,
};
use crate::language::Language;

/// What opens and closes a placeholder. Hexadecimal digits count in either case.
const BRACES: [(&str, &str); 4] = [("{", "}"), ("<", ">"), ("%7B", "%7D"), ("%3C", "%3E")];

/// How far before a bare name one looks for a word that makes it the name of something else.
const BEFORE: usize = 24;

/// The placeholders of declared variables, in order. Their contexts are yet to be found.
pub(super) fn placeholders(
    text: &str,
    language: Language,
    declared: &Variables,
) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'{' | b'<' | b'%' => in_braces(text, at, language, declared),
            b'A'..=b'Z' if at == 0 || !is_word_byte(bytes[at - 1]) => bare(text, at, declared),
            _ => None,
        };
        match end {
            Some((end, variable)) => {
                found.push(Placeholder {
                    variable: variable.clone(),
                    context: Context::TEXT,
                    start: at,
                    end,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The text with a word of the same length where each placeholder stands: what a lexer sees, to which
/// braces and angle brackets mean something.
pub(super) fn marked(text: &str, placeholders: &[Placeholder]) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut from = 0;
    for placeholder in placeholders {
        marked.push_str(&text[from..placeholder.start]);
        marked.extend(std::iter::repeat_n(
            'p',
            placeholder.end - placeholder.start,
        ));
        from = placeholder.end;
    }
    marked.push_str(&text[from..]);
    marked
}

/// Whether a placeholder of this spelling stands in a URL by its spelling alone.
pub(super) fn is_percent_encoded(spelling: &str) -> bool {
    spelling.starts_with('%')
}

type Found<'a> = Option<(usize, &'a super::name::VariableName)>;

fn in_braces<'a>(
    text: &str,
    start: usize,
    language: Language,
    declared: &'a Variables,
) -> Found<'a> {
    let bytes = text.as_bytes();
    let (open, close) = BRACES
        .into_iter()
        .find(|(open, _)| starts_with(&bytes[start..], open))?;
    if open == "{" && start > 0 && interpolates(language, bytes[start - 1]) {
        return None;
    }
    let name_start = start + open.len();
    let name_len = bytes[name_start..]
        .iter()
        .take(LONGEST + 1)
        .take_while(|byte| is_name_byte(**byte))
        .count();
    let name_end = name_start + name_len;
    if !starts_with(&bytes[name_end..], close) {
        return None;
    }
    let variable = declared.spelled(&text[name_start..name_end])?;
    Some((name_end + close.len(), variable))
}

/// `YOUR_DOMAIN`: a whole word, with an underscore in it, that is not the name of a variable of the
/// program or of its environment.
fn bare<'a>(text: &str, start: usize, declared: &'a Variables) -> Found<'a> {
    let bytes = text.as_bytes();
    let len = bytes[start..]
        .iter()
        .take(LONGEST * 2)
        .take_while(|byte| is_word_byte(**byte))
        .count();
    let word = &text[start..start + len];
    if !word.contains('_') {
        return None;
    }
    let variable = declared.spelled(word)?;
    let is_marked = start > 0 && matches!(bytes[start - 1], b'$' | b'.' | b'@');
    let is_assigned = bytes.get(start + len) == Some(&b'=');
    let before = &bytes[start.saturating_sub(BEFORE)..start];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let is_of_environment = before[line_start..]
        .windows(3)
        .any(|three| three.eq_ignore_ascii_case(b"env"));
    let in_braces = start > 1 && bytes[start - 1] == b'{' && bytes[start - 2] == b'$';
    if is_marked || is_assigned || is_of_environment || in_braces {
        return None;
    }
    Some((start + len, variable))
}

/// Whether a sign before `{` makes it an expression of the language: `${name}`, `#{name}`.
fn interpolates(language: Language, sign: u8) -> bool {
    match language {
        Language::Shell
        | Language::PowerShell
        | Language::JavaScript
        | Language::Php
        | Language::Kotlin => sign == b'$',
        Language::Ruby => sign == b'#',
        _ => false,
    }
}

fn starts_with(bytes: &[u8], prefix: &str) -> bool {
    bytes
        .get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::{Language, Variables, placeholders};
    use crate::placeholder::{Masking, well_known};

    fn found(text: &str, language: Language) -> Vec<(&str, String)> {
        let mut declared = Variables::new(Masking::default());
        well_known().into_iter().for_each(|it| declared.declare(it));
        placeholders(text, language, &declared)
            .into_iter()
            .map(|it| (&text[it.start..it.end], it.variable.to_string()))
            .collect()
    }

    fn spellings(text: &str, language: Language) -> Vec<&str> {
        found(text, language)
            .into_iter()
            .map(|(text, _)| text)
            .collect()
    }

    #[test]
    fn every_spelling_is_found_and_gives_the_declared_name() {
        for spelling in [
            "{yourDomain}",
            "<yourDomain>",
            "%7ByourDomain%7D",
            "%7byourDomain%7d",
            "%3CyourDomain%3e",
            "YOUR_DOMAIN",
            "{YOUR_DOMAIN}",
            "<YOUR_DOMAIN>",
            "{yourTenantDomain}",
        ] {
            let text = format!("a “{spelling}” b");
            let expected = vec![(spelling, "yourDomain".to_owned())];
            assert_eq!(found(&text, Language::Plain), expected);
        }
        let text = "MGMT_API_ACCESS_TOKEN {yourAccessToken} {mgmtApiAccessToken}";
        for (_, name) in found(text, Language::Plain) {
            assert_eq!(name, "yourMgmtApiAccessToken");
        }
        assert_eq!(found(text, Language::Plain).len(), 3);
    }

    #[test]
    fn what_is_not_declared_or_not_closed_is_text() {
        for text in [
            "<div> Vec<String> #include <stdio.h> {x} {} <>",
            "{yourDomain yourDomain} %7ByourDomain} {yourDomain%7D <yourDomain",
            "{ yourDomain } {yourdomain} {yourDomains} yourDomain DOMAIN",
            "XYOUR_DOMAIN YOUR_DOMAINS YOUR_DOMAIN_2 éYOUR_",
            "{%7B<{{",
        ] {
            assert_eq!(spellings(text, Language::Plain), [""; 0], "{text}");
        }
        assert_eq!(
            spellings("{{yourDomain}}", Language::Plain),
            ["{yourDomain}"]
        );
    }

    #[test]
    fn the_names_of_a_program_and_its_environment_are_left_alone() {
        for (text, language) in [
            ("curl \"https://${yourDomain}\"", Language::Shell),
            ("`https://${yourDomain}/`", Language::JavaScript),
            ("\"#{yourDomain}\"", Language::Ruby),
            (
                "export YOUR_DOMAIN=a; echo $YOUR_DOMAIN ${YOUR_DOMAIN}",
                Language::Shell,
            ),
            ("os.environ[\"YOUR_CLIENT_SECRET\"]", Language::Python),
            ("process.env.YOUR_CLIENT_SECRET", Language::JavaScript),
        ] {
            assert_eq!(spellings(text, language), [""; 0], "{text}");
        }
        let text = "Bearer MGMT_API_ACCESS_TOKEN";
        assert_eq!(spellings(text, Language::Shell), ["MGMT_API_ACCESS_TOKEN"]);
        let text = "os.environ\nx = 'YOUR_CLIENT_ID'";
        assert_eq!(spellings(text, Language::Python), ["YOUR_CLIENT_ID"]);
    }
}
