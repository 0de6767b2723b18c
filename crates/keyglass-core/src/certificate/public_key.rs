//! What kind of key a certificate holds, and how large it is.

use std::fmt;

use der::{
    Decode, Reader, SliceReader,
    asn1::{ObjectIdentifier, UintRef},
};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::oid;

const RSA: &str = "1.2.840.113549.1.1.1";
const EC: &str = "1.2.840.10045.2.1";
const ED25519: &str = "1.3.101.112";

/// A public key's kind and size.
///
/// `Display` writes `RSA 2048 bits, exponent 65537`, `EC P-256`, `Ed25519`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA (RFC 8017 §3.1).
    Rsa {
        /// The modulus, big-endian, without leading zeros.
        modulus: Vec<u8>,
        /// The public exponent, big-endian, without leading zeros.
        exponent: Vec<u8>,
        /// Both as they stand in the certificate: RSAPublicKey (RFC 8017 §A.1.1).
        encoded: Vec<u8>,
    },
    /// An elliptic curve (RFC 5480).
    Ec {
        /// The curve's name, `P-256`, or its dotted identifier.
        curve: String,
        /// The point as it stands in the certificate (RFC 5480 §2.2).
        point: Vec<u8>,
    },
    /// Ed25519 (RFC 8410).
    Ed25519 {
        /// The key: 32 bytes, unless the certificate is broken.
        key: Vec<u8>,
    },
    /// Any other algorithm, or one of the above whose parameters cannot be read.
    Other {
        /// The algorithm's dotted identifier.
        oid: String,
    },
}

impl PublicKey {
    pub(super) fn new(info: &SubjectPublicKeyInfoOwned) -> Self {
        let algorithm = info.algorithm.oid.to_string();
        let known = match algorithm.as_str() {
            RSA => rsa(info.subject_public_key.raw_bytes()),
            EC => curve(info).map(|curve| Self::Ec {
                curve,
                point: info.subject_public_key.raw_bytes().to_vec(),
            }),
            ED25519 => Some(Self::Ed25519 {
                key: info.subject_public_key.raw_bytes().to_vec(),
            }),
            _ => None,
        };
        known.unwrap_or(Self::Other { oid: algorithm })
    }

    /// The size of an RSA modulus in bits.
    pub fn rsa_bits(&self) -> Option<usize> {
        let Self::Rsa { modulus, .. } = self else {
            return None;
        };
        let first = modulus.first()?;
        Some(8 * modulus.len() - first.leading_zeros() as usize)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { exponent, .. } => {
                write!(f, "RSA {} bits", self.rsa_bits().unwrap_or_default())?;
                if exponent.len() <= 8 {
                    let exponent = exponent
                        .iter()
                        .fold(0u64, |value, byte| value << 8 | u64::from(*byte));
                    write!(f, ", exponent {exponent}")
                } else {
                    write!(f, ", exponent of {} bytes", exponent.len())
                }
            }
            Self::Ec { curve, .. } => write!(f, "EC {curve}"),
            Self::Ed25519 { .. } => f.write_str("Ed25519"),
            Self::Other { oid } => write!(f, "algorithm {oid}"),
        }
    }
}

/// `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 §A.1.1).
fn rsa(key: &[u8]) -> Option<PublicKey> {
    let mut reader = SliceReader::new(key).ok()?;
    let (modulus, exponent) = reader
        .sequence(|reader| {
            let modulus = UintRef::decode(reader)?;
            let exponent = UintRef::decode(reader)?;
            Ok::<_, der::Error>((modulus.as_bytes().to_vec(), exponent.as_bytes().to_vec()))
        })
        .ok()?;
    Some(PublicKey::Rsa {
        modulus,
        exponent,
        encoded: key.to_vec(),
    })
}

fn curve(info: &SubjectPublicKeyInfoOwned) -> Option<String> {
    let parameters = info.algorithm.parameters.as_ref()?;
    let curve: ObjectIdentifier = parameters.decode_as().ok()?;
    Some(oid::name_or_dotted(oid::CURVES, &curve))
}
