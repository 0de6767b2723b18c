//! What holds for any text and any value.

use proptest::prelude::*;

use super::{Kind, Masking, Piece, Template, Variable, VariableName, Variables, well_known};
use crate::language::Language;

fn name(text: &str) -> VariableName {
    VariableName::parse(text).expect("a name")
}

fn variables(value: &str) -> Variables {
    let mut variables = Variables::new(Masking::Prefix);
    for variable in well_known() {
        variables.declare(variable);
    }
    for (text, kind) in [("x", Kind::Text), ("secret", Kind::ClientSecret)] {
        variables.declare(Variable {
            name: name(text),
            kind,
            aliases: Vec::new(),
        });
        variables.set(&name(text), value).expect("declared");
    }
    variables
}

/// Pieces of code, placeholders among them.
fn code() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(
            &[
                "{x}",
                "<x>",
                "%7Bx%7D",
                "{secret}",
                "{yourDomain}",
                "YOUR_DOMAIN",
                "${x}",
                "https://",
                "/",
                "?",
                "&a=",
                "'",
                "\"",
                "`",
                "\\",
                "{\"a\":\"",
                "${",
                "}",
                "#",
                "//",
                "\n",
                " ",
                "<<A\n",
                "A\n",
                "<p a=",
            ][..]
        )
        .prop_map(str::to_owned),
        "[ -~]{1,3}",
        "\\PC",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Reads a value back out of a literal, by the rules of RFC 8259 §7.
fn json_text(inside: &str) -> String {
    serde_json::from_str(&format!("\"{inside}\"")).expect("a string of JSON")
}

/// Reads a word back as a POSIX shell does (POSIX.1-2024 §2.2), and `$'…'` with octal numbers.
fn shell_word(word: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix("$'") {
            let (inside, after) = quoted.split_once('\'').expect("a closing mark");
            for octal in inside.split('\\').skip(1) {
                bytes.push(u8::from_str_radix(octal, 8).expect("an octal number"));
            }
            rest = after;
        } else if let Some(quoted) = rest.strip_prefix('\'') {
            let (inside, after) = quoted.split_once('\'').expect("a closing mark");
            bytes.extend_from_slice(inside.as_bytes());
            rest = after;
        } else {
            let escaped = rest.strip_prefix('\\').expect("a backslash");
            let length = escaped.chars().next().map_or(0, char::len_utf8);
            bytes.extend_from_slice(&escaped.as_bytes()[..length]);
            rest = &escaped[length..];
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(&rest[..2]).expect("digits");
        bytes.push(u8::from_str_radix(digits, 16).expect("a number"));
        rest = &rest[2..];
    }
    String::from_utf8(bytes).expect("UTF-8")
}

proptest! {
    #[test]
    fn nothing_of_a_template_is_lost(text in code()) {
        let variables = variables("");
        for language in Language::ALL {
            let template = Template::parse(&text, language, &variables);
            prop_assert_eq!(template.text(), &text);
            let whole: String = template.pieces().into_iter().map(|piece| match piece {
                Piece::Text { text, .. } => text,
                Piece::Placeholder { index, .. } => template.spelling(&template.placeholders()[index]),
            }).collect();
            prop_assert_eq!(&whole, &text);
            // Empty values leave the text as it is.
            let copy = template.copy(&variables).expect("nothing to refuse");
            prop_assert_eq!(&*copy, &text);
        }
    }

    #[test]
    fn what_is_shown_holds_no_secret_and_is_what_is_copied_otherwise(
        text in code(), secret in "[a-z]{13,20}",
    ) {
        let variables = variables(&secret);
        for language in Language::ALL {
            let masked = text.replace("{x}", "").replace("<x>", "").replace("%7Bx%7D", "");
            let template = Template::parse(&masked, language, &variables);
            let display = template.display_text(&variables);
            prop_assert!(!display.contains(&secret[..4]) || masked.contains(&secret[..4]));
            let only_text = text.replace("{secret}", "");
            let template = Template::parse(&only_text, language, &variables);
            if let Ok(copy) = template.copy(&variables) {
                prop_assert_eq!(&template.display_text(&variables), &*copy);
            }
        }
    }

    #[test]
    fn a_value_is_read_back_from_its_literal(value in "\\PC{0,12}[\u{0}-\u{7f}\u{202a}-\u{202e}]{0,6}") {
        prop_assume!(!value.is_empty());
        let variables = variables(&value);
        let between = |text: &str, language| {
            let template = Template::parse(text, language, &variables);
            let (before, after) = text.split_once("{x}").expect("a placeholder");
            let copy = template.copy(&variables).ok()?;
            let inside = copy.strip_prefix(before)?.strip_suffix(after)?;
            Some(inside.to_owned())
        };
        let json = between("{\"a\": \"{x}\"}", Language::Json).expect("JSON holds any text");
        prop_assert_eq!(json_text(&json), value.clone());
        match between("'https://a/?b={x}'", Language::Shell) {
            Some(url) => prop_assert_eq!(percent_decoded(&url), value.clone()),
            // Not every client sends marks of direction in a URL.
            None => {
                let is_mark = |c| ('\u{202a}'..='\u{202e}').contains(&c);
                prop_assert!(value.contains(is_mark));
            }
        }
        match between("curl -H 'a: {x}'", Language::Shell) {
            Some(word) => prop_assert_eq!(shell_word(&format!("'{word}'")), value.clone()),
            None => prop_assert!(value.contains('\0')),
        }
        let nested = between("curl -d '{\"a\":\"{x}\"}'", Language::Shell).expect("JSON in a shell");
        prop_assert_eq!(json_text(&shell_word(&format!("'{nested}'"))), value);
    }
}
