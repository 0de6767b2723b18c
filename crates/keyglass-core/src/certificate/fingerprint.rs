//! Digests of a certificate, in every notation that people paste.

use std::fmt::Write;

use base64ct::{Base64UrlUnpadded, Encoding};

/// A SHA-1 (20 bytes) or SHA-256 (32 bytes) digest of a certificate's DER.
///
/// The Management API writes it twice: as *fingerprint*, pairs of hex digits between colons, and as
/// *thumbprint*, the same without colons.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    bytes: Vec<u8>,
}

impl Fingerprint {
    pub(super) fn new(digest: &[u8]) -> Self {
        Self {
            bytes: digest.to_vec(),
        }
    }

    /// Reads any notation: hex in either case with or without colons and spaces, base64url of the
    /// bytes (`x5t`, RFC 7515 §4.1.7), and base64url of the upper-case hex, which is the kid of the
    /// API's older keys.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        hex_bytes(text)
            .or_else(|| {
                let bytes = Base64UrlUnpadded::decode_vec(text.trim_end_matches('=')).ok()?;
                if matches!(bytes.len(), 20 | 32) {
                    return Some(bytes);
                }
                hex_bytes(std::str::from_utf8(&bytes).ok()?)
            })
            .map(|bytes| Self { bytes })
    }

    /// `CC:FB:DD:…`
    pub fn colon(&self) -> String {
        colon_hex(&self.bytes)
    }

    /// `CCFBDD…`
    pub fn hex(&self) -> String {
        hex(&self.bytes)
    }

    /// The digest: 20 or 32 bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn hex_bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !matches!(c, ':' | ' '))
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    matches!(digits.len(), 40 | 64).then(|| {
        digits
            .chunks_exact(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect()
    })
}

/// Upper-case hex without separators.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        write!(text, "{byte:02X}").expect("a String takes every write");
    }
    text
}

/// Upper-case hex with colons between the bytes.
pub(crate) fn colon_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(3 * bytes.len());
    for byte in bytes {
        let colon = if text.is_empty() { "" } else { ":" };
        write!(text, "{colon}{byte:02X}").expect("a String takes every write");
    }
    text
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;

    use super::Fingerprint;

    #[test]
    fn lengths_that_no_digest_has_are_refused() {
        for text in [
            "",
            "AB",
            "AB:CD",
            &"A".repeat(39),
            &"A".repeat(41),
            "ZZ",
            &"é".repeat(20),
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_notation_reads_back(bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 20), proptest::collection::vec(any::<u8>(), 32)
        ]) {
            let fingerprint = Fingerprint::new(&bytes);
            for text in [
                fingerprint.colon(),
                fingerprint.hex(),
                fingerprint.hex().to_lowercase(),
                fingerprint.colon().replace(':', " "),
                Base64UrlUnpadded::encode_string(&bytes),
                Base64UrlUnpadded::encode_string(fingerprint.hex().as_bytes()),
            ] {
                let read = Fingerprint::parse(&text);
                prop_assert_eq!(read.as_ref(), Some(&fingerprint), "{}", text);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,90}") {
            let _ = Fingerprint::parse(&text);
        }
    }
}
