//! X.509 certificates (RFC 5280): parsed once, every fact taken from the bytes.

mod error;
mod extension;
mod fingerprint;
mod name;
mod oid;
mod public_key;
mod serial;
mod signature_algorithm;

use std::ops::Range;

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use der::{Decode, Encode, Reader, SliceReader};
use sha1::{Digest, Sha1};
use sha2::Sha256;
use x509_cert::{
    certificate::{CertificateInner, Raw},
    time::Time,
};

pub use self::{
    error::CertificateError,
    extension::Extension,
    fingerprint::Fingerprint,
    name::{DistinguishedName, NameAttribute},
    public_key::PublicKey,
    serial::SerialNumber,
    signature_algorithm::SignatureAlgorithm,
};
use crate::{
    pem::{self, LineEnd},
    timestamp::Timestamp,
};

/// The largest DER that is read. Certificates have a few kilobytes; past this it is no certificate.
pub(crate) const DER_LIMIT: usize = 64 * 1024;

/// One certificate: the bytes as they came, and what they say.
///
/// The signature is not verified here, and nothing is decided about trust.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    pem: Option<String>,
    version: u8,
    serial: SerialNumber,
    signature_algorithm: SignatureAlgorithm,
    issuer: DistinguishedName,
    subject: DistinguishedName,
    self_issued: bool,
    not_before: Timestamp,
    not_after: Timestamp,
    public_key: PublicKey,
    public_key_info: Vec<u8>,
    signed_part: Range<usize>,
    signature: Vec<u8>,
    extensions: Vec<Extension>,
}

/// Where a moment stands in a certificate's validity period (RFC 5280 §4.1.2.5: both ends are in it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Before its start.
    NotYetValid,
    /// Within it.
    Valid,
    /// After its end.
    Expired,
}

/// What makes a certificate weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// It is signed over a digest for which collisions are known: `SHA-1`, `MD5`.
    Digest(&'static str),
    /// Its RSA key is shorter than 2048 bits.
    ShortKey {
        /// The size of its modulus in bits.
        bits: usize,
    },
}

impl Certificate {
    /// Reads the first `CERTIFICATE` block of a PEM text (RFC 7468), whatever stands before it: lines may end in LF or CRLF, have
    /// any length, and the last one may lack its end. The text is kept as it is.
    ///
    /// # Errors
    /// [`CertificateError`] says what is wrong with the text.
    pub fn from_pem(text: &str) -> Result<Self, CertificateError> {
        let mut certificate = Self::from_der(&pem::decode(text, pem::CERTIFICATE, DER_LIMIT)?)?;
        certificate.pem = Some(text.to_owned());
        Ok(certificate)
    }

