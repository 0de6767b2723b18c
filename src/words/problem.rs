//! Everything that can stand in the place of data: a heading, what it means, what to do next.

use std::time::Duration;

use keyglass_core::management::DecodeError;

use crate::platform::intl;

pub(crate) const RETRY: &str = "Try again";
pub(crate) const STOP_WAITING: &str = "Stop waiting";
pub(crate) const RETRY_NOW: &str = "Try now";

pub(crate) const UNREACHABLE: &str = "The tenant could not be reached, or limits requests";
pub(crate) const TIMED_OUT: &str = "The tenant did not answer in time";
pub(crate) const TOO_LARGE: &str = "The answer is too large";
pub(crate) const EXPIRED: &str = "The tenant no longer accepts this token";
pub(crate) const EXPIRED_TEXT: &str = "It has expired, or the key that signed it was revoked. Enter a new one: \
    you stay on this page.";
pub(crate) const FORBIDDEN: &str = "This token may not read this";
pub(crate) const NOT_FOUND: &str = "There is no such key";
pub(crate) const NOT_FOUND_TEXT: &str = "The tenant has no signing key with this ID. It may have been removed, \
    or the address may be of another tenant.";
pub(crate) const LIMITED: &str = "The tenant asks to slow down";
pub(crate) const LIMITED_TEXT: &str =
    "There were too many requests in a short time. Nothing is lost.";
pub(crate) const UNREADABLE: &str = "The tenant’s answer could not be read";
pub(crate) const NEW_TOKEN: &str = "Get a new token";
pub(crate) const USE_TOKEN: &str = "Go on with this token";
pub(crate) const NEEDS_TOKEN: &str = "This needs an access token";
pub(crate) const NEEDS_TOKEN_TEXT: &str =
    "The public view has none. Lock, and connect with a token to see it.";

/// Why nothing could be reached: all that a page is told.
pub(crate) fn unreachable(domain: &str) -> String {
    format!(
        "No answer from {domain} that this page may read. It may be offline or limit requests for a while; \
         the name may be wrong; or it does not let pages of this origin in (CORS). Browsers do not say \
         which. Nothing was changed."
    )
}

/// The deadline passed.
pub(crate) fn timed_out(after: Duration) -> String {
    format!(
        "There was no complete answer within {} seconds.",
        after.as_secs()
    )
}

/// More bytes than are read.
pub(crate) fn too_large(limit: usize) -> String {
    format!(
        "More than {} MB came, far beyond what this request can mean. It was not read further.",
        limit / (1024 * 1024)
    )
}

/// The scope that is missing.
pub(crate) fn forbidden(scope: &str) -> String {
    format!("Reading signing keys needs the scope {scope}. Enter a token that has it.")
}

/// The API's own words, quoted.
pub(crate) fn in_its_words(message: &str) -> String {
    format!("In the API’s words: “{message}”")
}

/// How long it is until the request is sent again by itself.
pub(crate) fn again_in(left: Duration) -> String {
    let left = intl::duration(i64::try_from(left.as_secs()).unwrap_or(i64::MAX));
    format!("Tried again in {left}.")
}

/// A status that has no words of its own.
pub(crate) fn refused(status: u16) -> String {
    if status >= 500 {
        format!("The tenant failed (status {status})")
    } else {
        format!("The tenant refused the request (status {status})")
    }
}

/// What to make of a failing tenant.
pub(crate) fn refused_text(status: u16) -> &'static str {
    if status >= 500 {
        "The fault is on its side and often passes."
    } else {
        "Keyglass did not expect that answer here."
    }
}

/// A body that is not what it should be.
pub(crate) fn unreadable(error: &DecodeError) -> String {
    format!(
        "{error}. Is something between this page and the tenant, such as a proxy or a login page?"
    )
}
