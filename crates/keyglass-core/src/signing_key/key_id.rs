//! The id of a key.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};

/// The longest id that is taken, in bytes. Those of the API have 21 or 54.
const LIMIT: usize = 512;

/// A key's id (`kid`): any text that can stand as one segment of an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

impl KeyId {
    /// Takes any text but the empty one, those of more than 512 bytes, and `.` and `..`, which name
    /// another place in an address even when they are escaped.
    pub fn parse(text: &str) -> Option<Self> {
        let possible = !matches!(text, "" | "." | "..") && text.len() <= LIMIT;
        possible.then(|| Self(text.to_owned()))
    }

    /// The id as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is one of the API's older ids: base64url of the certificate's SHA-1 in upper-case
    /// hex.
    pub fn is_legacy(&self) -> bool {
        let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
        Base64UrlUnpadded::decode_vec(&self.0)
            .is_ok_and(|text| text.len() == 40 && text.iter().all(is_digit))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::KeyId;

    #[test]
    fn what_would_leave_its_place_in_an_address_is_no_id() {
        for text in ["", ".", "..", &"k".repeat(513)] {
            assert_eq!(KeyId::parse(text), None, "{text}");
        }
        for text in ["...", "a/b", "%2e%2e", "ключ", &"k".repeat(512)] {
            assert_eq!(KeyId::parse(text).expect("an id").as_str(), text);
        }
    }

    #[test]
    fn both_generations_are_told_apart() {
        let legacy = |text| KeyId::parse(text).expect("an id").is_legacy();
        assert!(legacy(
            "QjYxQ0U1QTVCMzk4RTJFNEIxMERGN0NBOUVBQTk1NDEzRTcwNTVBMg"
        ));
        assert!(!legacy("Lk-5NnjByFf99cg0nxMdi"));
        assert!(!legacy("my-kid"));
    }
}
