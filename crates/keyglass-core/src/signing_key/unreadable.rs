//! Keys that cannot be shown in full.

use thiserror::Error;

use super::{Dates, KeyId, KeyStatus};
use crate::{certificate::CertificateError, timestamp::Timestamp};

/// An entry of the list whose certificate, or id, could not be read: what is known of it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableKey {
    pub(crate) kid: Option<KeyId>,
    pub(crate) status: KeyStatus,
    pub(crate) dates: Dates,
    pub(crate) reason: UnreadableReason,
    pub(crate) certificate_text: Option<String>,
}

/// Why an entry could not be read. `Display` is a sentence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnreadableReason {
    /// The entry is no JSON object.
    #[error("The entry is {found}, not a key.")]
    NotAnObject {
        /// What it is instead.
        found: &'static str,
    },
    /// There is no key id, or none that can stand in an address.
    #[error("The entry has no key ID that can be used.")]
    NoKeyId,
    /// There is no certificate.
    #[error("The entry has no certificate.")]
    NoCertificate,
    /// The certificate is broken.
    #[error("The certificate is broken: {0}.")]
    Certificate(CertificateError),
}

impl UnreadableKey {
    /// The key's id, if there is one.
    pub fn kid(&self) -> Option<&KeyId> {
        self.kid.as_ref()
    }

    /// Where the key stands in its life.
    pub fn status(&self) -> KeyStatus {
        self.status
    }

    /// When it began to sign.
    pub fn in_use_since(&self) -> Option<Timestamp> {
        self.dates.in_use_since
    }

    /// When it ceased to sign.
    pub fn in_use_until(&self) -> Option<Timestamp> {
        self.dates.in_use_until
    }

    /// When it was revoked.
    pub fn revoked_at(&self) -> Option<Timestamp> {
        self.dates.revoked_at
    }

    /// Why it could not be read.
    pub fn reason(&self) -> &UnreadableReason {
        &self.reason
    }

    /// What stands in the place of the certificate, byte for byte as the API sent it.
    pub fn certificate_text(&self) -> Option<&str> {
        self.certificate_text.as_deref()
    }
}
