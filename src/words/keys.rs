//! The list of signing keys.

use keyglass_core::signing_key::KeyStatus;

pub(crate) const TITLE: &str = "Signing keys";
pub(crate) const LEAD: &str = "They sign ID tokens, access tokens, and SAML and WS-Fed assertions for every \
    application of this tenant.";
pub(crate) const KEY_SET: &str = "Key set (JWKS)";
pub(crate) const REFRESH: &str = "Refresh";
pub(crate) const REFRESHING: &str = "Refreshing…";
pub(crate) const SUMMARY: &str = "At a glance";
pub(crate) const SIGNS_NOW: &str = "Signs now";
pub(crate) const NEXT: &str = "Next";
pub(crate) const STILL_VERIFY: &str = "Still verify";
pub(crate) const NEXT_TEXT: &str = "Published, signs nothing yet";
pub(crate) const NO_CURRENT: &str = "No key";
pub(crate) const NO_CURRENT_TEXT: &str = "The API names no key as currently used";
pub(crate) const NO_NEXT: &str = "No key";
pub(crate) const NO_NEXT_TEXT: &str = "The API names no key as next in queue";
pub(crate) const NO_PREVIOUS: &str = "None";
pub(crate) const NO_PREVIOUS_TEXT: &str = "No earlier key verifies tokens any more";
pub(crate) const VALID: &str = "List of valid keys";
pub(crate) const VALID_TEXT: &str = "Published in the key set: tokens signed with them verify";
pub(crate) const VALID_EMPTY: &str = "No valid keys. A tenant has at least the key that signs now and the \
    next one; they would appear here.";
pub(crate) const REVOKED: &str = "List of revoked keys";
pub(crate) const REVOKED_EMPTY: &str = "No revoked keys. Keys that were taken out of the key set for good \
    would appear here.";
pub(crate) const SHOW_ALL: &str = "Show all";
pub(crate) const SHOW_FEWER: &str = "Show the last 3";
pub(crate) const COLUMN_STATUS: &str = "Status";
pub(crate) const COLUMN_KID: &str = "Key ID";
pub(crate) const COLUMN_THUMBPRINT: &str = "Thumbprint (SHA-1)";
pub(crate) const COLUMN_IN_USE: &str = "In use";
pub(crate) const COLUMN_EXPIRES: &str = "Certificate expires";
pub(crate) const COLUMN_REVOKED: &str = "Revoked on";
pub(crate) const COLUMN_WAS_IN_USE: &str = "Was in use";
pub(crate) const COLUMN_ACTIONS: &str = "Actions";
/// Before a day, with the space between them.
pub(crate) const SINCE: &str = "since ";
/// Before a day, with the space between them.
pub(crate) const UNTIL: &str = "until ";
pub(crate) const NOT_YET: &str = "not yet";
pub(crate) const NOT_SAID: &str = "not said by the API";
pub(crate) const KID: &str = "Key ID";
pub(crate) const THUMBPRINT: &str = "Thumbprint";
pub(crate) const CERTIFICATE: &str = "Certificate";
pub(crate) const NO_KID: &str = "(no key ID)";
pub(crate) const UNREADABLE: &str = "Unreadable";
pub(crate) const PUBLIC_TITLE: &str = "Published keys";
pub(crate) const PUBLIC_LEAD: &str = "What the tenant’s key set says to everyone. Which key signs now, and \
    which were revoked, only a Management API token can show.";
pub(crate) const PUBLIC_EMPTY: &str = "The key set is empty: no token of this tenant can be verified. Its \
    keys would appear here.";
pub(crate) const NO_CERTIFICATE: &str = "no certificate (x5c) in the key set";

/// The words for a status.
pub(crate) fn status(status: KeyStatus) -> &'static str {
    match status {
        KeyStatus::Next => "Next in queue",
        KeyStatus::Current => "Currently used",
        KeyStatus::Previous => "Previously used",
        KeyStatus::Revoked => "Revoked",
        KeyStatus::Unclear => "Unclear",
    }
}

/// The summary's line under the current key.
pub(crate) fn current_facts(algorithm: &str, since: Option<&str>, expires: &str) -> String {
    let since = since.map_or_else(String::new, |since| format!(" · since {since}"));
    format!("{algorithm}{since} · certificate valid until {expires}")
}

/// How many keys verify besides the current and the next one.
pub(crate) fn key_count(count: usize) -> String {
    format!("{count} key{}", if count == 1 { "" } else { "s" })
}

/// The summary's line under that count.
pub(crate) fn oldest_until(date: &str) -> String {
    format!("Oldest in use until {date}")
}

/// Which of the revoked keys are shown.
pub(crate) fn last_of(shown: usize, all: usize) -> String {
    format!("last {shown} of {all}")
}

/// When the list was fetched.
pub(crate) fn as_of(time: &str) -> String {
    format!("As of {time}")
}

/// The note above a list some of whose rows could not be read.
pub(crate) fn partly_unreadable(count: usize) -> String {
    if count == 1 {
        "One key could not be read whole. Its row says why; the others are complete.".to_owned()
    } else {
        format!(
            "{count} keys could not be read whole. Their rows say why; the others are complete."
        )
    }
}

/// The label of a copy button in a row.
pub(crate) fn copy_of(what: &str, kid: &str) -> String {
    format!("Copy {} of {kid}", what.to_lowercase())
}

/// The label of a download button in a row.
pub(crate) fn download_of(kid: &str) -> String {
    format!("Download certificate of {kid}")
}

/// The announcement after a list has arrived.
pub(crate) fn loaded(valid: usize, revoked: usize) -> String {
    format!("{} valid, {revoked} revoked", key_count(valid))
}
