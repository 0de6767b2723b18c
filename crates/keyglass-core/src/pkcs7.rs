//! Certificates in a PKCS#7 envelope: a SignedData that signs nothing (RFC 5652 §5).

use der::{Decode, Reader, SliceReader, Tag, TagNumber, asn1::ObjectIdentifier};
use thiserror::Error;

use crate::{
    certificate::{Certificate, CertificateError, DER_LIMIT},
    pem::{self, LineEnd},
};

/// The label, and the one that newer tools write (RFC 7468 §8 and §9).
const LABELS: &[&str] = &["PKCS7", "CMS"];

/// `id-signedData` and `id-data`, as DER.
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

const INTEGER: u8 = 0x02;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;

/// Why an envelope could not be read. `Display` is part of a sentence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Pkcs7Error {
    /// The text around the bytes is wrong.
    #[error("{0}")]
    Text(CertificateError),
    /// The bytes are no SignedData in DER.
    #[error("the bytes are no PKCS#7 SignedData in DER")]
    Der,
    /// One of its certificates cannot be read.
    #[error("a certificate in it is broken: {0}")]
    Certificate(CertificateError),
}

/// The certificates in a PEM text with the label `PKCS7`.
///
/// # Errors
/// [`Pkcs7Error`].
pub fn certificates(text: &str) -> Result<Vec<Certificate>, Pkcs7Error> {
    let der = pem::decode(text, LABELS, 2 * DER_LIMIT).map_err(Pkcs7Error::Text)?;
    certificates_in_der(&der)
}

/// The certificates in a DER ContentInfo.
///
/// # Errors
/// [`Pkcs7Error`].
pub fn certificates_in_der(der: &[u8]) -> Result<Vec<Certificate>, Pkcs7Error> {
    let set = certificate_set(der).map_err(|_| Pkcs7Error::Der)?;
    let Some(set) = set else {
        return Ok(Vec::new());
    };
    let mut reader = SliceReader::new(set).map_err(|_| Pkcs7Error::Der)?;
    let mut certificates = Vec::new();
    while !reader.is_finished() {
        let bytes = reader.tlv_bytes().map_err(|_| Pkcs7Error::Der)?;
        certificates.push(Certificate::from_der(bytes).map_err(Pkcs7Error::Certificate)?);
    }
    Ok(certificates)
}

/// The envelope around one certificate as PEM, as the Management API writes it: lines of 64
/// characters that end in CRLF, the last one too.
pub fn envelope(certificate: &Certificate) -> String {
    let mut text = pem::encode(LABELS[0], &envelope_der(certificate), LineEnd::CrLf);
    text.push_str("\r\n");
    text
}

/// The envelope around one certificate: version 1, no digest algorithms, no content, no signers.
pub fn envelope_der(certificate: &Certificate) -> Vec<u8> {
    let content = tlv(SEQUENCE, &[&tlv(OBJECT_IDENTIFIER, &[DATA.as_bytes()])]);
    let signed_data = tlv(
        SEQUENCE,
        &[
            &tlv(INTEGER, &[&[1]]),
            &tlv(SET, &[]),
            &content,
            &tlv(CONTEXT_0, &[certificate.der()]),
            // Present and empty, as the API has it.
            &tlv(CONTEXT_1, &[]),
            &tlv(SET, &[]),
        ],
    );
    tlv(
        SEQUENCE,
        &[
            &tlv(OBJECT_IDENTIFIER, &[SIGNED_DATA.as_bytes()]),
            &tlv(CONTEXT_0, &[&signed_data]),
        ],
    )
}

/// One element: tag, length (X.690 §8.1.3), content.
fn tlv(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let len: usize = content.iter().map(|part| part.len()).sum();
    let mut bytes = vec![tag];
    match u8::try_from(len) {
        Ok(short @ 0..=0x7f) => bytes.push(short),
        _ => {
            let octets = len.to_be_bytes();
            let zeros = octets.iter().take_while(|octet| **octet == 0).count();
            let octets = &octets[zeros..];
            // At most eight octets.
            bytes.push(0x80 | octets.len() as u8);
            bytes.extend(octets);
        }
    }
    content.iter().for_each(|part| bytes.extend(*part));
    bytes
}

/// The content of `certificates [0]`, if the SignedData has it.
fn certificate_set(der: &[u8]) -> der::Result<Option<&[u8]>> {
    let mut reader = SliceReader::new(der)?;
    let certificates = reader.sequence(|info| {
        if ObjectIdentifier::decode(info)? != SIGNED_DATA {
            return Err(der::Error::from(Tag::ObjectIdentifier.value_error()));
        }
        let explicit = element(info, Some(context(0)))?;
        let mut inner = SliceReader::new(explicit)?;
        inner.sequence(|signed_data| {
            element(signed_data, Some(Tag::Integer))?;
            element(signed_data, Some(Tag::Set))?;
            element(signed_data, Some(Tag::Sequence))?;
            let certificates = match Tag::peek(signed_data)? {
                tag if tag == context(0) => Some(element(signed_data, None)?),
                _ => None,
            };
            while !signed_data.is_finished() {
                element(signed_data, None)?;
            }
            Ok(certificates)
        })
    })?;
    reader.finish()?;
    Ok(certificates)
}

fn context(number: u8) -> Tag {
    Tag::ContextSpecific {
        constructed: true,
        number: TagNumber(u32::from(number)),
    }
}

/// The content of the next element, which must have `tag` where one is given.
fn element<'a>(reader: &mut SliceReader<'a>, tag: Option<Tag>) -> der::Result<&'a [u8]> {
    let header = der::Header::decode(reader)?;
    if let Some(tag) = tag {
        header.tag().assert_eq(tag)?;
    }
    reader.read_slice(header.length())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Pkcs7Error, certificates, certificates_in_der, envelope, envelope_der};
    use crate::certificate::{Certificate, CertificateError};

    fn certificate() -> Certificate {
        let pem = include_str!("../testdata/rsa2048.pem");
        Certificate::from_pem(pem).expect("openssl made it")
    }

    #[test]
    fn what_was_put_in_is_read_back() {
        let text = envelope(&certificate());
        assert!(text.starts_with("-----BEGIN PKCS7-----\r\n") && text.ends_with("-----\r\n"));
        let [read] = &certificates(&text).expect("an envelope")[..] else {
            panic!("one certificate");
        };
        assert_eq!(read.der(), certificate().der());
    }

    #[test]
    fn a_certificate_alone_and_a_cut_envelope_are_errors() {
        let certificate = certificate();
        assert_eq!(
            certificates_in_der(certificate.der()).err(),
            Some(Pkcs7Error::Der)
        );
        let label = CertificateError::WrongLabel {
            label: "CERTIFICATE".to_owned(),
        };
        assert_eq!(
            certificates(&certificate.pem()).err(),
            Some(Pkcs7Error::Text(label))
        );
        let der = envelope_der(&certificate);
        for len in 0..der.len() {
            assert!(certificates_in_der(&der[..len]).is_err(), "cut at {len}");
        }
    }

    proptest! {
        #[test]
        fn any_damage_is_read_or_refused(position in 0usize..900, change in 1u8..) {
            let mut der = envelope_der(&certificate());
            let position = position % der.len();
            der[position] ^= change;
            let _ = certificates_in_der(&der);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = certificates_in_der(&bytes);
        }
    }
}
