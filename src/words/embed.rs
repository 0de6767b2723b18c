//! What the custom elements say in someone else's page.

pub(crate) const UNFILLED: &str = "Your values are needed";
pub(crate) const BAD_ISSUER: &str = "There is no such issuer";
pub(crate) const UNREACHABLE: &str = "The issuer could not be reached";
pub(crate) const TIMED_OUT: &str = "The issuer did not answer in time";
pub(crate) const LIMITED: &str = "The issuer asks to slow down";
pub(crate) const LIMITED_TEXT: &str = "It gets too many requests. Try again in a while.";
pub(crate) const NO_KEY_SET: &str = "No key set there";
pub(crate) const UNREADABLE: &str = "The issuer’s answer could not be read";
pub(crate) const LOADING: &str = "Loading the key set…";
pub(crate) const RETRY: &str = "Try again";

/// Which placeholders an address still has.
pub(crate) fn unfilled(names: &[String]) -> String {
    format!(
        "The keys appear here once {} {} filled in.",
        names.join(" and "),
        if names.len() == 1 { "is" } else { "are" }
    )
}

/// No answer that a page may read.
pub(crate) fn unreachable(domain: &str) -> String {
    format!(
        "No answer from {domain} that this page may read. Either it is offline, or the name is wrong, or it \
         does not let pages of this origin in (CORS)."
    )
}

/// Neither a discovery document nor a key set.
pub(crate) fn no_key_set(domain: &str) -> String {
    format!("{domain} answers, but publishes no key set at the usual place.")
}

/// A status that is no success.
pub(crate) fn refused(domain: &str, status: u16) -> String {
    format!("{domain} answered with status {status}.")
}
