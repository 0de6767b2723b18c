//! A tenant's signing keys: what the Management API says of each, and where it stands in its life.

mod key_id;
mod list;
mod plan;
mod status;
mod unreadable;

use std::fmt;

pub(crate) use self::status::Flags;
pub use self::{
    key_id::KeyId,
    list::{ListedKey, SigningKeys},
    plan::{Change, Plan, PlanError, PlannedKey, Step},
    status::{Contradiction, KeyStatus},
    unreadable::{UnreadableKey, UnreadableReason},
};
use crate::{
    certificate::{Certificate, Fingerprint},
    pkcs7,
    timestamp::Timestamp,
};

/// One signing key whose certificate could be read.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    pub(crate) kid: KeyId,
    pub(crate) status: KeyStatus,
    pub(crate) contradiction: Option<Contradiction>,
    pub(crate) certificate: Certificate,
    pub(crate) certificate_pem: String,
    pub(crate) pkcs7: Option<String>,
    pub(crate) fingerprint: Option<String>,
    pub(crate) thumbprint: Option<String>,
    pub(crate) dates: Dates,
}

/// When a key was put to use, taken out of use, and revoked, as far as the API says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) in_use_since: Option<Timestamp>,
    pub(crate) in_use_until: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}

/// How a digest that the API gives compares with the one computed from the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Both are the same.
    Equal,
    /// They differ, or the API's text is no digest.
    Different,
    /// The API gives none.
    NotGiven,
}

impl SigningKey {
    /// The key's id.
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// Where the key stands in its life.
    pub fn status(&self) -> KeyStatus {
        self.status
    }

    /// What in the API's answer does not fit together, if anything.
    pub fn contradiction(&self) -> Option<Contradiction> {
        self.contradiction
    }

    /// The certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate's PEM text, byte for byte as the API sent it.
    pub fn certificate_pem(&self) -> &str {
        &self.certificate_pem
    }

    /// The PKCS#7 text, byte for byte as the API sent it, if it did.
    pub fn pkcs7(&self) -> Option<&str> {
        self.pkcs7.as_deref()
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

    /// The API's fingerprint: SHA-1 of the DER, with colons.
    pub fn api_fingerprint(&self) -> Option<&str> {
        self.fingerprint.as_deref()
    }

    /// The API's thumbprint: SHA-1 of the DER, without colons.
    pub fn api_thumbprint(&self) -> Option<&str> {
        self.thumbprint.as_deref()
    }

    /// The API's fingerprint against the certificate's own.
    pub fn fingerprint_agrees(&self) -> Agreement {
        self.agreement(self.api_fingerprint())
    }

    /// The API's thumbprint against the certificate's own.
    pub fn thumbprint_agrees(&self) -> Agreement {
        self.agreement(self.api_thumbprint())
    }

    /// Whether the envelope that the API sent holds this certificate; an envelope that cannot be read
    /// does not.
    pub fn pkcs7_agrees(&self) -> Agreement {
        let Some(text) = self.pkcs7() else {
            return Agreement::NotGiven;
        };
        let holds = pkcs7::certificates(text)
            .is_ok_and(|all| all.iter().any(|it| it.der() == self.certificate.der()));
        if holds {
            Agreement::Equal
        } else {
            Agreement::Different
        }
    }

    fn agreement(&self, given: Option<&str>) -> Agreement {
        match given {
            None => Agreement::NotGiven,
            Some(text) if Fingerprint::parse(text) == Some(self.certificate.sha1()) => {
                Agreement::Equal
            }
            Some(_) => Agreement::Different,
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("kid", &self.kid)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
