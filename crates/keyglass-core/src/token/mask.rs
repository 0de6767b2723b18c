//! Tokens in texts that are shown.

use crate::placeholder::MASK;

/// How a JWT begins: base64url of `{"`.
const START: &str = "eyJ";

/// Replaces everything that looks like a signed or encrypted JWT (RFC 7515 §3.1, RFC 7516 §3.1), so that a
/// text that echoes a token can be shown.
pub fn mask_tokens(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(START) {
        let (before, from) = rest.split_at(start);
        masked.push_str(before);
        let length = from.bytes().take_while(|byte| is_token_byte(*byte)).count();
        let (word, after) = from.split_at(length);
        let dots = word.bytes().filter(|byte| *byte == b'.').count();
        if dots >= 2 {
            masked.push_str(MASK);
        } else {
            masked.push_str(word);
        }
        rest = after;
    }
    masked.push_str(rest);
    masked
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

#[cfg(test)]
mod tests {
    use super::{MASK, mask_tokens};

    #[test]
    fn an_echoed_token_is_masked_and_nothing_else() {
        let token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl-_";
        for (text, expected) in [
            (
                format!("{{\"message\":\"Bearer {token}\"}}"),
                format!("{{\"message\":\"Bearer {MASK}\"}}"),
            ),
            (format!("{token},{token}"), format!("{MASK},{MASK}")),
            (format!("x{token}"), format!("x{MASK}")),
            (format!("{token}.a.b"), MASK.to_owned()),
            (
                "eyJhbGciOiJ9 eyJ.a ü".to_owned(),
                "eyJhbGciOiJ9 eyJ.a ü".to_owned(),
            ),
            (String::new(), String::new()),
        ] {
            assert_eq!(mask_tokens(&text), expected);
        }
    }
}
