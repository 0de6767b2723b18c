//! JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037).

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::in_lines;
use crate::{
    certificate::{Certificate, PublicKey},
    signing_key::KeyId,
};

/// The curves that a JWK can name, with the algorithm that signs with each and the bytes of a
/// coordinate (RFC 7518 §6.2.1, RFC 8812 §3.1).
const CURVES: [(&str, &str, usize); 4] = [
    ("P-256", "ES256", 32),
    ("P-384", "ES384", 48),
    ("P-521", "ES512", 66),
    ("secp256k1", "ES256K", 32),
];

/// The first byte of a point of which both coordinates are given (SEC 1 §2.3.3).
const UNCOMPRESSED: u8 = 4;

/// The key with its id and its certificate, as JSON in lines.
pub(super) fn text(certificate: &Certificate, kid: Option<&KeyId>) -> Option<String> {
    members(certificate, kid).map(|members| in_lines(&Value::Object(members)))
}

/// The members of the key, in the order of the Management API's key sets.
pub(super) fn members(
    certificate: &Certificate,
    kid: Option<&KeyId>,
) -> Option<Map<String, Value>> {
    let (key, algorithm) = public_members(certificate.public_key())?;
    let mut members = Map::new();
    members.insert("alg".into(), algorithm.into());
    members.insert("use".into(), "sig".into());
    members.extend(
        key.into_iter()
            .map(|(name, value)| (name.to_owned(), value.into())),
    );
    if let Some(kid) = kid {
        members.insert("kid".into(), kid.as_str().into());
    }
    members.insert("x5t".into(), certificate.x5t().into());
    members.insert("x5t#S256".into(), certificate.x5t_s256().into());
    members.insert("x5c".into(), json!([certificate.base64()]));
    Some(members)
}

/// The key's thumbprint: SHA-256 over its required members in order, base64url (RFC 7638 §3); `None`
/// for keys that a JWK cannot hold.
pub fn key_thumbprint(key: &PublicKey) -> Option<String> {
    let (mut members, _) = public_members(key)?;
    members.sort_unstable();
    let members: Vec<String> = members
        .iter()
        // Names and values are ASCII without quotes or backslashes.
        .map(|(name, value)| format!("\"{name}\":\"{value}\""))
        .collect();
    let canonical = format!("{{{}}}", members.join(","));
    Some(Base64UrlUnpadded::encode_string(&Sha256::digest(canonical)))
}

/// The members that make up a public key, and the algorithm that it signs with.
fn public_members(key: &PublicKey) -> Option<(Vec<(&'static str, String)>, &'static str)> {
    let encode = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
    match key {
        PublicKey::Rsa {
            modulus, exponent, ..
        } => Some((
            vec![
                ("kty", "RSA".to_owned()),
                ("n", encode(modulus)),
                ("e", encode(exponent)),
            ],
            "RS256",
        )),
        PublicKey::Ec { curve, point } => {
            let (_, algorithm, len) = CURVES.into_iter().find(|(name, ..)| name == curve)?;
            let coordinates = point.strip_prefix(&[UNCOMPRESSED])?;
            let (x, y) = coordinates.split_at_checked(len)?;
            (y.len() == len).then(|| {
                let members = vec![
                    ("kty", "EC".to_owned()),
                    ("crv", curve.clone()),
                    ("x", encode(x)),
                    ("y", encode(y)),
                ];
                (members, algorithm)
            })
        }
        PublicKey::Ed25519 { key } => (key.len() == 32).then(|| {
            let members = vec![
                ("kty", "OKP".to_owned()),
                ("crv", "Ed25519".to_owned()),
                ("x", encode(key)),
            ];
            (members, "EdDSA")
        }),
        PublicKey::Other { .. } => None,
    }
}
