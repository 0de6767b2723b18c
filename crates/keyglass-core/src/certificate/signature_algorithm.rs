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

    /// The digest, if it is one for which collisions are known.
    pub(super) fn outdated_digest(&self) -> Option<&'static str> {
        let name = self.name?;
        [("sha1", "SHA-1"), ("SHA1", "SHA-1"), ("md5", "MD5")]
            .into_iter()
            .find_map(|(part, digest)| name.contains(part).then_some(digest))
    }

    /// The digest of RSASSA-PKCS1-v1_5 (RFC 8017 §8.2), by the name that Web Cryptography gives it;
    /// `None` for all other algorithms.
    pub fn rsa_digest(&self) -> Option<&'static str> {
        Some(match self.name? {
            "sha1WithRSAEncryption" => "SHA-1",
            "sha256WithRSAEncryption" => "SHA-256",
            "sha384WithRSAEncryption" => "SHA-384",
            "sha512WithRSAEncryption" => "SHA-512",
            _ => return None,
        })
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
