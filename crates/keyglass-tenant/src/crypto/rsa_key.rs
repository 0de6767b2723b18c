//! RSA key pairs: made here, kept in the database, used to sign and to check tokens.

use base64ct::{Base64UrlUnpadded, Encoding};
use der::asn1::{AnyRef, BitStringRef, Null, ObjectIdentifier, OctetStringRef, UintRef};
use der::pem::{self, LineEnding};
use der::{Decode, Encode, Sequence};
use jsonwebtoken::{DecodingKey, EncodingKey};
use rcgen::{KeyPair, PKCS_RSA_SHA256};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use zeroize::Zeroizing;

use crate::clock::Timestamp;
use crate::crypto::{Certificate, CryptoError};

/// A fresh key with its certificate, not yet part of any tenant.
pub(crate) struct KeyMaterial {
    pub(crate) certificate: Certificate,
    pub(crate) public_key: RsaPublicKey,
    pub(crate) private_key: RsaPrivateKey,
}

impl KeyMaterial {
    /// Makes an RSA key of 2048 bits and its self-signed certificate.
    ///
    /// Takes a good fraction of a second of computing: call it from a blocking thread.
    pub(crate) fn generate(domain: &str, not_before: Timestamp) -> Result<Self, CryptoError> {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256)?;
        let not_before = not_before.to_certificate_time();
        Ok(Self {
            certificate: Certificate::self_signed(&key, domain, not_before)?,
            public_key: RsaPublicKey {
                der: key.public_key_raw().to_vec(),
            },
            private_key: RsaPrivateKey::from_pkcs8(&Zeroizing::new(key.serialize_der()))?,
        })
    }
}

/// A public key, kept as DER of PKCS#1 `RSAPublicKey` (RFC 8017, A.1.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RsaPublicKey {
    der: Vec<u8>,
}

impl RsaPublicKey {
    /// The key in the form that checks a token's signature.
    pub(crate) fn to_decoding_key(&self) -> DecodingKey {
        DecodingKey::from_rsa_der(&self.der)
    }

    /// PEM of the `SubjectPublicKeyInfo` (RFC 5280 section 4.1), with CRLF line ends.
    pub(crate) fn to_spki_pem(&self) -> Result<String, CryptoError> {
        let info = SubjectPublicKeyInfo {
            algorithm: AlgorithmIdentifier {
                algorithm: RSA_ENCRYPTION,
                parameters: Null,
            },
            public_key: BitStringRef::from_bytes(&self.der)?,
        };
        let pem = pem::encode_string("PUBLIC KEY", LineEnding::CRLF, &info.to_der()?);
        Ok(pem.map_err(der::Error::from)?)
    }

    /// Modulus and exponent as the JWK members `n` and `e` (RFC 7518 section 6.3.1).
    pub(crate) fn to_jwk_members(&self) -> Result<(String, String), CryptoError> {
        let key = RsaPublicKeyAsn1::from_der(&self.der)?;
        Ok((
            Base64UrlUnpadded::encode_string(key.modulus.as_bytes()),
            Base64UrlUnpadded::encode_string(key.public_exponent.as_bytes()),
        ))
    }
}

impl ToSql for RsaPublicKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.der.to_sql()
    }
}

impl FromSql for RsaPublicKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self {
            der: value.as_blob()?.to_vec(),
        })
    }
}

/// A private key, kept as DER of PKCS#1 `RSAPrivateKey` (RFC 8017, A.1.2) and wiped when dropped.
pub(crate) struct RsaPrivateKey {
    der: Zeroizing<Vec<u8>>,
}

impl RsaPrivateKey {
    /// Takes the PKCS#1 key out of its PKCS#8 envelope (RFC 5208 section 5).
    fn from_pkcs8(der: &[u8]) -> Result<Self, CryptoError> {
        let info = PrivateKeyInfo::from_der(der)?;
        Ok(Self {
            der: Zeroizing::new(info.private_key.as_bytes().to_vec()),
        })
    }

    /// The key in the form that signs tokens.
    pub(crate) fn to_encoding_key(&self) -> EncodingKey {
        EncodingKey::from_rsa_der(&self.der)
    }
}

impl ToSql for RsaPrivateKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.der.to_sql()
    }
}

impl FromSql for RsaPrivateKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self {
            der: Zeroizing::new(value.as_blob()?.to_vec()),
        })
    }
}

/// `rsaEncryption` (RFC 8017, A.1).
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

#[derive(Sequence)]
struct SubjectPublicKeyInfo<'a> {
    algorithm: AlgorithmIdentifier,
    public_key: BitStringRef<'a>,
}

#[derive(Sequence)]
struct AlgorithmIdentifier {
    algorithm: ObjectIdentifier,
    parameters: Null,
}

#[derive(Sequence)]
struct RsaPublicKeyAsn1<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

#[derive(Sequence)]
struct PrivateKeyInfo<'a> {
    version: u8,
    algorithm: AnyRef<'a>,
    private_key: &'a OctetStringRef,
}
