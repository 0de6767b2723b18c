//! The page of API requests.

use std::time::Duration;

pub(crate) const TITLE: &str = "API requests";
pub(crate) const LEAD: &str = "The calls behind these pages, ready to run: in your language, with this \
    tenant’s values. Secrets are masked here and copied whole.";
pub(crate) const LEAD_CLOSED: &str = "The calls behind this app, ready to run: in your language, with your \
    values. Click a placeholder to fill it in; what you enter stays in this page.";
pub(crate) const CONNECT: &str = "Connect to a tenant";
pub(crate) const SECRETS: &str = "The access token in the code";
pub(crate) const SECRETS_INLINE: &str = "Inline";
pub(crate) const SECRETS_ENVIRONMENT: &str = "From the environment";
pub(crate) const SECRETS_HINT: &str = "Inline, the copied code holds the token, and so may the history of \
    your shell. From the environment, it does not.";
pub(crate) const ALL_KEYS: &str = "Get all signing keys";
pub(crate) const ALL_KEYS_FILE: &str = "Request for all signing keys";
pub(crate) const ONE_KEY: &str = "Get a single signing key";
pub(crate) const ONE_KEY_FILE: &str = "Request for a single signing key";
pub(crate) const SEND: &str = "Send";
pub(crate) const SENDING: &str = "Sending…";
pub(crate) const STOP: &str = "Stop";
pub(crate) const NEEDS_TENANT: &str = "Sending needs a connected tenant and an access token.";
pub(crate) const NEEDS_KID: &str = "Sending needs a key ID: choose or enter one below.";

pub(crate) const VALUES: &str = "Values to replace";
pub(crate) const COLUMN_VALUE: &str = "Value";
pub(crate) const COLUMN_MEANING: &str = "Description";
pub(crate) const COLUMN_NOW: &str = "Now";
pub(crate) const DOMAIN_MEANING: &str = "The tenant’s domain.";
pub(crate) const KID_MEANING: &str = "The ID of the signing key to view.";
pub(crate) const CHOOSE_KEY: &str = "Choose one of the tenant’s keys";
pub(crate) const OWN_KID: &str = "Key ID";
pub(crate) const DOMAIN: &str = "Tenant domain";
pub(crate) const TOKEN: &str = "Access token";
pub(crate) const FORGET: &str = "Forget it";
pub(crate) const FROM_SESSION: &str = "from the connected tenant";
pub(crate) const TOKEN_FROM_SESSION: &str = "set, masked; the one you connected with";

pub(crate) const ANSWER: &str = "Answer";
pub(crate) const STATUS: &str = "Status";
pub(crate) const TIME: &str = "Time";
pub(crate) const SIZE: &str = "Size";
pub(crate) const HEADERS: &str = "Headers";
pub(crate) const BODY: &str = "Body";
pub(crate) const NO_BODY: &str = "The answer has no body.";
pub(crate) const NO_HEADERS: &str =
    "The tenant lets pages of this origin read none of its headers.";
pub(crate) const SOME_HEADERS: &str =
    "Browsers show the headers that the tenant lets this page read.";
pub(crate) const NOT_UTF8: &str =
    "The body is not UTF-8: bytes that are no text are shown as “\u{fffd}”.";
pub(crate) const INDENTED: &str = "Line breaks were added.";
pub(crate) const MASKED: &str = "A token in the answer is masked.";

/// How long the exchange took.
pub(crate) fn took(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

/// How much came.
pub(crate) fn bytes(count: usize) -> String {
    match count {
        1 => "1 byte".to_owned(),
        count => format!("{count} bytes"),
    }
}

/// A body of which the end is not shown.
pub(crate) fn cut(shown: usize, whole: usize) -> String {
    format!("The first {shown} of {whole} bytes are shown.")
}

/// Read out when an answer has come.
pub(crate) fn arrived(status: u16, time: Duration) -> String {
    format!("Answered with status {status} in {} ms", time.as_millis())
}
