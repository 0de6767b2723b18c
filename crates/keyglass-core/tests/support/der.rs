//! Certificates put together element by element, among them such as no program makes.
// Each test uses a part of it.
#![allow(dead_code)]

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const UTF8_STRING: u8 = 0x0c;
const UTC_TIME: u8 = 0x17;

/// Object identifiers, as elements.
const COMMON_NAME: &[u8] = b"\x06\x03\x55\x04\x03";
const ALTERNATIVE_NAME: &[u8] = b"\x06\x03\x55\x1d\x11";
const SHA256_WITH_RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b";
const RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const EC: &[u8] = b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01";
const P256: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
const ED25519: &[u8] = b"\x06\x03\x2b\x65\x70";
/// 1.2.3.4, of which nobody knows anything.
const UNKNOWN: &[u8] = b"\x06\x03\x2a\x03\x04";
const NULL: &[u8] = b"\x05\x00";

/// What goes into a certificate.
pub(crate) struct Draft {
    /// The content of the serial number.
    pub(crate) serial: Vec<u8>,
    /// The common names, one after the other.
    pub(crate) names: Vec<String>,
    /// The SubjectPublicKeyInfo.
    pub(crate) public_key: Vec<u8>,
    /// The extensions.
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl Draft {
    /// A small certificate with a short RSA key.
    pub(crate) fn small() -> Self {
        Self {
            serial: vec![1],
            names: vec!["draft".to_owned()],
            public_key: rsa(&[0xc5; 128], &[1, 0, 1]),
            extensions: Vec::new(),
        }
    }

    /// The certificate; nobody has signed it.
    pub(crate) fn der(&self) -> Vec<u8> {
        let algorithm = element(SEQUENCE, &[SHA256_WITH_RSA, NULL]);
        let names: Vec<_> = self.names.iter().map(|name| common_name(name)).collect();
        let name = element(SEQUENCE, &borrowed(&names));
        let validity = element(
            SEQUENCE,
            &[
                &element(UTC_TIME, &[b"260101000000Z"]),
                &element(UTC_TIME, &[b"390101000000Z"]),
            ],
        );
        let extensions = match self.extensions.as_slice() {
            [] => Vec::new(),
            all => element(0xa3, &[&element(SEQUENCE, &borrowed(all))]),
        };
        let signed = element(
            SEQUENCE,
            &[
                &element(0xa0, &[&element(INTEGER, &[&[2]])]),
                &element(INTEGER, &[&self.serial]),
                &algorithm,
                &name,
                &validity,
                &name,
                &self.public_key,
                &extensions,
            ],
        );
        let signature = element(BIT_STRING, &[&[0], &[0x5a; 128]]);
        element(SEQUENCE, &[&signed, &algorithm, &signature])
    }
}

/// One element: tag, length (X.690 §8.1.3), content.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut bytes = vec![tag];
    match content.len() {
        short @ 0..=0x7f => bytes.push(short as u8),
        long => {
            let octets = long.to_be_bytes();
            let octets = octets.iter().skip_while(|octet| **octet == 0);
            let octets: Vec<_> = octets.copied().collect();
            bytes.push(0x80 | octets.len() as u8);
            bytes.extend(octets);
        }
    }
    bytes.extend(content);
    bytes
}

/// A positive INTEGER.
pub(crate) fn integer(magnitude: &[u8]) -> Vec<u8> {
    match magnitude.first() {
        Some(first) if first & 0x80 != 0 => element(INTEGER, &[&[0], magnitude]),
        _ => element(INTEGER, &[magnitude]),
    }
}

/// An RSAPublicKey (RFC 8017 §A.1.1).
pub(crate) fn rsa_key(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&integer(modulus), &integer(exponent)])
}

/// The SubjectPublicKeyInfo of an RSA key.
pub(crate) fn rsa(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    public_key(&[RSA, NULL], &rsa_key(modulus, exponent))
}

/// The SubjectPublicKeyInfo of a point on P-256.
pub(crate) fn p256(point: &[u8]) -> Vec<u8> {
    public_key(&[EC, P256], point)
}

/// The SubjectPublicKeyInfo of an Ed25519 key.
pub(crate) fn ed25519(key: &[u8]) -> Vec<u8> {
    public_key(&[ED25519], key)
}

/// An extension with these alternative names of hosts.
pub(crate) fn alternative_names(names: impl Iterator<Item = String>) -> Vec<u8> {
    let names: Vec<_> = names
        .map(|name| element(0x82, &[name.as_bytes()]))
        .collect();
    let content = element(SEQUENCE, &borrowed(&names));
    element(
        SEQUENCE,
        &[ALTERNATIVE_NAME, &element(OCTET_STRING, &[&content])],
    )
}

/// An extension of which nobody knows anything.
pub(crate) fn unknown_extension(content: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[UNKNOWN, &element(OCTET_STRING, &[content])])
}

fn public_key(algorithm: &[&[u8]], key: &[u8]) -> Vec<u8> {
    let algorithm = element(SEQUENCE, algorithm);
    element(SEQUENCE, &[&algorithm, &element(BIT_STRING, &[&[0], key])])
}

fn common_name(name: &str) -> Vec<u8> {
    let value = element(UTF8_STRING, &[name.as_bytes()]);
    element(SET, &[&element(SEQUENCE, &[COMMON_NAME, &value])])
}

fn borrowed(parts: &[Vec<u8>]) -> Vec<&[u8]> {
    parts.iter().map(Vec::as_slice).collect()
}
