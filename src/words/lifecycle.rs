//! Rotation and revocation.

use std::time::Duration;

use keyglass_core::signing_key::{Change, Step};

use crate::platform::intl;

pub(crate) const SETTINGS: &str = "Rotation settings";
pub(crate) const SETTINGS_TEXT: &str = "Rotating makes the next key sign. The key in use becomes a previous \
    one and keeps verifying until you revoke it.";
pub(crate) const ROTATE: &str = "Rotate key…";
pub(crate) const ROTATE_AND_REVOKE: &str = "Rotate & revoke…";
pub(crate) const REVOKE: &str = "Revoke…";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const PLAN: &str = "What changes";
pub(crate) const COLUMN_NOW: &str = "Now";
pub(crate) const COLUMN_THEN: &str = "Then";
pub(crate) const NEW_KEY: &str = "a new key";
pub(crate) const NOT_MADE: &str = "not made yet";
pub(crate) const LOOKING: &str = "Looking at the tenant’s keys…";
pub(crate) const CANNOT: &str = "This cannot be done now";
pub(crate) const FOREVER: &str = "It cannot be undone.";
pub(crate) const KEEPS_VERIFYING: &str =
    "Tokens that it signed keep verifying until it is revoked.";
pub(crate) const BY_HAND: &str = "Whoever reads the key set follows by itself. Whoever holds a certificate by \
    hand, such as a SAML partner, must have that of the next key before.";

/// The title of the question.
pub(crate) fn title(change: &Change) -> &'static str {
    match change {
        Change::Rotate => "Rotate the signing key?",
        Change::RotateAndRevoke => "Rotate, and revoke the key in use?",
        Change::Revoke(_) => "Revoke this key?",
    }
}

/// The button that says yes.
pub(crate) fn confirm(change: &Change) -> &'static str {
    match change {
        Change::Rotate => "Rotate key",
        Change::RotateAndRevoke => "Rotate & revoke key",
        Change::Revoke(_) => "Revoke key",
    }
}

/// Which key begins to sign.
pub(crate) fn signs(kid: &str) -> String {
    format!("{kid} begins to sign every new token and assertion.")
}

/// Which key ceases to.
pub(crate) fn ceases(kid: &str) -> String {
    format!("{kid} signs no more.")
}

/// Which key is revoked.
pub(crate) fn revokes(kid: &str) -> String {
    format!(
        "Everything that {kid} signed stops verifying as soon as key sets are read anew: people are \
        signed out, SAML sign-ons fail."
    )
}

pub(crate) const OWN_TOKEN: &str = "It also signed the access token that Keyglass uses now: have another one \
    ready.";

/// The label of the field in which the key id is typed.
pub(crate) fn type_kid(kid: &str) -> String {
    format!("To confirm, type or paste the key ID {kid}")
}

/// Why an action is off.
pub(crate) fn needs_scopes(scopes: &str) -> String {
    format!("This token may not do it: it lacks {scopes}.")
}

/// What is being done.
pub(crate) fn running(step: Step) -> &'static str {
    match step {
        Step::Rotate => "Rotating…",
        Step::Revoke => "Revoking…",
    }
}

/// What was done.
pub(crate) fn done(change: &Change) -> &'static str {
    match change {
        Change::Rotate => "The signing key was rotated",
        Change::RotateAndRevoke => "The signing key was rotated, and the one in use before revoked",
        Change::Revoke(_) => "The key was revoked",
    }
}

/// What was not done, or not wholly; `open` when the tenant may have acted all the same.
pub(crate) fn failed(change: &Change, step: Step, open: bool) -> &'static str {
    match (change, step, open) {
        (_, Step::Rotate, true) => "It is not known whether the key was rotated",
        (_, Step::Rotate, false) => "The key was not rotated",
        (Change::RotateAndRevoke, Step::Revoke, true) => {
            "Rotated; it is not known whether the key in use before was revoked"
        }
        (Change::RotateAndRevoke, Step::Revoke, false) => {
            "Rotated; but the key in use before was not revoked"
        }
        (_, Step::Revoke, true) => "It is not known whether the key was revoked",
        (_, Step::Revoke, false) => "The key was not revoked",
    }
}

pub(crate) const FAILED_OPEN: &str = "The answer was lost on its way. What is shown here was read afterwards: \
    it is what the tenant has now.";
pub(crate) const FAILED_FORBIDDEN: &str = "The token may not do it.";
pub(crate) const FAILED_UNAUTHORIZED: &str = "The tenant no longer accepts the token.";
pub(crate) const FAILED_NOT_FOUND: &str = "The tenant has no such key any more.";
pub(crate) const FAILED_REFUSED: &str = "The tenant refused. Nothing was changed by it.";

/// A change that came too soon after others.
pub(crate) fn failed_limited(wait: Option<Duration>) -> String {
    let told = wait.map_or_else(
        || "Wait a little before the next.".to_owned(),
        |wait| {
            let wait = intl::duration(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX));
            format!("It asks to wait {wait}.")
        },
    );
    format!("The tenant allows only so many changes in a time. {told}")
}
