//! The defects that components of docs sites have had, each first shown in a routine like theirs, and
//! then to be none of ours.
//!
//! Those of the browser are tested in a browser: the clipboard that is missing or refused, the button
//! that writes once and patches nothing (`e2e/tests/browser/api_requests.rs`), the subscription that
//! ends with its element, and the blocks that do not use a changed variable (`embed.rs` there).

use super::{Kind, MASK, Masking, Template, Variable, VariableName, Variables, well_known};
use crate::language::Language;

/// What such a component does, in our words: for each key of the store, in its order, every occurrence
/// is replaced, by a routine to which `$&`, `$$`, `` $` `` and `$'` in the value mean something; of one
/// key the first three UTF-16 units are shown, and a mask.
fn naive_substitution(text: &str, store: &[(&str, &str)]) -> (String, String) {
    let mut display = text.to_owned();
    let mut copy = text.to_owned();
    for (key, value) in store {
        let mut shown = (*value).to_owned();
        if *key == "{yourClientSecret}" {
            let units: Vec<u16> = value.encode_utf16().take(3).collect();
            shown = String::from_utf16_lossy(&units) + "*****MASKED*****";
        }
        display = replace_all(&display, key, &shown);
        copy = replace_all(&copy, key, value);
    }
    (display, copy)
}

/// `String.prototype.replaceAll` of ECMAScript with a text to look for (ECMA-262, GetSubstitution).
fn replace_all(text: &str, key: &str, value: &str) -> String {
    let mut whole = String::new();
    let mut from = 0;
    while let Some(distance) = text[from..].find(key) {
        let at = from + distance;
        whole.push_str(&text[from..at]);
        let mut rest = value;
        while let Some(dollar) = rest.find('$') {
            whole.push_str(&rest[..dollar]);
            let (inserted, length) = match rest[dollar + 1..].chars().next() {
                Some('$') => ("$", 2),
                Some('&') => (key, 2),
                Some('`') => (&text[..at], 2),
                Some('\'') => (&text[at + key.len()..], 2),
                _ => ("$", 1),
            };
            whole.push_str(inserted);
            rest = &rest[dollar + length..];
        }
        whole.push_str(rest);
        from = at + key.len();
    }
    whole + &text[from..]
}

/// Ours: what is on screen, and what is copied or why not.
fn ours(
    text: &str,
    language: Language,
    store: &[(&str, &str)],
) -> (String, Result<String, String>) {
    let (template, variables) = parsed(text, language, store);
    let copy = template.copy(&variables);
    (
        template.display_text(&variables),
        copy.map(|copy| copy.to_string())
            .map_err(|error| error.to_string()),
    )
}

fn parsed(text: &str, language: Language, store: &[(&str, &str)]) -> (Template, Variables) {
    let name = |key: &str| VariableName::parse(key).expect("a name");
    let mut variables = Variables::new(Masking::Prefix);
    for variable in well_known() {
        variables.declare(variable);
    }
    for (key, value) in store {
        if variables.find(&name(key)).is_none() {
            variables.declare(Variable {
                name: name(key),
                kind: Kind::Text,
                aliases: Vec::new(),
            });
        }
        variables.set(&name(key), value).expect("declared");
    }
    (Template::parse(text, language, &variables), variables)
}

#[test]
fn a_percent_encoded_placeholder_is_filled() {
    let text = "curl 'https://{yourDomain}/api/v2/keys/signing/%7ByourKeyId%7D'";
    let store = [
        ("{yourDomain}", "acme.eu.auth0.com"),
        ("{yourKeyId}", "a b/c"),
    ];
    let (_, naive) = naive_substitution(text, &store);
    assert!(naive.contains("%7ByourKeyId%7D"));
    let expected = "curl 'https://acme.eu.auth0.com/api/v2/keys/signing/a%20b%2Fc'";
    let (display, copy) = ours(text, Language::Shell, &store);
    assert_eq!(
        (display.as_str(), copy.as_deref()),
        (expected, Ok(expected))
    );
}

#[test]
fn signs_in_a_value_mean_nothing() {
    for value in ["a$&b", "a$`b", "a$'b", "a$$b", "$1", "\\1", "$<x>"] {
        let text = "before {x} after";
        let (_, naive) = naive_substitution(text, &[("{x}", value)]);
        let expected = format!("before {value} after");
        if value.contains("$&")
            || value.contains("$`")
            || value.contains("$'")
            || value.contains("$$")
        {
            assert_ne!(naive, expected);
        }
        let (display, copy) = ours(text, Language::Plain, &[("{x}", value)]);
        assert_eq!((display, copy), (expected.clone(), Ok(expected)));
    }
}

