//! Why a certificate could not be read.

use thiserror::Error;

/// Why a certificate could not be read. `Display` is one sentence that says what is wrong.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CertificateError {
    /// The text holds no line `-----BEGIN …-----`.
    #[error("there is no PEM block: no line “-----BEGIN CERTIFICATE-----”")]
    NoPemBlock,
    /// There are only blocks of other kinds, such as a key.
    #[error("the PEM block is a {label}, not a CERTIFICATE")]
    WrongLabel {
        /// The label of the block, at most 40 characters of it.
        label: String,
    },
    /// The block begins and does not end.
    #[error("the certificate is cut off: the line “-----END CERTIFICATE-----” is missing")]
    CutOff,
    /// Between the lines stands something that is not base64.
    #[error("the text between the BEGIN and END lines is not base64")]
    Base64,
    /// The bytes are not an X.509 certificate.
    #[error("the bytes are not an X.509 certificate (at byte {position})")]
    Der {
        /// Where reading stopped, in bytes from the start.
        position: u32,
    },
    /// More than any certificate has.
    #[error("it is larger than {limit} bytes, which no certificate is")]
    TooLarge {
        /// The limit in bytes of DER.
        limit: usize,
    },
}

impl CertificateError {
    pub(super) fn der(error: der::Error) -> Self {
        Self::Der {
            position: error.position().map_or(0, u32::from),
        }
    }
}
