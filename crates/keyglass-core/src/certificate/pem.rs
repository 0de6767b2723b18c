//! The text form of a certificate (RFC 7468).

use base64ct::{Base64, Base64Unpadded, Encoding};

use super::CertificateError;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
const LABEL: &str = "CERTIFICATE";
const LINE: usize = 64;

/// The bytes of the first block, which must be a certificate of at most `limit` bytes.
pub(super) fn decode(text: &str, limit: usize) -> Result<Vec<u8>, CertificateError> {
    let (_, rest) = text.split_once(BEGIN).ok_or(CertificateError::NoPemBlock)?;
    let (label, rest) = rest.split_once(DASHES).ok_or(CertificateError::CutOff)?;
    // "X509 CERTIFICATE" is an older name for the same (RFC 7468 §5.1).
    if label != LABEL && label != "X509 CERTIFICATE" {
        return Err(CertificateError::WrongLabel {
            label: label.chars().take(40).collect(),
        });
    }
    let end = format!("-----END {label}-----");
    let (body, _) = rest.split_once(&end).ok_or(CertificateError::CutOff)?;
    let mut base64: String = body.split_ascii_whitespace().collect();
    if base64.len() / 4 * 3 > limit + 3 {
        return Err(CertificateError::TooLarge { limit });
    }
    // The padding of the last line is left out by some writers.
    base64.truncate(base64.trim_end_matches('=').len());
    Base64Unpadded::decode_vec(&base64).map_err(|_| CertificateError::Base64)
}

/// The text as the Management API writes it: lines of 64, CRLF between them, none at the end.
pub(super) fn encode(der: &[u8]) -> String {
    let base64 = Base64::encode_string(der);
    let mut text = format!("{BEGIN}{LABEL}{DASHES}\r\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push_str("\r\n");
        rest = after;
    }
    text.push_str("-----END CERTIFICATE-----");
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CertificateError, decode, encode};

    const LIMIT: usize = 1024;

    #[test]
    fn each_fault_has_its_own_answer() {
        let block = encode(b"certificate");
        let cut = &block[..block.len() - 10];
        for (text, error) in [
            ("", CertificateError::NoPemBlock),
            ("MIIC", CertificateError::NoPemBlock),
            (cut, CertificateError::CutOff),
            ("-----BEGIN CERTIFICATE", CertificateError::CutOff),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                CertificateError::WrongLabel {
                    label: "RSA PRIVATE KEY".to_owned(),
                },
            ),
            (
                "-----BEGIN CERTIFICATE-----\n<html>\n-----END CERTIFICATE-----",
                CertificateError::Base64,
            ),
            (
                &encode(&[0; 2000]),
                CertificateError::TooLarge { limit: LIMIT },
            ),
        ] {
            assert_eq!(decode(text, LIMIT), Err(error), "{text}");
        }
    }

    #[test]
    fn text_before_the_block_and_odd_lines_are_no_fault() {
        let text = format!(
            "Bag Attributes\r\n  x: y\r\n{}\n\n",
            encode(b"odd").replace("b2Rk", "b2\n  R\tk")
        );
        assert_eq!(decode(&text, LIMIT).as_deref(), Ok(&b"odd"[..]));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(der in proptest::collection::vec(any::<u8>(), 1..500)) {
            prop_assert_eq!(decode(&encode(&der), LIMIT), Ok(der));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(-----BEGIN (CERTIFICATE|X)-----)?.{0,80}(-----END CERTIFICATE-----)?") {
            let _ = decode(&text, LIMIT);
        }
    }
}
