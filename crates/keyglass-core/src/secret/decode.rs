//! The one member `client_secret` out of an answer, without a copy beside the wiped one.
//!
//! `serde_json` unescapes strings in a buffer of its own, which nothing wipes where the allocator does not.
//! So it is only asked where the member's text lies in the body; the characters are copied from there
//! into a buffer that is large enough from the start and never moves.

use serde::Deserialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::Secret;
use crate::management::{DecodeError, check_json};

/// Reads the answer to `GET /api/v2/clients/{id}?fields=client_id,client_secret`; `None` when it has no
/// secret, an empty one, or null. Other members are passed over.
///
/// # Errors
/// [`DecodeError`]: it is no object, it is another application's, its secret is no text, or a text with
/// half of a surrogate pair, which no UTF-8 has (RFC 8259 §8.2).
pub fn decode_client_secret(body: &[u8], client_id: &str) -> Result<Option<Secret>, DecodeError> {
    let text = check_json(body)?;
    // The error's own text may quote the answer, and is not kept.
    let members: Members<'_> = serde_json::from_str(text).map_err(|_| DecodeError::WrongShape {
        expected: "an application",
        found: "something else",
    })?;
    if members.client_id.is_some_and(|found| found != client_id) {
        return Err(DecodeError::WrongShape {
            expected: "the application that was asked for",
            found: "another one",
        });
    }
    let Some(raw) = members.client_secret.map(RawValue::get) else {
        return Ok(None);
    };
    if raw == "null" {
        return Ok(None);
    }
    let quoted = raw
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .and_then(unescape);
    quoted.map(Secret::new).ok_or(DecodeError::WrongShape {
        expected: "a client secret",
        found: "something else",
    })
}

/// What is read of the answer. Nothing of it is copied.
#[derive(Deserialize)]
struct Members<'a> {
    client_id: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow)]
    client_secret: Option<&'a RawValue>,
}

/// The characters of a JSON string (RFC 8259 §7); `None` for half of a surrogate pair.
fn unescape(quoted: &str) -> Option<Zeroizing<String>> {
    // An escape is never shorter than the character it stands for.
    let mut text = Zeroizing::new(String::with_capacity(quoted.len()));
    let mut rest = quoted.chars();
    while let Some(c) = rest.next() {
        text.push(match c {
            '\\' => escaped(&mut rest)?,
            other => other,
        });
    }
    Some(text)
}

/// The character that the escape behind a backslash stands for.
fn escaped(rest: &mut std::str::Chars<'_>) -> Option<char> {
    Some(match rest.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let first = code_unit(rest)?;
            if !(0xd800..0xdc00).contains(&first) {
                return char::from_u32(first);
            }
            let has_second = rest.next() == Some('\\') && rest.next() == Some('u');
            let second =
                code_unit(rest).filter(|unit| has_second && (0xdc00..0xe000).contains(unit));
            return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second? - 0xdc00));
        }
        // Quotation mark, backslash, slash: the parser lets no other through.
        itself => itself,
    })
}

/// Four hexadecimal digits: a UTF-16 code unit.
fn code_unit(rest: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit * 16 + rest.next()?.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::decode_client_secret;
    use crate::management::DecodeError;

    fn decode(body: &str) -> Result<Option<String>, DecodeError> {
        decode_client_secret(body.as_bytes(), "id")
            .map(|secret| secret.map(|secret| secret.expose().to_owned()))
    }

    #[test]
    fn the_secret_is_found_among_other_members() {
        let body = r#"{"tenant":"acme","client_id":"id","signing_keys":[{"key":"p"}],"client_secret":"s3"}"#;
        assert_eq!(decode(body), Ok(Some("s3".to_owned())));
        assert_eq!(
            decode("\u{feff} {\"client_secret\":\"s\"}\n"),
            Ok(Some("s".to_owned()))
        );
    }

    #[test]
    fn absent_null_and_empty_are_no_secret() {
        for body in [
            r#"{}"#,
            r#"{"client_secret":null}"#,
            r#"{"client_secret":""}"#,
        ] {
            assert_eq!(decode(body), Ok(None), "{body}");
        }
    }

    #[test]
    fn every_escape_becomes_its_character() {
        let body = r#"{"client_secret":" \"\\\/\b\f\n\r\t\u0000\u00e9\ud83d\udd11é🔑 "}"#;
        let expected = " \"\\/\u{8}\u{c}\n\r\t\0\u{e9}\u{1f511}é🔑 ";
        assert_eq!(decode(body), Ok(Some(expected.to_owned())));
    }

    #[test]
    fn half_of_a_surrogate_pair_is_no_secret() {
        for half in [
            r"\ud83d",
            r"\udd11",
            r"\ud83dx",
            r"\ud83d\n",
            r"\ud83d\u0041",
            r"\ud83d\ud83d",
        ] {
            let error =
                decode(&format!(r#"{{"client_secret":"{half}"}}"#)).expect_err("half a pair");
            assert!(
                matches!(error, DecodeError::WrongShape { .. }),
                "{half}: {error}"
            );
        }
    }

    #[test]
    fn another_applications_secret_is_not_taken() {
        let error =
            decode(r#"{"client_id":"other","client_secret":"s3"}"#).expect_err("another one");
        assert!(error.to_string().contains("another one"), "{error}");
    }

    #[test]
    fn what_is_no_application_is_told_without_quoting_it() {
        for body in [
            "",
            "<html>",
            "[\"s3cret\"]",
            "\"s3cret\"",
            "{\"client_secret\":\"s3cret",
            r#"{"client_secret":12}"#,
            r#"{"client_secret":["s3cret"]}"#,
            r#"{"client_secret":"s3cret","client_secret":"s3cret"}"#,
            r#"{"client_secret":"s3cret\x"}"#,
        ] {
            let error = decode(body).expect_err(body);
            assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(secret in ".{1,40}", ascii in any::<bool>()) {
            let mut body = json!({ "client_id": "id", "client_secret": secret }).to_string();
            if ascii {
                body = escape_beyond_ascii(&body);
            }
            prop_assert_eq!(decode(&body), Ok(Some(secret)));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode_client_secret(&bytes, "id");
        }
    }

    /// As writers do that keep to ASCII: every other character as one `\u` escape or two.
    fn escape_beyond_ascii(json: &str) -> String {
        let mut units = [0; 2];
        json.chars()
            .map(|c| match c.is_ascii() {
                true => c.to_string(),
                false => c
                    .encode_utf16(&mut units)
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}"))
                    .collect(),
            })
            .collect()
    }
}
