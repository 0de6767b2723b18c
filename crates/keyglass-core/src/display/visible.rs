//! Characters that would not be seen, or would move their neighbours, made visible.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Text to show as it is.
    Text(&'a str),
    /// A character that would not be seen.
    Hidden {
        /// `U+202E`.
        code_point: String,
        /// What it is, in words.
        name: &'static str,
    },
}

/// Splits a text at the characters that cannot be seen: controls, line and paragraph separators, marks
/// of direction (Unicode Standard Annex 9), zero-width characters, fillers and tags. Joiners stay where
/// they join letters of a script that needs them, or emoji.
pub fn make_visible(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (index, c) in text.char_indices() {
        let after = index + c.len_utf8();
        if let Some(name) = hidden_name(c, before, text[after..].chars().next()) {
            if start < index {
                spans.push(Span::Text(&text[start..index]));
            }
            spans.push(Span::Hidden {
                code_point: format!("U+{:04X}", u32::from(c)),
                name,
            });
            start = after;
        }
        before = Some(c);
    }
    if start < text.len() {
        spans.push(Span::Text(&text[start..]));
    }
    spans
}

/// What a character that cannot be seen is; `None` for all others.
fn hidden_name(c: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    Some(match c {
        '\t' => "tab",
        '\n' | '\u{85}' => "line feed",
        '\r' => "carriage return",
        c if c.is_control() => "control character",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' | '\u{200e}' | '\u{200f}' => "mark of direction",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "change of direction",
        '\u{200b}' | '\u{feff}' | '\u{2060}' => "space of no width",
        '\u{200c}' | '\u{200d}' if joins(before) && joins(after) => return None,
        '\u{200c}' | '\u{200d}' => "joiner of no width",
        '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => "invisible sign",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        '\u{34f}' | '\u{180e}' => "invisible joiner",
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}' => "filler",
        '\u{e0000}'..='\u{e007f}' => "tag",
        _ => return None,
    })
}

/// Whether a joiner beside this character can be meant: not in Latin text, nor at its ends.
fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| c > '\u{2ff}' && !matches!(c, '\u{200b}'..='\u{206f}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Span, make_visible};

    fn shown(text: &str) -> String {
        make_visible(text)
            .into_iter()
            .map(|span| match span {
                Span::Text(text) => text.to_owned(),
                Span::Hidden { code_point, .. } => format!("[{code_point}]"),
            })
            .collect()
    }

    #[test]
    fn what_would_not_be_seen_stands_with_its_code_point() {
        assert_eq!(shown("gpj\u{202e}exe"), "gpj[U+202E]exe");
        assert_eq!(shown("\u{200b}a\0\n"), "[U+200B]a[U+0000][U+000A]");
        assert_eq!(shown("a\u{200d}b"), "a[U+200D]b");
        assert_eq!(shown("a\u{e0041}"), "a[U+E0041]");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn text_of_any_script_and_emoji_stay_whole() {
        for text in [
            "Zürich – “Ops” 🦊",
            "株式会社",
            "می\u{200c}خواهم",
            "👩\u{200d}💻",
            "مرحبا",
            "क्\u{200d}ष",
        ] {
            assert_eq!(make_visible(text), [Span::Text(text)], "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,40}[\u{0}-\u{20}\u{200b}-\u{206f}]{0,5}\\PC{0,9}") {
            let whole: String = make_visible(&text)
                .into_iter()
                .map(|span| match span {
                    Span::Text(text) => text.to_owned(),
                    Span::Hidden { code_point, .. } => {
                        let value = u32::from_str_radix(&code_point[2..], 16).expect("hex");
                        char::from_u32(value).expect("a character").to_string()
                    }
                })
                .collect();
            prop_assert_eq!(whole, text);
        }
    }
}
