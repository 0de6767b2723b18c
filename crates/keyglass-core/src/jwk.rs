//! Published key sets (RFC 7517).

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use serde_json::{Map, Value};

use crate::{
    certificate::{Certificate, CertificateError, PublicKey},
    management::{DecodeError, kind, parse_json, take_text},
};

/// The keys that a tenant publishes, in the order of the document.
#[derive(Clone)]
pub struct KeySet {
    keys: Vec<JsonWebKey>,
}

/// One public key. Private members, should an answer have any, are not read.
#[derive(Clone)]
pub struct JsonWebKey {
    kid: Option<String>,
    algorithm: Option<String>,
    modulus: Option<Vec<u8>>,
    exponent: Option<Vec<u8>>,
    x5t: Option<String>,
    certificate: Option<Result<Certificate, CertificateError>>,
}

/// Reads a key set: an object with a list named `keys`. Entries that are no objects have no facts, but
/// stand in the list.
///
/// # Errors
/// [`DecodeError`].
pub fn decode_key_set(body: &[u8]) -> Result<KeySet, DecodeError> {
    let wrong = |found| DecodeError::WrongShape {
        expected: "a key set (an object with a list named “keys”)",
        found,
    };
    match parse_json(body)? {
        Value::Object(mut members) => match members.remove("keys") {
            Some(Value::Array(keys)) => Ok(KeySet {
                keys: keys.into_iter().map(JsonWebKey::new).collect(),
            }),
            _ => Err(wrong("an object of another kind")),
        },
        other => Err(wrong(kind(&other))),
    }
}

impl KeySet {
    /// A key set of these keys.
    pub fn of(keys: Vec<JsonWebKey>) -> Self {
        Self { keys }
    }

    /// The keys.
    pub fn keys(&self) -> &[JsonWebKey] {
        &self.keys
    }
}

impl JsonWebKey {
    fn new(entry: Value) -> Self {
        let mut members = match entry {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        let number = |text: Option<String>| {
            let mut bytes = Base64UrlUnpadded::decode_vec(&text?).ok()?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            bytes.drain(..zeros);
            Some(bytes)
        };
        Self {
            certificate: first_certificate(&members),
            kid: take_text(&mut members, "kid"),
            algorithm: take_text(&mut members, "alg"),
            modulus: number(take_text(&mut members, "n")),
            exponent: number(take_text(&mut members, "e")),
            x5t: take_text(&mut members, "x5t"),
        }
    }

    /// A key of which only this is known: its id, its algorithm, and its certificate as `x5c` has it.
    pub fn described(kid: Option<String>, algorithm: Option<String>, x5c: Option<&str>) -> Self {
        Self {
            kid,
            algorithm,
            modulus: None,
            exponent: None,
            x5t: None,
            certificate: x5c.map(certificate),
        }
    }

    /// The key's id.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The algorithm that it is for, `alg`; tenants can leave it out.
    pub fn algorithm(&self) -> Option<&str> {
        self.algorithm.as_deref()
    }

    /// The RSA modulus, big-endian, without leading zeros (RFC 7518 §6.3.1.1).
    pub fn modulus(&self) -> Option<&[u8]> {
        self.modulus.as_deref()
    }

    /// The RSA exponent, big-endian, without leading zeros (RFC 7518 §6.3.1.2).
    pub fn exponent(&self) -> Option<&[u8]> {
        self.exponent.as_deref()
    }

    /// The certificate's SHA-1 in the set's own notation (RFC 7517 §4.8); in Auth0's older keys it is
    /// base64url of the hex digits.
    pub fn x5t(&self) -> Option<&str> {
        self.x5t.as_deref()
    }

    /// The first certificate of `x5c` (RFC 7517 §4.7), or why it could not be read; `None` where there
    /// is none.
    pub fn certificate(&self) -> Option<&Result<Certificate, CertificateError>> {
        self.certificate.as_ref()
    }
}

impl JsonWebKey {
    /// Whether the key's modulus and exponent are those of a certificate; a key without them, and a
    /// certificate without an RSA key, agree with nothing.
    pub fn agrees_with(&self, certificate: &Certificate) -> bool {
        match certificate.public_key() {
            PublicKey::Rsa {
                modulus, exponent, ..
            } => self.modulus() == Some(modulus) && self.exponent() == Some(exponent),
            _ => false,
        }
    }
}

fn first_certificate(
    members: &Map<String, Value>,
) -> Option<Result<Certificate, CertificateError>> {
    let text = members.get("x5c")?.as_array()?.first()?;
    Some(certificate(text.as_str().unwrap_or_default()))
}

fn certificate(x5c: &str) -> Result<Certificate, CertificateError> {
    let der = Base64::decode_vec(x5c).map_err(|_| CertificateError::Base64)?;
    Certificate::from_der(&der)
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;
    use serde_json::json;

    use super::decode_key_set;
    use crate::{
        certificate::{Certificate, PublicKey},
        management::DecodeError,
    };

    #[test]
    fn a_key_is_read_with_its_certificate() {
        let pem = include_str!("../testdata/rsa2048.pem");
        let certificate = Certificate::from_pem(pem).expect("openssl made it");
        let PublicKey::Rsa {
            modulus, exponent, ..
        } = certificate.public_key()
        else {
            panic!("an RSA key");
        };
        let encode = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let body = json!({"keys": [{
            "kty": "RSA", "use": "sig", "kid": "k1", "alg": "RS256", "n": encode(modulus),
            "e": encode(exponent), "x5t": encode(certificate.sha1().bytes()),
            "x5c": [Base64::encode_string(certificate.der())], "d": "private",
        }, {"x5c": ["%%%"]}, 5]});
        let set = decode_key_set(body.to_string().as_bytes()).expect("a key set");
        let [key, broken, nothing] = set.keys() else {
            panic!("three entries");
        };
        assert_eq!((key.kid(), key.algorithm()), (Some("k1"), Some("RS256")));
        assert_eq!(key.modulus(), Some(modulus.as_slice()));
        assert_eq!(key.exponent(), Some(&[1, 0, 1][..]));
        assert!(key.agrees_with(&certificate));
        let read = key.certificate().and_then(|it| it.as_ref().ok());
        assert_eq!(read.map(Certificate::der), Some(certificate.der()));
        assert!(broken.certificate().is_some_and(Result::is_err));
        assert!(nothing.certificate().is_none() && nothing.kid().is_none());
        assert!(!nothing.agrees_with(&certificate));
    }

    #[test]
    fn what_is_no_key_set_is_an_error() {
        for body in ["[]", "{}", "{\"keys\":{}}", "7"] {
            let error = decode_key_set(body.as_bytes()).err();
            assert!(
                matches!(error, Some(DecodeError::WrongShape { .. })),
                "{body}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_entry_is_read(n in ".{0,20}", x5c in ".{0,20}") {
            let body = json!({"keys": [{"n": n, "x5c": [x5c]}]}).to_string();
            prop_assert!(decode_key_set(body.as_bytes()).is_ok());
        }
    }
}
