//! Client secrets: read out of an answer, held in memory that is wiped, compared without showing.
//!
//! A secret is no `String` anywhere else: it has no `Display`, no `Clone`, and a `Debug` that says nothing
//! of it, not even its length.

mod decode;
mod hmac_key;

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub use self::{
    decode::decode_client_secret,
    hmac_key::{HmacKeyForm, LEAST_HMAC_KEY},
};

/// A client secret: one character or more. Wiped when it is dropped.
pub struct Secret(Zeroizing<String>);

/// How what one holds relates to the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Every byte is the same.
    Same,
    /// The same once the white space at the ends of both is left out: a line end that was copied along,
    /// most often.
    SameButForWhiteSpace,
    /// Not the same.
    Different,
}

impl Secret {
    /// Takes over a text; an empty one is no secret.
    pub fn new(text: Zeroizing<String>) -> Option<Self> {
        (!text.is_empty()).then_some(Self(text))
    }

    /// The secret itself. Each place that calls this is one from which it can leave, and says why.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// How many characters it has: what a message about a copy counts.
    pub fn char_count(&self) -> usize {
        self.0.chars().count()
    }

    /// How many bytes the key has that HS256 makes of it; `None` where the secret is not in that form.
    pub fn hmac_key_len(&self, form: HmacKeyForm) -> Option<usize> {
        form.key_len(&self.0)
    }

    /// Whether that key is shorter than HS256 wants it (RFC 7518 §3.2). A secret that is not in the form
    /// that it is said to be in makes no key, weak or strong.
    pub fn is_weak_hmac_key(&self, form: HmacKeyForm) -> bool {
        self.hmac_key_len(form)
            .is_some_and(|len| len < LEAST_HMAC_KEY)
    }

    /// Compares with what someone holds. The time that it takes tells the lengths, and nothing of where
    /// two texts of one length differ.
    pub fn compare(&self, held: &str) -> Comparison {
        let is_same = |a: &str, b: &str| bool::from(a.as_bytes().ct_eq(b.as_bytes()));
        if is_same(&self.0, held) {
            Comparison::Same
        } else if is_same(self.0.trim(), held.trim()) {
            Comparison::SameButForWhiteSpace
        } else {
            Comparison::Different
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::{Comparison, HmacKeyForm, Secret};

    pub(super) fn secret(text: &str) -> Secret {
        Secret::new(Zeroizing::new(text.to_owned())).expect("the text is not empty")
    }

    #[test]
    fn debug_is_redacted_and_tells_no_length() {
        let text = format!("{:?}", secret("correct-horse"));
        assert_eq!(text, "Secret(…)");
        assert_eq!(text, format!("{:?}", secret(&"x".repeat(10_000))));
    }

    #[test]
    fn an_empty_text_is_no_secret() {
        assert!(Secret::new(Zeroizing::default()).is_none());
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(secret("né🔑").char_count(), 3);
        assert_eq!(secret(" \n").char_count(), 2);
    }

    #[test]
    fn only_every_byte_is_the_same() {
        let held = secret("correct-horse");
        for (other, expected) in [
            ("correct-horse", Comparison::Same),
            ("correct-horse\r\n", Comparison::SameButForWhiteSpace),
            (" correct-horse", Comparison::SameButForWhiteSpace),
            ("correct-hors", Comparison::Different),
            ("correct-horsf", Comparison::Different),
            ("Correct-horse", Comparison::Different),
            ("correct- horse", Comparison::Different),
            ("", Comparison::Different),
        ] {
            assert_eq!(held.compare(other), expected, "{other:?}");
        }
        assert_eq!(secret(" ").compare("\n"), Comparison::SameButForWhiteSpace);
        assert_eq!(secret(" a").compare("a"), Comparison::SameButForWhiteSpace);
    }

    #[test]
    fn a_key_below_32_bytes_is_weak() {
        let bytes = HmacKeyForm::Utf8;
        assert!(secret(&"x".repeat(31)).is_weak_hmac_key(bytes));
        assert!(!secret(&"x".repeat(32)).is_weak_hmac_key(bytes));
        // Sixteen characters, thirty-two bytes.
        assert!(!secret(&"é".repeat(16)).is_weak_hmac_key(bytes));
        // Forty-two base64 characters are 31 bytes, forty-three are 32.
        assert!(secret(&"A".repeat(42)).is_weak_hmac_key(HmacKeyForm::Base64));
        assert!(!secret(&"A".repeat(43)).is_weak_hmac_key(HmacKeyForm::Base64));
    }
}
