//! JSON with line breaks.

/// How deep lines are indented at most, so that hostile nesting does not multiply the text.
const DEEPEST: usize = 32;

/// Breaks a JSON text into lines, two blanks deeper for each bracket. Only white space between values
/// changes: names, numbers and strings stay byte for byte, and a text that is no JSON loses nothing
/// but such white space.
pub fn indent_json(text: &str) -> String {
    let mut indented = String::with_capacity(text.len() + text.len() / 4);
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    // A bracket was opened, and nothing stands in it yet.
    let mut opened = false;
    for c in text.chars() {
        if in_string {
            indented.push(c);
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        if matches!(c, ' ' | '\t' | '\r' | '\n') {
            continue;
        }
        let closes = matches!(c, '}' | ']');
        depth = depth.saturating_sub(usize::from(closes));
        if opened != closes && (opened || closes) {
            break_line(&mut indented, depth);
        }
        opened = matches!(c, '{' | '[');
        depth += usize::from(opened);
        indented.push(c);
        match c {
            '"' => in_string = true,
            ',' => break_line(&mut indented, depth),
            ':' => indented.push(' '),
            _ => {}
        }
    }
    indented
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth.min(DEEPEST)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::indent_json;

    #[test]
    fn values_stay_as_they_are_and_lines_show_what_is_in_what() {
        let text = r#"{"b":[1.0,{"a\"{,":"x: y"}],"a":{},"c":[ ]}"#;
        let expected = "{\n  \"b\": [\n    1.0,\n    {\n      \"a\\\"{,\": \"x: y\"\n    }\n  ],\n  \"a\": {},\n  \"c\": []\n}";
        assert_eq!(indent_json(text), expected);
        assert_eq!(indent_json(expected), expected);
    }

    #[test]
    fn hostile_nesting_does_not_multiply_the_text() {
        let text = "[".repeat(100_000);
        assert!(indent_json(&text).len() < 100 * text.len());
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_changes(text in "[\\[\\]{}:,\"\\\\ a-c\n]{0,60}") {
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&indent_json(&text)), bare(&text));
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                prop_assert_eq!(serde_json::from_str::<Value>(&indent_json(&text)).ok(), Some(value));
            }
        }
    }
}
