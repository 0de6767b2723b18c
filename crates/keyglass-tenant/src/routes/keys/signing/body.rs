//! The JSON forms of a signing key.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::crypto::{CryptoError, Kid};
use crate::store::{KeyStatus, SigningKey};

/// Schema `SigningKeys` of the official OpenAPI document.
///
/// Which of the optional members a real answer carries is not known. Here the one flag that is true
/// is present and the others are absent, and so are dates that have not happened.
#[derive(Serialize)]
pub(super) struct SigningKeyBody {
    kid: Kid,
    cert: String,
    pkcs7: String,
    #[serde(skip_serializing_if = "is_false")]
    current: bool,
    #[serde(skip_serializing_if = "is_false")]
    next: bool,
    #[serde(skip_serializing_if = "is_false")]
    previous: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_until: Option<Timestamp>,
    fingerprint: String,
    thumbprint: String,
    #[serde(skip_serializing_if = "is_false")]
    revoked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Timestamp>,
}

impl TryFrom<SigningKey> for SigningKeyBody {
    type Error = CryptoError;

    fn try_from(key: SigningKey) -> Result<Self, CryptoError> {
        Ok(Self {
            cert: key.certificate.to_pem(),
            pkcs7: key.certificate.to_pkcs7_pem()?,
            current: key.status == KeyStatus::Current,
            next: key.status == KeyStatus::Next,
            previous: key.status == KeyStatus::Previous,
            current_since: key.current_since,
            current_until: key.current_until,
            fingerprint: key.certificate.fingerprint(),
            thumbprint: key.certificate.thumbprint(),
            revoked: key.status == KeyStatus::Revoked,
            revoked_at: key.revoked_at,
            kid: key.kid,
        })
    }
}

/// What rotation and revocation answer: the two members that the schema requires.
#[derive(Serialize)]
pub(super) struct KidAndCertificate {
    kid: Kid,
    cert: String,
}

impl From<SigningKey> for KidAndCertificate {
    fn from(key: SigningKey) -> Self {
        Self {
            cert: key.certificate.to_pem(),
            kid: key.kid,
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes members by reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
