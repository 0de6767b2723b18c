//! How a certificate was signed.

use std::fmt;

use x509_cert::spki::AlgorithmIdentifierOwned;

use super::oid;

/// A signature algorithm. `Display` writes OpenSSL's long name, `sha256WithRSAEncryption`, or the
/// dotted identifier where it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    oid: String,
    name: Option<&'static str>,
}

impl SignatureAlgorithm {
    pub(super) fn new(algorithm: &AlgorithmIdentifierOwned) -> Self {
        Self {
            oid: algorithm.oid.to_string(),
            name: oid::name(oid::SIGNATURES, &algorithm.oid),
        }
    }

    /// The object identifier, dotted.
    pub fn oid(&self) -> &str {
        &self.oid
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.unwrap_or(&self.oid))
    }
}
