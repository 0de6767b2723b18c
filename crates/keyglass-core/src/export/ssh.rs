//! Public keys as OpenSSH writes them (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4).

use base64ct::{Base64, Encoding};

use crate::certificate::PublicKey;

/// One line without its end: type, key, and `comment` unless it is empty. `None` for keys that OpenSSH
/// does not know.
pub(super) fn line(key: &PublicKey, comment: &str) -> Option<String> {
    let (kind, blob) = match key {
        PublicKey::Rsa {
            modulus, exponent, ..
        } => (
            "ssh-rsa",
            [string(b"ssh-rsa"), integer(exponent), integer(modulus)].concat(),
        ),
        PublicKey::Ec { curve, point } => {
            let (kind, name) = match curve.as_str() {
                "P-256" => ("ecdsa-sha2-nistp256", "nistp256"),
                "P-384" => ("ecdsa-sha2-nistp384", "nistp384"),
                "P-521" => ("ecdsa-sha2-nistp521", "nistp521"),
                _ => return None,
            };
            let parts = [
                string(kind.as_bytes()),
                string(name.as_bytes()),
                string(point),
            ];
            (kind, parts.concat())
        }
        PublicKey::Ed25519 { key } => (
            "ssh-ed25519",
            [string(b"ssh-ed25519"), string(key)].concat(),
        ),
        PublicKey::Other { .. } => return None,
    };
    // A comment reaches to the end of the line.
    let comment: String = comment.chars().filter(|c| !c.is_control()).collect();
    let line = format!("{kind} {} {comment}", Base64::encode_string(&blob));
    Some(line.trim_end().to_owned())
}

/// A length in four bytes, and the bytes (RFC 4251 §5).
fn string(bytes: &[u8]) -> Vec<u8> {
    // A certificate has at most 64 KiB.
    let len = bytes.len() as u32;
    [&len.to_be_bytes(), bytes].concat()
}

/// A positive integer of two's complement: a zero byte before a set first bit (RFC 4251 §5).
fn integer(magnitude: &[u8]) -> Vec<u8> {
    match magnitude.first() {
        Some(first) if first & 0x80 != 0 => string(&[&[0], magnitude].concat()),
        _ => string(magnitude),
    }
}
