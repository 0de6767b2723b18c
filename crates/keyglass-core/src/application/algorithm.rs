//! With what an application's ID tokens are signed.

use std::fmt;

/// The algorithm that signs an application's ID tokens (`jwt_configuration.alg`; RFC 7518 §3.1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenAlgorithm {
    /// HMAC with SHA-256: the client secret signs and verifies.
    Hs256,
    /// RSASSA-PSS with SHA-256: the tenant's signing key signs.
    Ps256,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
    /// Any other, in the API's own word.
    Other(Box<str>),
}

impl TokenAlgorithm {
    /// The algorithm for the API's word.
    pub fn from_api(word: &str) -> Self {
        match word {
            "HS256" => Self::Hs256,
            "RS256" => Self::Rs256,
            "RS512" => Self::Rs512,
            "PS256" => Self::Ps256,
            other => Self::Other(other.into()),
        }
    }

    /// The API's word.
    pub fn api_word(&self) -> &str {
        match self {
            Self::Hs256 => "HS256",
            Self::Rs256 => "RS256",
            Self::Rs512 => "RS512",
            Self::Ps256 => "PS256",
            Self::Other(word) => word,
        }
    }

    /// Whether the tenant's signing key signs, so that its key set verifies; `None` for an algorithm
    /// of which that is not known.
    pub fn is_asymmetric(&self) -> Option<bool> {
        match self {
            Self::Hs256 => Some(false),
            Self::Rs256 | Self::Rs512 | Self::Ps256 => Some(true),
            Self::Other(_) => None,
        }
    }
}

impl fmt::Display for TokenAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.api_word())
    }
}