#[test]
fn a_placeholder_in_a_value_is_text() {
    let store = [("{x}", "{y}"), ("{y}", "{x}")];
    let reversed = [("{y}", "{x}"), ("{x}", "{y}")];
    let text = "{x}{y}";
    let (_, naive) = naive_substitution(text, &store);
    assert_ne!(naive, naive_substitution(text, &reversed).1);
    for store in [store, reversed] {
        let (_, copy) = ours(text, Language::Plain, &store);
        assert_eq!(copy.as_deref(), Ok("{y}{x}"));
    }
}

#[test]
fn a_short_secret_is_not_shown_an_empty_one_is_not_masked_and_a_character_is_not_cut() {
    let text = "'{yourClientSecret}'";
    for (secret, is_shown) in [
        ("abc", true),
        ("ab", true),
        ("", false),
        ("ab🦊defghijklmn", false),
    ] {
        let store = [("{yourClientSecret}", secret)];
        let (naive, _) = naive_substitution(text, &store);
        let (display, _) = ours(text, Language::Shell, &store);
        if is_shown {
            assert!(naive.contains(secret));
            assert_eq!(display, format!("'{MASK}'"));
        }
    }
    let naive = |secret| naive_substitution(text, &[("{yourClientSecret}", secret)]).0;
    assert!(naive("").contains(MASK));
    assert!(naive("ab🦊defghijklmn").contains('\u{fffd}'));
    let shown = |secret| ours(text, Language::Shell, &[("{yourClientSecret}", secret)]).0;
    assert_eq!(shown(""), "'not set'");
    assert_eq!(shown("ab🦊defghijklmn"), format!("'ab🦊{MASK}'"));
}

#[test]
fn every_secret_is_masked_by_its_kind_and_copied_whole() {
    let token = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln";
    let text = "curl -H 'authorization: Bearer {yourMgmtApiAccessToken}' -d {mgmtApiAccessToken}";
    let store = [("{yourMgmtApiAccessToken}", token)];
    let (naive, _) = naive_substitution(text, &store);
    assert!(naive.contains(token));
    let (display, copy) = ours(text, Language::Shell, &store);
    assert_eq!(
        display,
        format!("curl -H 'authorization: Bearer eyJ{MASK}' -d eyJ{MASK}")
    );
    let expected = format!("curl -H 'authorization: Bearer {token}' -d {token}");
    assert_eq!(copy, Ok(expected));
}

#[test]
fn a_placeholder_that_a_highlighter_would_split_is_whole() {
    // The pieces in which a highlighter of C# hands out `{yourDomain}` in an interpolated string.
    let pieces = ["$\"https://", "{", "yourDomain", "}", "/\""];
    let store = [("{yourDomain}", "acme.eu.auth0.com")];
    let naive: String = pieces
        .iter()
        .map(|it| naive_substitution(it, &store).0)
        .collect();
    assert!(naive.contains("{yourDomain}"));
    let (template, variables) = parsed(&pieces.concat(), Language::CSharp, &store);
    let spans = template.display(&variables);
    let texts: Vec<&str> = spans.iter().map(|span| span.shown.text()).collect();
    assert_eq!(texts, ["$\"https://", "acme.eu.auth0.com", "/\""]);
}

#[test]
fn a_value_does_not_leave_its_string() {
    let value = "a'; rm -rf ~ #";
    let text = "curl 'https://example.com/' --header 'x: {x}'";
    let (_, naive) = naive_substitution(text, &[("{x}", value)]);
    assert!(naive.ends_with("'x: a'; rm -rf ~ #'"));
    let (_, copy) = ours(text, Language::Shell, &[("{x}", value)]);
    assert!(copy.is_ok_and(|it| it.ends_with(r"'x: a'\''; rm -rf ~ #'")));
    // A value that is not of its kind is refused, with the reason, and shows its placeholder.
    let text = "curl 'https://{yourDomain}/'";
    let (display, copy) = ours(text, Language::Shell, &[("{yourDomain}", value)]);
    assert_eq!(display, text);
    let reason = copy.expect_err("refused");
    assert!(
        reason.contains("yourDomain") && reason.contains("no domain"),
        "{reason}"
    );
    assert!(!reason.contains("rm -rf"), "{reason}");
}

#[test]
fn what_has_no_value_is_named() {
    let text = "{yourDomain} {yourKeyId} <yourDomain> <div> {yourClientSecret}";
    // In the stores of docs sites a variable without a value has its own placeholder as one.
    let store = [
        ("{yourDomain}", "a.example"),
        ("{yourKeyId}", "{yourKeyId}"),
        ("{yourClientSecret}", ""),
    ];
    let (template, variables) = parsed(text, Language::Plain, &store);
    let names: Vec<&str> = template
        .unfilled(&variables)
        .into_iter()
        .map(VariableName::as_str)
        .collect();
    assert_eq!(names, ["yourKeyId", "yourClientSecret"]);
    let (display, copy) = ours(text, Language::Plain, &store);
    assert_eq!(display, "a.example {yourKeyId} a.example <div> not set");
    assert_eq!(
        copy.as_deref(),
        Ok("a.example {yourKeyId} a.example <div> {yourClientSecret}")
    );
}
