//! The text form of certificates and keys (RFC 7468).

use base64ct::{Base64, Base64Unpadded, Encoding};

use crate::certificate::CertificateError;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
const LINE: usize = 64;

/// The labels of a certificate; the second is an older name for the same (RFC 7468 §5.1).
pub(crate) const CERTIFICATE: &[&str] = &["CERTIFICATE", "X509 CERTIFICATE"];

/// The bytes of the first block, whose label must be one of `labels`, at most `limit` of them.
pub(crate) fn decode(
    text: &str,
    labels: &[&str],
    limit: usize,
) -> Result<Vec<u8>, CertificateError> {
    let body = block(text, labels)?;
    let mut base64: String = body.split_ascii_whitespace().collect();
    if base64.len() / 4 * 3 > limit + 3 {
        return Err(CertificateError::TooLarge { limit });
    }
    // The padding of the last line is left out by some writers.
    base64.truncate(base64.trim_end_matches('=').len());
    Base64Unpadded::decode_vec(&base64).map_err(|_| CertificateError::Base64)
}

/// What stands between the lines of the first block with one of these labels.
fn block<'a>(text: &'a str, labels: &[&str]) -> Result<&'a str, CertificateError> {
    let mut rest = text;
    let mut other = None;
    while let Some((_, after)) = rest.split_once(BEGIN) {
        let (label, body) = after.split_once(DASHES).ok_or(CertificateError::CutOff)?;
        if labels.contains(&label) {
            let end = format!("-----END {label}-----");
            let (body, _) = body.split_once(&end).ok_or(CertificateError::CutOff)?;
            return Ok(body);
        }
        other = other.or(Some(label));
        rest = body;
    }
    Err(other.map_or(CertificateError::NoPemBlock, |label| {
        CertificateError::WrongLabel {
            label: label.chars().take(40).collect(),
        }
    }))
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineEnd {
    /// As openssl writes them.
    Lf,
    /// As the Management API writes them.
    CrLf,
}

/// A block in lines of 64 characters; the last line has no end.
pub(crate) fn encode(label: &str, der: &[u8], line_end: LineEnd) -> String {
    let line_end = match line_end {
        LineEnd::Lf => "\n",
        LineEnd::CrLf => "\r\n",
    };
    let base64 = Base64::encode_string(der);
    let mut text = format!("{BEGIN}{label}{DASHES}{line_end}");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push_str(line_end);
        rest = after;
    }
    text.push_str(&format!("-----END {label}{DASHES}"));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CERTIFICATE, CertificateError, LineEnd};

    fn encode(der: &[u8]) -> String {
        super::encode("CERTIFICATE", der, LineEnd::CrLf)
    }

    fn decode(text: &str, limit: usize) -> Result<Vec<u8>, CertificateError> {
        super::decode(text, CERTIFICATE, limit)
    }

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
    fn blocks_of_other_kinds_are_passed_over() {
        let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        let text = format!("{key}{}", encode(b"certificate"));
        assert_eq!(decode(&text, LIMIT).as_deref(), Ok(&b"certificate"[..]));
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
