//! A signing key's self-signed certificate and the forms in which the API hands it out.

use std::fmt::Write;

use aws_lc_rs::{digest, rand};
use base64ct::{Base64, Encoding};
use der::pem::{self, LineEnding};
use rcgen::{
    CertificateParams, CustomExtension, DistinguishedName, DnType, DnValue, IsCa, KeyPair,
    SerialNumber,
};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use time::{Duration, OffsetDateTime};

use crate::crypto::{CryptoError, pkcs7};

/// Validity of a tenant's certificate: exactly this many days.
const VALIDITY: Duration = Duration::days(5000);

/// Length of a serial number in bytes.
const SERIAL_LENGTH: usize = 8;

/// `id-ce-basicConstraints`, `id-ce-subjectKeyIdentifier`, `id-ce-keyUsage` (RFC 5280, 4.2.1).
const BASIC_CONSTRAINTS: &[u64] = &[2, 5, 29, 19];
const SUBJECT_KEY_IDENTIFIER: &[u64] = &[2, 5, 29, 14];
const KEY_USAGE: &[u64] = &[2, 5, 29, 15];

/// An X.509 certificate in DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Certificate {
    der: Vec<u8>,
}

impl Certificate {
    /// A certificate for `key`, signed by that key, for the tenant at `domain`.
    ///
    /// Its shape is that of the recorded certificates of real tenants: version 3, the domain as
    /// the one common name, basic constraints (critical, CA), subject key identifier, key usage
    /// (critical, digital signature and certificate signing), in this order.
    pub(crate) fn self_signed(
        key: &KeyPair,
        domain: &str,
        not_before: OffsetDateTime,
    ) -> Result<Self, CryptoError> {
        let mut subject = DistinguishedName::new();
        subject.push(
            DnType::CommonName,
            DnValue::PrintableString(domain.try_into()?),
        );

        let mut params = CertificateParams::default();
        params.distinguished_name = subject;
        params.serial_number = Some(SerialNumber::from_slice(&random_serial()?));
        params.not_before = not_before;
        params.not_after = not_before + VALIDITY;
        // rcgen's own extensions stand in another order than the recorded ones.
        params.is_ca = IsCa::NoCa;
        params.custom_extensions = vec![
            extension(BASIC_CONSTRAINTS, true, &[0x30, 0x03, 0x01, 0x01, 0xff]),
            extension(
                SUBJECT_KEY_IDENTIFIER,
                false,
                &key_identifier(key.public_key_raw()),
            ),
            extension(KEY_USAGE, true, &[0x03, 0x02, 0x02, 0x84]),
        ];

        Ok(Self {
            der: params.self_signed(key)?.der().to_vec(),
        })
    }

    /// DER, as it was signed.
    pub(crate) fn as_der(&self) -> &[u8] {
        &self.der
    }

    /// PEM with CRLF line ends in 64 columns, and none after the last line.
    pub(crate) fn to_pem(&self) -> String {
        let pem = pem_with_crlf("CERTIFICATE", &self.der);
        pem.trim_end().to_owned()
    }

    /// PEM of a PKCS#7 structure that carries this certificate only: CRLF after every line.
    pub(crate) fn to_pkcs7_pem(&self) -> Result<String, CryptoError> {
        Ok(pem_with_crlf(
            "PKCS7",
            &pkcs7::certificates_only(&self.der)?,
        ))
    }

    /// Plain base64 of the DER, the form of `x5c` and of metadata documents.
    pub(crate) fn to_base64(&self) -> String {
        Base64::encode_string(&self.der)
    }

    /// SHA-1 of the DER: the hash behind fingerprint, thumbprint and `x5t`.
    pub(crate) fn sha1(&self) -> [u8; 20] {
        sha1(&self.der)
    }

    /// The SHA-1 hash as 40 upper-case hexadecimal digits.
    pub(crate) fn thumbprint(&self) -> String {
        upper_hex(&self.sha1(), "")
    }

    /// The SHA-1 hash as 20 upper-case pairs of hexadecimal digits with colons between them.
    pub(crate) fn fingerprint(&self) -> String {
        upper_hex(&self.sha1(), ":")
    }
}

impl ToSql for Certificate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.der.to_sql()
    }
}

impl FromSql for Certificate {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self {
            der: value.as_blob()?.to_vec(),
        })
    }
}

/// A positive number of exactly eight bytes: the first bit is 0, the first byte is not.
fn random_serial() -> Result<[u8; SERIAL_LENGTH], CryptoError> {
    let mut serial = [0; SERIAL_LENGTH];
    rand::fill(&mut serial)?;
    serial[0] = serial[0] & 0x3f | 0x40;
    Ok(serial)
}

fn extension(oid: &[u64], critical: bool, content: &[u8]) -> CustomExtension {
    let mut extension = CustomExtension::from_oid_content(oid, content.to_vec());
    extension.set_criticality(critical);
    extension
}

/// An OCTET STRING with the SHA-1 hash of the public key (RFC 5280, 4.2.1.2, method 1).
fn key_identifier(public_key: &[u8]) -> Vec<u8> {
    let mut content = vec![0x04, 20];
    content.extend(sha1(public_key));
    content
}

fn sha1(bytes: &[u8]) -> [u8; 20] {
    let digest = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes);
    digest
        .as_ref()
        .try_into()
        .expect("a SHA-1 digest has 20 bytes")
}

fn upper_hex(bytes: &[u8], separator: &str) -> String {
    let mut text = String::with_capacity(bytes.len() * 3);
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        write!(text, "{byte:02X}").expect("writing to a string cannot fail");
    }
    text
}

fn pem_with_crlf(label: &str, der: &[u8]) -> String {
    pem::encode_string(label, LineEnding::CRLF, der)
        .expect("the labels are fixed and a certificate is small")
}
