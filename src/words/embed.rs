//! What the custom elements say in someone else's page.

use keyglass_core::placeholder::{Kind, ValueError};

pub(crate) const RETRY: &str = "Try again";

/// Title and text of a problem with an issuer's key set, by its kind.
pub(crate) fn key_set_problem(kind: &str, domain: &str, status: u16) -> (&'static str, String) {
    match kind {
        "unfilled" => (
            "Your values are needed",
            ["The keys appear here once ", domain, " is filled in."].concat(),
        ),
        "issuer" => (
            "There is no such issuer",
            [
                "“",
                domain,
                "” is not the address of an issuer: a domain is wanted, or an address with https.",
            ]
            .concat(),
        ),
        "slow" => (
            "The issuer did not answer in time",
            ["There was no complete answer from ", domain, "."].concat(),
        ),
        "limited" => (
            "The issuer asks to slow down",
            [domain, " gets too many requests. Try again in a while."].concat(),
        ),
        "refused" => (
            "No key set there",
            format!("{domain} answered with status {status}."),
        ),
        "other" => (
            "The issuer’s answer is not believed",
            ["The discovery document of ", domain, " is that of another issuer."].concat(),
        ),
        "unreadable" => (
            "The issuer’s answer could not be read",
            [
                "What ",
                domain,
                " sent is no key set. Is something in between, such as a proxy or a login page?",
            ]
            .concat(),
        ),
        _ => (
            "The issuer could not be reached",
            [
                "No answer from ",
                domain,
                " that this page may read. Either it is offline, or the name is wrong, or it does not let \
                 pages of this origin in (CORS).",
            ]
            .concat(),
        ),
    }
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
