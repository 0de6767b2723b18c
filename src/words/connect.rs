//! The first screen.

use keyglass_core::token::{TokenError, TokenRefusal};

use crate::platform::intl;

pub(crate) const TITLE: &str = "Connect";
pub(crate) const HEADING: &str = "Look into a tenant’s signing keys";
pub(crate) const LEAD: &str = "Keyglass runs in this browser only. It talks to the tenant you name, keeps \
    nothing on a server, and forgets the token when you lock or reload.";
pub(crate) const LOCAL_HEADING: &str = "Try it on this machine";
pub(crate) const LOCAL_TEXT: &str = "This page is served by a local tenant: a stand-in with real keys, \
    certificates and years of history. No account needed.";
pub(crate) const OPEN_LOCAL: &str = "Open the local tenant";
pub(crate) const OPENING: &str = "Opening…";
pub(crate) const REAL_HEADING: &str = "Your tenant";
pub(crate) const DOMAIN: &str = "Tenant domain";
pub(crate) const DOMAIN_HINT: &str = "For example acme.eu.auth0.com";
pub(crate) const TOKEN: &str = "Management API access token";
pub(crate) const TOKEN_HINT: &str = "From your tenant: Applications, APIs, Management API, API Explorer; or \
    by client credentials. Scopes: read:signing_keys for the keys, read:clients for the \
    applications, read:client_keys for their secrets.";
pub(crate) const TOKEN_REPLACE: &str = "Use another token";
pub(crate) const OPEN: &str = "Open the tenant";
pub(crate) const OPEN_PUBLIC: &str = "Public view only";
pub(crate) const PUBLIC_HINT: &str = "The public view needs the domain only: it shows the key set that the \
    tenant publishes.";
pub(crate) const TOKEN_IS_HELD: &str = "Token read and taken out of the field.";
pub(crate) const TOKEN_TENANT: &str = "Tenant";
pub(crate) const TOKEN_EXPIRES: &str = "Expires";
pub(crate) const TOKEN_SCOPES: &str = "Scopes";
pub(crate) const TOKEN_NO_EXPIRY: &str = "says no time";
pub(crate) const TOKEN_NO_TENANT: &str = "names none";
pub(crate) const SCOPE_FOUND: &str = "granted";
pub(crate) const SCOPE_MISSING: &str = "missing";
pub(crate) const NEED_TOKEN: &str = "Paste an access token, or take the public view.";
pub(crate) const WITHOUT_TENANT: &str = "No tenant at hand? See the API requests";
pub(crate) const UNREAD_CONFIG: &str = "This site’s settings (config.json) could not be read. Connecting \
    to a tenant by its domain works all the same.";

/// What the token could do beyond looking.
pub(crate) fn excess_scopes(scopes: &str) -> String {
    format!(
        "This token can do more than look: {scopes}. A token with only the read scopes is safer here."
    )
}

/// Why the text in the token field is not taken.
pub(crate) fn token_error(error: &TokenError) -> String {
    format!("Not taken: {error}.")
}

/// Why a token is not used for the tenant that was named. No request was made.
pub(crate) fn refusal(refusal: &TokenRefusal) -> String {
    match refusal {
        TokenRefusal::WrongAudience { found, expected } => format!(
            "This token is for {}, not for {expected}. It was not sent anywhere. Correct the domain, or \
             get a token from {expected}.",
            found.join(" and "),
        ),
        TokenRefusal::NoManagementAudience => "This token is not for a Management API: none of its \
            audiences ends in /api/v2/. Ask for one with the audience of your tenant’s Management API."
            .to_owned(),
        TokenRefusal::Expired { at } => format!(
            "This token expired on {}. It was not sent anywhere. Get a new one.",
            intl::date_time_utc(*at)
        ),
        TokenRefusal::NotYetValid { at } => format!(
            "This token is valid from {} on. Is this machine’s clock right?",
            intl::date_time_utc(*at)
        ),
    }
}
