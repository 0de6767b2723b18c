//! What each literal writes, by example; `tests/snippets` has the languages read it back.

use proptest::prelude::*;

use super::{Encoding, Quote, escape::is_unseen, literal, table};
use crate::language::Language;

#[test]
fn a_quote_that_would_close_the_literal_does_not() {
    for (language, quoted) in [
        (Language::Shell, r"'a'\''; rm -rf ~ #'"),
        (Language::PowerShell, "\"a'; rm -rf ~ #\""),
        (Language::JavaScript, r"'a\'; rm -rf ~ #'"),
        (Language::Php, r"'a\'; rm -rf ~ #'"),
        (Language::Python, r"'a\'; rm -rf ~ #'"),
        (Language::Ruby, r"'a\'; rm -rf ~ #'"),
        (Language::Go, "\"a'; rm -rf ~ #\""),
    ] {
        assert_eq!(literal(language, "a'; rm -rf ~ #").as_deref(), Ok(quoted));
    }
}

#[test]
fn what_would_not_be_seen_is_written_as_an_escape() {
    let text = "\u{1b}\u{202e}\u{e0041}";
    for (language, quoted) in [
        (Language::Shell, r"$'\033\342\200\256\363\240\201\201'"),
        (
            Language::PowerShell,
            "\"$([char]0x001b)$([char]0x202e)$([char]0xdb40)$([char]0xdc41)\"",
        ),
        (Language::CSharp, r#""\u001b\u202e\udb40\udc41""#),
        (Language::Go, r#""\u001b\u202e\U000e0041""#),
        (Language::Java, r#""\033\u202e\udb40\udc41""#),
        (Language::JavaScript, r"'\u001b\u202e\udb40\udc41'"),
        (Language::Php, r#""\u{1b}\u{202e}\u{e0041}""#),
        (Language::Python, r"'\u001b\u202e\U000e0041'"),
        (Language::Ruby, r#""\u{1b}\u{202e}\u{e0041}""#),
        (Language::Rust, r#""\u{1b}\u{202e}\u{e0041}""#),
        (Language::Kotlin, r#""\u001b\u202e\udb40\udc41""#),
        (Language::Swift, r#""\u{1b}\u{202e}\u{e0041}""#),
        (Language::Json, r#""\u001b\u202e\udb40\udc41""#),
        (Language::Html, "\"&#x1b;&#x202e;&#xe0041;\""),
    ] {
        assert_eq!(literal(language, text).as_deref(), Ok(quoted));
    }
}

#[test]
fn what_a_literal_cannot_hold_is_refused_by_name() {
    let refusal = |quote: Quote, text| match quote.escape(text) {
        Ok(escaped) => panic!("{quote:?} took it: {escaped}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        refusal(Quote::ShellSingle, "a\0"),
        "A word of a shell cannot hold the character U+0000: change the value."
    );
    assert_eq!(
        refusal(Quote::GoRaw, "a`b"),
        "A raw string of Go cannot hold “`”: change the value."
    );
    refusal(Quote::CSharpVerbatim, "a\nb");
    refusal(Quote::Comment, "a */ b");
    refusal(Quote::Comment, "a\nb");
}

#[test]
fn a_value_in_a_url_is_percent_encoded_and_a_host_is_checked() {
    let encoded = |encoding: Encoding, text| encoding.encode(text).map(|text| text.into_owned());
    assert_eq!(
        encoded(Encoding::UrlQuery, "a b&c/é%").as_deref(),
        Ok("a%20b%26c%2F%C3%A9%25")
    );
    assert!(encoded(Encoding::UrlPath, "..").is_err());
    for host in [
        "acme.eu.auth0.com",
        "127.0.0.1:8080",
        "[::1]:80",
        "localhost",
    ] {
        assert_eq!(encoded(Encoding::UrlHost, host).as_deref(), Ok(host));
    }
    for host in [
        "", "a b", "a/b", "a@b", "a:0", "a:", "a..b", "-a", "[::g]", "é.com", "a#",
    ] {
        assert!(encoded(Encoding::UrlHost, host).is_err(), "{host}");
    }
    assert_eq!(
        encoded(Encoding::HttpieItem, "@a=b").as_deref(),
        Ok(r"\@a\=b")
    );
    for text in ["a\\:b", "a\\"] {
        assert!(encoded(Encoding::HttpieItem, text).is_err(), "{text}");
    }
    for text in ["é", "a\tb", " a"] {
        assert!(encoded(Encoding::Header, text).is_err(), "{text}");
    }
    assert!(encoded(Encoding::Header, "a\r\nb: c").is_err());
    assert_eq!(encoded(Encoding::Json, "\"\\").as_deref(), Ok("\\\"\\\\"));
}

/// Reads a literal of a language with backslashes back: its letters, `\u0041`, `\U00000041`, `\u{41}`
/// and `\101`.
fn unescaped(literal: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = &literal[1..literal.len() - 1];
    while let Some(c) = rest.chars().next() {
        let (text, radix, length) = match rest.as_bytes() {
            [b'\\', b'u', b'{', ..] => {
                let end = rest.find('}').expect("a brace");
                (&rest[3..end], 16, end + 1)
            }
            [b'\\', b'u', ..] => (&rest[2..6], 16, 6),
            [b'\\', b'U', ..] => (&rest[2..10], 16, 10),
            [b'\\', b'0'..=b'3', ..] => (&rest[1..4], 8, 4),
            [b'\\', letter, ..] => {
                units.push(match letter {
                    b'n' => 10,
                    b'r' => 13,
                    b't' => 9,
                    sign => u16::from(*sign),
                });
                rest = &rest[2..];
                continue;
            }
            _ => {
                units.extend(c.encode_utf16(&mut [0; 2]).iter());
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        let code = u32::from_str_radix(text, radix).expect("digits");
        match char::from_u32(code) {
            Some(c) => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
            // Half of a pair.
            None => units.push(u16::try_from(code).expect("a surrogate")),
        }
        rest = &rest[length..];
    }
    String::from_utf16(&units).expect("whole pairs")
}

proptest! {
    #[test]
    fn a_literal_reads_back_as_its_text(text in "(.|[\\x00-\\x1f\"'\\\\$`#{}]|\u{202e}|\u{e0041}){0,20}") {
        for language in [
            Language::CSharp, Language::Go, Language::Java, Language::JavaScript, Language::Python,
            Language::Rust, Language::Kotlin, Language::Swift, Language::Json,
        ] {
            let quoted = literal(language, &text).expect("it holds every text");
            prop_assert_eq!(unescaped(&quoted), &*text, "{:?}", language);
            if language == Language::Json {
                let read: String = serde_json::from_str(&quoted).expect("JSON");
                prop_assert_eq!(&read, &*text);
            }
        }
    }

    #[test]
    fn nothing_unseen_is_ever_written(text in any::<String>()) {
        for quote in table::ALL {
            if let Ok(escaped) = quote.escape(&text) {
                prop_assert!(!escaped.contains(is_unseen), "{quote:?}: {escaped:?}");
            }
        }
    }
}
