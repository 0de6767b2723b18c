//! What the custom elements say in someone else's page.

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
