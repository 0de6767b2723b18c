//! One key, and the facts of a certificate.

use keyglass_core::{certificate::Validity, signing_key::KeyStatus};

pub(crate) const CRUMB: &str = "Signing keys";
pub(crate) const COPY_KID: &str = "Copy key ID";
pub(crate) const COPY_CERTIFICATE: &str = "Copy certificate";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const CERTIFICATE: &str = "Certificate";
pub(crate) const LIFECYCLE: &str = "Life of this key";
pub(crate) const CHECKS: &str = "Checks";
pub(crate) const SUBJECT: &str = "Subject";
pub(crate) const ISSUER: &str = "Issuer";
pub(crate) const SELF_ISSUED: &str = "self-issued";
pub(crate) const EMPTY_NAME: &str = "empty";
pub(crate) const SERIAL: &str = "Serial number";
pub(crate) const VALID_FROM: &str = "Valid from";
pub(crate) const VALID_UNTIL: &str = "Valid until";
pub(crate) const PUBLIC_KEY: &str = "Public key";
pub(crate) const SIGNATURE_ALGORITHM: &str = "Signature algorithm";
pub(crate) const VERSION: &str = "Version";
pub(crate) const FINGERPRINT_SHA1: &str = "Fingerprint (SHA-1)";
pub(crate) const FINGERPRINT_SHA256: &str = "Fingerprint (SHA-256)";
pub(crate) const THUMBPRINT_SHA1: &str = "Thumbprint (SHA-1)";
pub(crate) const THUMBPRINT_SHA256: &str = "Thumbprint (SHA-256)";
pub(crate) const CRITICAL: &str = "critical";
pub(crate) const MORE_EXTENSIONS: &str = "More extensions";
pub(crate) const EXTENSIONS: &str = "extensions";
pub(crate) const VALUES: &str = "values";
pub(crate) const CHARACTERS: &str = "characters";
pub(crate) const MADE: &str = "Certificate made";
pub(crate) const IN_USE_SINCE: &str = "In use since";
pub(crate) const IN_USE_UNTIL: &str = "In use until";
pub(crate) const REVOKED_ON: &str = "Revoked on";
pub(crate) const UNREADABLE: &str = "This key’s certificate could not be read";
/// Before the reason, with the space between them.
pub(crate) const UNREADABLE_ALONE: &str = "This certificate could not be read: ";
pub(crate) const UNREADABLE_TEXT: &str = "The rest of what the API says of it is shown. The text can be \
    copied as it came, for a report to the tenant’s vendor.";
pub(crate) const COPY_RAW: &str = "Copy the text as it came";
pub(crate) const RAW: &str = "Certificate text";

/// What a status means for tokens.
pub(crate) fn status_text(status: KeyStatus) -> &'static str {
    match status {
        KeyStatus::Next => "Published, signs nothing yet. The next rotation puts it to use.",
        KeyStatus::Current => "Signs every new token and assertion of this tenant.",
        KeyStatus::Previous => "Signs nothing any more. Tokens it signed still verify.",
        KeyStatus::Revoked => {
            "Taken out of the key set for good. Tokens it signed no longer verify."
        }
        KeyStatus::Unclear => "What the API says of this key does not fit together.",
    }
}

/// The badge beside the certificate's heading.
pub(crate) fn validity(validity: Validity) -> &'static str {
    match validity {
        Validity::NotYetValid => "Not valid yet",
        Validity::Valid => "Valid",
        Validity::Expired => "Expired",
    }
}

/// A serial number in decimal, beside its hexadecimal form.
pub(crate) fn decimal(serial: &str) -> String {
    format!("decimal {serial}")
}

/// How much of something is left out.
pub(crate) fn not_shown(count: usize, what: &str) -> String {
    format!("… and {count} {what} more, which are not shown")
}

/// How long a certificate is valid yet.
pub(crate) fn left(days: &str) -> String {
    format!("{days} left")
}
