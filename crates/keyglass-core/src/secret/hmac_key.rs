//! How a client secret becomes the key of HS256.

/// The least length of a key for HS256, in bytes: that of the hash (RFC 7518 §3.2).
pub const LEAST_HMAC_KEY: usize = 32;

/// How the characters of a secret become bytes, by `jwt_configuration.secret_encoded`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HmacKeyForm {
    /// The characters' own bytes in UTF-8: `secret_encoded` is false, as for every secret of today.
    Utf8,
    /// The bytes that the characters stand for in base64, of either alphabet (RFC 4648 §4 and §5):
    /// `secret_encoded` is true, as for applications of the years before 2017.
    Base64,
}

impl HmacKeyForm {
    /// What the API's `secret_encoded` means. Where it is absent nothing is known: the documented default
    /// (true) contradicts every recorded application.
    pub fn from_secret_encoded(secret_encoded: bool) -> Self {
        match secret_encoded {
            false => Self::Utf8,
            true => Self::Base64,
        }
    }

    /// The length of the key in bytes, counted without decoding; `None` where `secret` is not base64.
    pub(super) fn key_len(self, secret: &str) -> Option<usize> {
        match self {
            Self::Utf8 => Some(secret.len()),
            Self::Base64 => base64_len(secret.as_bytes()),
        }
    }
}

/// How many bytes a base64 text stands for: with or without its padding, in one alphabet or both, as the
/// libraries read it that made these keys.
fn base64_len(text: &[u8]) -> Option<usize> {
    let end = text.iter().rposition(|&byte| byte != b'=')?;
    let digits = &text[..=end];
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    // One digit alone has six bits, which are no byte.
    (digits.iter().all(is_digit) && digits.len() % 4 != 1).then_some(digits.len() * 6 / 8)
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;

    use super::{HmacKeyForm, base64_len};

    #[test]
    fn what_is_no_base64_has_no_length() {
        for text in ["", "=", "A", "AAAAA", "AA AA", "AA=A", "ÄÄ", "AA\n"] {
            assert_eq!(base64_len(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn the_flag_decides() {
        let utf8 = HmacKeyForm::from_secret_encoded(false);
        assert_eq!(utf8.key_len("AAAA"), Some(4));
        let base64 = HmacKeyForm::from_secret_encoded(true);
        assert_eq!(base64.key_len("AAAA"), Some(3));
    }

    proptest! {
        #[test]
        fn the_length_is_that_of_the_decoded_bytes(bytes in proptest::collection::vec(any::<u8>(), 1..90)) {
            let padded = Base64::encode_string(&bytes);
            prop_assert_eq!(base64_len(padded.as_bytes()), Some(bytes.len()));
            let url = Base64UrlUnpadded::encode_string(&bytes);
            prop_assert_eq!(base64_len(url.as_bytes()), Some(bytes.len()));
        }
    }
}
