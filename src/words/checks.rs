//! The checks of a key.

pub(crate) const API_SAYS: &str = "The API says";
pub(crate) const FINGERPRINT_EQUAL: &str = "The API’s fingerprint is that of the certificate";
pub(crate) const FINGERPRINT_DIFFERENT: &str =
    "The API’s fingerprint is not that of the certificate";
pub(crate) const FINGERPRINT_ABSENT: &str = "The API gives no fingerprint to compare with";
pub(crate) const THUMBPRINT_EQUAL: &str = "The API’s thumbprint is that of the certificate";
pub(crate) const THUMBPRINT_DIFFERENT: &str = "The API’s thumbprint is not that of the certificate";
pub(crate) const THUMBPRINT_ABSENT: &str = "The API gives no thumbprint to compare with";
pub(crate) const PKCS7_EQUAL: &str = "The API’s PKCS#7 holds this certificate";
pub(crate) const PKCS7_DIFFERENT: &str = "The API’s PKCS#7 does not hold this certificate";
pub(crate) const PKCS7_ABSENT: &str =
    "The API gives no PKCS#7; the one offered here is made from the certificate";
pub(crate) const READING_KEY_SET: &str = "Reading the key set…";
pub(crate) const PUBLISHED: &str = "The key set publishes this key (n and e are equal)";
pub(crate) const PUBLISHED_OTHER: &str = "The key set publishes another key under this key ID";
pub(crate) const NOT_PUBLISHED: &str = "The key set does not publish this key";
pub(crate) const WITHDRAWN: &str = "The key set no longer publishes this key";
pub(crate) const NOT_WITHDRAWN: &str = "The key set still publishes this key, though it is revoked";
pub(crate) const KEY_SET_UNREAD: &str = "The key set could not be read";
pub(crate) const VERIFYING: &str = "Verifying the signature…";
pub(crate) const SIGNATURE_GOOD: &str = "The certificate’s own key signed it";
pub(crate) const SIGNATURE_BAD: &str = "The certificate’s own key did not sign it";
pub(crate) const NOT_SELF_ISSUED: &str =
    "Issued by another name: its signature is not verified here";
pub(crate) const SIGNATURE_UNKNOWN: &str = "This browser cannot verify its signature here";

/// A digest with known collisions.
pub(crate) fn weak_digest(digest: &str) -> String {
    format!(
        "Signed over {digest}, which new certificates no longer use. It does not matter for one that \
         relying parties hold themselves"
    )
}

/// A short RSA key.
pub(crate) fn short_key(bits: usize) -> String {
    format!("RSA of {bits} bits is too short today: rotate to a longer key")
}
