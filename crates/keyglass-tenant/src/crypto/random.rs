//! Random identifiers and secrets.

use aws_lc_rs::rand;

use crate::crypto::CryptoError;

/// The 64 characters of base64url: key ids and client secrets are made of them.
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Lengths of the credentials that the Management API makes, in characters.
const CLIENT_ID_LENGTH: usize = 32;
const CLIENT_SECRET_LENGTH: usize = 64;

/// A new client id: letters and digits.
pub(crate) fn new_client_id() -> Result<String, CryptoError> {
    random_alphanumeric(CLIENT_ID_LENGTH)
}

/// A new client secret: characters of base64url that encode nothing.
pub(crate) fn new_client_secret() -> Result<String, CryptoError> {
    random_text(CLIENT_SECRET_LENGTH)
}

/// A random string of `length` characters, six bits of randomness in each.
pub(crate) fn random_text(length: usize) -> Result<String, CryptoError> {
    let mut bytes = vec![0; length];
    rand::fill(&mut bytes)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(URL_SAFE[usize::from(byte & 0x3f)]))
        .collect())
}

/// A random string of `length` letters and digits, the form of client ids.
pub(crate) fn random_alphanumeric(length: usize) -> Result<String, CryptoError> {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let more = random_text(length)?;
        text.extend(more.chars().filter(char::is_ascii_alphanumeric));
    }
    text.truncate(length);
    Ok(text)
}
