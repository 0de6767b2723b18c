//! Requests, written as programs: no writer panics, nothing that is not seen is written, and a shell
//! would give curl the words that were asked for.
#![no_main]

use keyglass_core::{
    placeholder::Variables,
    snippet::{Client, Method, Request, SecretForm, Value, write},
};
use libfuzzer_sys::fuzz_target;

// A client, a method, then by lines: URL, header, its value; the body is the rest.
fuzz_target!(|input: &[u8]| {
    let [client, method, text @ ..] = input else {
        return;
    };
    let (client, method) = (*client, *method);
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let mut parts = text.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let (url, name, value) = (next(), next(), next());
    let body = parts.next();
    let pick = |from: usize, byte: u8| usize::from(byte) % from;
    let client = Client::ALL[pick(Client::ALL.len(), client)];
    let method = Method::ALL[pick(Method::ALL.len(), method)];
    let request = Request {
        method: method.name().to_owned(),
        url: Value::text(url),
        headers: vec![(name.to_owned(), Value::text(value))],
        body: body.map(Value::text),
    };
    let Ok(template) = write(&request, client, SecretForm::Inline) else {
        return;
    };
    let program = template
        .copy(&Variables::default())
        .expect("it holds no variable");
    let is_unseen = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}')
    };
    assert!(!program.contains(is_unseen), "{}", *program);
    assert!(!program.ends_with('\n'));
    if client == Client::Curl {
        let words = shell_words(&program);
        let after = |option: &str| {
            let at = words.iter().position(|word| word == option)?;
            words.get(at + 1).map(String::as_str)
        };
        let between = if value.is_empty() { ";" } else { ": " };
        assert_eq!(
            after("--header"),
            Some([name, between, value].concat().as_str())
        );
        assert_eq!(after("--data-raw"), body.filter(|body| !body.is_empty()));
        assert!(after("--url").is_some_and(|url| url.is_ascii() && !url.contains([' ', '"'])));
    }
});

/// The words of a command line, by the rules of POSIX and `$'…'` (POSIX.1-2024, XCU 2.2).
fn shell_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    let mut bytes = text.bytes().peekable();
    let end = |word: &mut Option<Vec<u8>>, words: &mut Vec<String>| {
        if let Some(word) = word.take() {
            words.push(String::from_utf8(word).expect("UTF-8 went in"));
        }
    };
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' => end(&mut word, &mut words),
            b'\\' if bytes.peek() == Some(&b'\n') => {
                bytes.next();
            }
            b'\\' => word.get_or_insert_default().extend(bytes.next()),
            b'\'' => word
                .get_or_insert_default()
                .extend(bytes.by_ref().take_while(|byte| *byte != b'\'')),
            b'$' => {
                assert_eq!(bytes.next(), Some(b'\''));
                let word = word.get_or_insert_default();
                while let Some(byte) = bytes.next().filter(|byte| *byte != b'\'') {
                    let escape = if byte == b'\\' { bytes.next() } else { None };
                    word.push(match escape {
                        None => byte,
                        Some(b'n') => b'\n',
                        Some(b'r') => b'\r',
                        Some(b't') => b'\t',
                        Some(first @ b'0'..=b'7') => {
                            let digits = [Some(first), bytes.next(), bytes.next()];
                            digits.into_iter().flatten().fold(0_u8, |value, digit| {
                                value.wrapping_mul(8).wrapping_add(digit - b'0')
                            })
                        }
                        Some(itself) => itself,
                    });
                }
            }
            plain => {
                assert!(plain.is_ascii_alphanumeric() || plain == b'-', "{text}");
                word.get_or_insert_default().push(plain);
            }
        }
    }
    end(&mut word, &mut words);
    words
}
