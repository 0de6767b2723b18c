//! One routine for every literal, by the rules of the table.

use std::{borrow::Cow, fmt::Write};

use super::{
    Quote, QuoteError,
    table::{self, Rules, Unseen},
};

/// `text` inside a literal.
pub(super) fn escape(quote: Quote, text: &str) -> Result<Cow<'_, str>, QuoteError> {
    let rules = table::rules(quote);
    if quote == Quote::ShellWord {
        let inside = escape(Quote::ShellSingle, text)?;
        return Ok(Cow::Owned(["'", &inside, "'"].concat()));
    }
    if quote == Quote::Comment && ["*/", "?>", "-->"].iter().any(|end| text.contains(end)) {
        return Err(QuoteError::Text {
            place: rules.place,
            why: "would end at this value: change it",
        });
    }
    if !text.chars().any(|c| is_special(rules, c)) {
        return Ok(Cow::Borrowed(text));
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if rules.refused.contains(c) {
            return Err(refusal(rules, c));
        } else if let Some((_, pair)) = rules.pairs.iter().find(|pair| pair.0 == c) {
            escaped.push_str(pair);
        } else if is_unseen(c) {
            escaped.push_str(rules.detour.0);
            push_code(rules, c, &mut escaped)?;
            escaped.push_str(rules.detour.1);
        } else {
            escaped.push(c);
        }
    }
    Ok(Cow::Owned(escaped))
}

/// Whether a character would not be seen in what is copied, or would move its neighbours: controls,
/// line ends, marks of direction, signs of no width, tags. Joiners are left to the scripts and emoji
/// that need them.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

fn is_special(rules: &Rules, c: char) -> bool {
    is_unseen(c) || rules.refused.contains(c) || rules.pairs.iter().any(|pair| pair.0 == c)
}

fn refusal(rules: &Rules, character: char) -> QuoteError {
    QuoteError::Character {
        character,
        place: rules.place,
    }
}

/// The escape of a character by its number.
fn push_code(rules: &Rules, c: char, out: &mut String) -> Result<(), QuoteError> {
    let code = u32::from(c);
    // Writing to a string cannot fail.
    let _ = match rules.unseen {
        Unseen::Refused => return Err(refusal(rules, c)),
        Unseen::Utf16 => write_utf16(out, c, "\\u", ""),
        Unseen::JavaOctal if code < 0x100 => write!(out, "\\{code:03o}"),
        Unseen::JavaOctal => write_utf16(out, c, "\\u", ""),
        Unseen::CodePoint if code < 0x1_0000 => write!(out, "\\u{code:04x}"),
        Unseen::CodePoint => write!(out, "\\U{code:08x}"),
        Unseen::Braces => write!(out, "\\u{{{code:x}}}"),
        Unseen::Bytes => {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            bytes
                .iter()
                .try_for_each(|byte| write!(out, "\\{byte:03o}"))
        }
        Unseen::PowerShell => write_utf16(out, c, "$([char]0x", ")"),
        // HTML maps these numbers to other characters.
        Unseen::Entity if matches!(code, 0 | 0x80..=0x9f) => return Err(refusal(rules, c)),
        Unseen::Entity => write!(out, "&#x{code:x};"),
    };
    Ok(())
}

fn write_utf16(out: &mut String, c: char, before: &str, after: &str) -> std::fmt::Result {
    let mut buffer = [0; 2];
    let units = c.encode_utf16(&mut buffer);
    units
        .iter()
        .try_for_each(|unit| write!(out, "{before}{unit:04x}{after}"))
}
