//! What can go wrong while keys and certificates are made.

/// A key, a certificate or a token could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CryptoError {
    /// RSA generation or certificate building failed inside the library.
    #[error("the certificate could not be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// An ASN.1 structure could not be written or read back.
    #[error("ASN.1: {0}")]
    Asn1(#[from] der::Error),
    /// The operating system gave no random bytes.
    #[error("no random bytes from the operating system")]
    Random,
    /// A token could not be signed.
    #[error("the token could not be signed: {0}")]
    Signature(#[from] jsonwebtoken::errors::Error),
}

impl From<aws_lc_rs::error::Unspecified> for CryptoError {
    fn from(_: aws_lc_rs::error::Unspecified) -> Self {
        Self::Random
    }
}
