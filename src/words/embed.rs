//! What the custom elements say in someone else's page.

use keyglass_core::placeholder::{Kind, ValueError};

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

pub(crate) const PANEL: &str = "Your values";
pub(crate) const SECRET_HELD: &str =
    "Held by this page until it is closed. Shown masked, copied whole.";
pub(crate) const SECRET_MISSING: &str =
    "Taken out of the field as soon as it is entered, shown masked, kept nowhere.";
pub(crate) const FORGET: &str = "Forget";

/// What the panel is for.
pub(crate) fn panel_text(kept: bool) -> &'static str {
    if kept {
        "The examples on this page fill themselves in with these. They stay in this browser, secrets \
         only until the page is closed."
    } else {
        "The examples on this page fill themselves in with these. They stay in this page, and are gone \
         when it is closed."
    }
}

/// A field's label: its kind in words, or for a variable of the page's own, its name.
pub(crate) fn label(kind: Kind, name: &str) -> String {
    let words = match kind {
        Kind::Domain => "Tenant domain",
        Kind::KeyId => "Key ID",
        Kind::ClientId => "Client ID",
        Kind::AccessToken => "Access token",
        Kind::ClientSecret => "Client secret",
        Kind::Text => return name.to_owned(),
    };
    format!("{words} ({name})")
}

/// Why a value fills nothing in.
pub(crate) fn not_taken(why: &ValueError) -> String {
    format!("Not filled in: {why}.")
}

/// The accessible name of the button that takes a secret away.
pub(crate) fn forget(label: &str) -> String {
    format!("Forget {label}")
}