    /// Reads a DER certificate, all of it.
    ///
    /// # Errors
    /// [`CertificateError::TooLarge`], [`CertificateError::Der`].
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        if der.len() > DER_LIMIT {
            return Err(CertificateError::TooLarge { limit: DER_LIMIT });
        }
        let parsed = CertificateInner::<Raw>::from_der(der).map_err(CertificateError::der)?;
        let tbs = parsed.tbs_certificate();
        let public_key_info = tbs
            .subject_public_key_info()
            .to_der()
            .map_err(CertificateError::der)?;
        Ok(Self {
            der: der.to_vec(),
            pem: None,
            version: tbs.version() as u8 + 1,
            serial: SerialNumber::new(tbs.serial_number().as_bytes()),
            signature_algorithm: SignatureAlgorithm::new(parsed.signature_algorithm()),
            issuer: DistinguishedName::new(tbs.issuer()),
            subject: DistinguishedName::new(tbs.subject()),
            self_issued: tbs.issuer() == tbs.subject(),
            not_before: timestamp(tbs.validity().not_before),
            not_after: timestamp(tbs.validity().not_after),
            public_key: PublicKey::new(tbs.subject_public_key_info()),
            public_key_info,
            signed_part: signed_part(der).map_err(CertificateError::der)?,
            signature: parsed.signature().raw_bytes().to_vec(),
            extensions: tbs
                .extensions()
                .into_iter()
                .flatten()
                .map(Extension::new)
                .collect(),
        })
    }

    /// The DER bytes, as they came.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The PEM text: byte for byte the one it was read from, or, for a certificate read from DER,
    /// lines of 64 characters that end in CRLF, the last one without.
    pub fn pem(&self) -> String {
        self.pem
            .clone()
            .unwrap_or_else(|| pem::encode("CERTIFICATE", &self.der, LineEnd::CrLf))
    }

    /// The version, 1 to 3.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The serial number that the issuer gave.
    pub fn serial(&self) -> &SerialNumber {
        &self.serial
    }

    /// How the issuer signed.
    pub fn signature_algorithm(&self) -> &SignatureAlgorithm {
        &self.signature_algorithm
    }

    /// Who issued it.
    pub fn issuer(&self) -> &DistinguishedName {
        &self.issuer
    }

    /// Whose key it holds.
    pub fn subject(&self) -> &DistinguishedName {
        &self.subject
    }

    /// Whether issuer and subject are the same name (RFC 5280 §3.2). Says nothing of the signature.
    pub fn is_self_issued(&self) -> bool {
        self.self_issued
    }

    /// The first moment of its validity.
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// The last moment of its validity.
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// Whether it is valid at `now`, by its dates alone.
    pub fn validity_at(&self, now: Timestamp) -> Validity {
        // The dates have no fractions: the last second counts whole.
        let now = now.unix_millis().div_euclid(1000);
        let second = |moment: Timestamp| moment.unix_millis().div_euclid(1000);
        if now < second(self.not_before) {
            Validity::NotYetValid
        } else if now > second(self.not_after) {
            Validity::Expired
        } else {
            Validity::Valid
        }
    }

    /// The public key's kind and size.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// The DER of the SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    pub fn public_key_info(&self) -> &[u8] {
        &self.public_key_info
    }

    /// The bytes that are signed: the DER of the TBSCertificate (RFC 5280 §4.1.1.1).
    pub fn signed_part(&self) -> &[u8] {
        &self.der[self.signed_part.clone()]
    }

    /// The signature over them, without the count of unused bits.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// What the certificate would be refused for by strict verifiers, but not as a trust anchor that
    /// is known by its bytes.
    pub fn weaknesses(&self) -> Vec<Weakness> {
        let digest = self
            .signature_algorithm
            .outdated_digest()
            .map(Weakness::Digest);
        let short = self.public_key.rsa_bits().filter(|bits| *bits < 2048);
        digest
            .into_iter()
            .chain(short.map(|bits| Weakness::ShortKey { bits }))
            .collect()
    }

    /// The extensions, in their order.
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// SHA-1 of the DER: the fingerprint that the Management API and `x5t` use.
    pub fn sha1(&self) -> Fingerprint {
        Fingerprint::new(&Sha1::digest(&self.der))
    }

    /// SHA-256 of the DER.
    pub fn sha256(&self) -> Fingerprint {
        Fingerprint::new(&Sha256::digest(&self.der))
    }

    /// `x5t`: base64url of the SHA-1 (RFC 7515 §4.1.7).
    pub fn x5t(&self) -> String {
        Base64UrlUnpadded::encode_string(self.sha1().bytes())
    }

    /// `x5t#S256`: base64url of the SHA-256 (RFC 7515 §4.1.8).
    pub fn x5t_s256(&self) -> String {
        Base64UrlUnpadded::encode_string(self.sha256().bytes())
    }

    /// The public key's pin: base64 of the SHA-256 of the SubjectPublicKeyInfo (RFC 7469 §2.4).
    pub fn public_key_pin(&self) -> String {
        Base64::encode_string(&Sha256::digest(&self.public_key_info))
    }

    /// The certificate in base64 on one line, as SAML metadata has it.
    pub fn base64(&self) -> String {
        Base64::encode_string(&self.der)
    }
}

/// Where the first element of the outer sequence stands.
fn signed_part(der: &[u8]) -> der::Result<Range<usize>> {
    let mut reader = SliceReader::new(der)?;
    let part = reader.sequence(|reader| {
        let start = usize::try_from(reader.position())?;
        let part = reader.tlv_bytes()?;
        let end = usize::try_from(reader.position())?;
        // The rest was read before.
        reader.drain(reader.remaining_len())?;
        debug_assert_eq!(part.len(), end - start);
        Ok::<_, der::Error>(start..end)
    })?;
    Ok(part)
}

fn timestamp(time: Time) -> Timestamp {
    let seconds = time.to_unix_duration().as_secs();
    Timestamp::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Certificate, Validity};
    use crate::timestamp::Timestamp;

    const PEM: &str = include_str!("../testdata/rsa2048.pem");

    fn certificate() -> Certificate {
        Certificate::from_pem(PEM).expect("openssl made it")
    }

    #[test]
    fn the_pem_text_comes_out_as_it_went_in() {
        let crlf = PEM.trim_end().replace('\n', "\r\n");
        for text in [
            PEM.to_owned(),
            PEM.trim_end().to_owned(),
            crlf.clone(),
            format!("{crlf}\r\n"),
        ] {
            let read = Certificate::from_pem(&text).expect("the same certificate");
            assert_eq!(read.pem(), text);
            assert_eq!(read.der(), certificate().der());
        }
    }

    #[test]
    fn a_certificate_from_der_is_written_as_the_api_writes_them() {
        let read = Certificate::from_der(certificate().der()).expect("the same certificate");
        assert_eq!(read.pem(), PEM.trim_end().replace('\n', "\r\n"));
    }

    #[test]
    fn both_ends_of_the_validity_are_valid() {
        let certificate = certificate();
        let at = |moment: Timestamp, millis| {
            certificate.validity_at(Timestamp::from_unix_millis(moment.unix_millis() + millis))
        };
        assert_eq!(at(certificate.not_before(), -1), Validity::NotYetValid);
        assert_eq!(at(certificate.not_before(), 0), Validity::Valid);
        assert_eq!(at(certificate.not_after(), 999), Validity::Valid);
        assert_eq!(at(certificate.not_after(), 1000), Validity::Expired);
    }

    #[test]
    fn bytes_after_the_certificate_are_refused() {
        let mut der = certificate().der().to_vec();
        der.push(0);
        assert!(Certificate::from_der(&der).is_err());
    }
}
