//! The list of applications.

use keyglass_core::application::{
    ApplicationType, CredentialKind, OrderBy, Stated, TokenAlgorithm,
};

use super::number;

pub(crate) const TITLE: &str = "Applications";
pub(crate) const LEAD: &str = "What each application is, what signs its tokens, and with what it proves who it is. \
    No secret is fetched for this list.";
pub(crate) const REFRESH: &str = "Refresh";
pub(crate) const REFRESHING: &str = "Reading…";
pub(crate) const LIST: &str = "List of applications";
pub(crate) const EMPTY: &str =
    "No applications. Those that are made in this tenant would appear here.";
pub(crate) const COLUMN_NAME: &str = "Name";
pub(crate) const COLUMN_TYPE: &str = "Type";
pub(crate) const COLUMN_CLIENT_ID: &str = "Client ID";
pub(crate) const COLUMN_ALGORITHM: &str = "Algorithm";
pub(crate) const COLUMN_CREDENTIAL: &str = "Credential";
pub(crate) const CLIENT_ID: &str = "Client ID";
pub(crate) const NAMELESS: &str = "(no name)";
pub(crate) const NO_CLIENT_ID: &str = "(no client ID)";
pub(crate) const UNREADABLE: &str = "Unreadable";
pub(crate) const GLOBAL: &str = "all applications";
pub(crate) const THIRD_PARTY: &str = "third party";
pub(crate) const ROWS_HINT: &str = "The arrow keys lead from one application to the next.";
pub(crate) const STILL_READING: &str = "Not read yet";

pub(crate) const SEARCH: &str = "Search";
pub(crate) const SEARCH_HINT: &str = "Name, client ID or certificate thumbprint";
pub(crate) const TYPE: &str = "Type";
pub(crate) const ALGORITHM: &str = "Algorithm";
pub(crate) const CREDENTIAL: &str = "Credential";
pub(crate) const ORDER: &str = "Order";
pub(crate) const ANY: &str = "Any";
pub(crate) const CLEAR: &str = "Clear search and filters";
pub(crate) const STOP: &str = "Stop";
pub(crate) const GO_ON: &str = "Go on";
pub(crate) const STOPPED: &str = "The search was stopped";
pub(crate) const PROGRESS: &str = "Applications read";

pub(crate) const PARTLY_HIDDEN: &str = "This token shows a part";
pub(crate) const HIDDEN_DETAILS: &str = "Algorithms and credentials are hidden by its scopes. A token with read:clients \
    and read:client_keys shows them.";
pub(crate) const HIDDEN_KEYS: &str = "Which applications prove themselves with a key or a certificate, and their \
    certificates, is hidden by its scopes. A token with read:client_keys shows it.";
pub(crate) const CERTIFICATES_HIDDEN: &str = "This looks like a certificate’s thumbprint. To find the applications that \
    have it, the token needs the scope read:client_keys.";
pub(crate) const TENANT_KEY: &str = "A signing key of this tenant";

/// The name of a type.
pub(crate) fn type_name(application_type: &ApplicationType) -> String {
    match application_type {
        ApplicationType::Generic => "Generic".to_owned(),
        ApplicationType::MachineToMachine => "Machine to machine".to_owned(),
        ApplicationType::Native => "Native".to_owned(),
        ApplicationType::RegularWeb => "Regular web".to_owned(),
        ApplicationType::ResourceServer => "API".to_owned(),
        ApplicationType::SinglePage => "Single page".to_owned(),
        ApplicationType::Other(word) => word.to_string(),
    }
}

/// An algorithm, or why there is none to show.
pub(crate) fn algorithm_name(algorithm: &Stated<TokenAlgorithm>) -> String {
    match algorithm {
        Stated::As(algorithm) => algorithm.to_string(),
        Stated::NotSaid => "Not said".to_owned(),
        Stated::Hidden => "Hidden".to_owned(),
    }
}

/// The name of a kind of credential.
pub(crate) fn credential_name(kind: &CredentialKind) -> String {
    match kind {
        CredentialKind::Secret => "Client secret".to_owned(),
        CredentialKind::PrivateKeyJwt => "Private key".to_owned(),
        CredentialKind::Tls => "Certificate (mTLS)".to_owned(),
        CredentialKind::SelfSignedTls => "Own certificate (mTLS)".to_owned(),
        CredentialKind::Public => "None (public)".to_owned(),
        CredentialKind::Other(word) => word.to_string(),
        CredentialKind::Hidden => "Hidden".to_owned(),
    }
}

/// Why a value is not shown.
pub(crate) const HIDDEN_TITLE: &str = "Hidden by the token’s scopes";

/// The name of an order.
pub(crate) fn order_name(by: OrderBy, descending: bool) -> &'static str {
    match (by, descending) {
        (OrderBy::Sent, false) => "As the API sends them",
        (OrderBy::Sent, true) => "As the API sends them, last first",
        (OrderBy::Name, false) => "Name, A to Z",
        (OrderBy::Name, true) => "Name, Z to A",
        (OrderBy::Type, false) => "Type",
        (OrderBy::Type, true) => "Type, last first",
        (OrderBy::Algorithm, false) => "Algorithm",
        (OrderBy::Algorithm, true) => "Algorithm, last first",
    }
}

/// The label of a row's copy button.
pub(crate) fn copy_id_of(name: &str) -> String {
    format!("Copy client ID of {name}")
}

/// How many there are.
pub(crate) fn count(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} application{plural}", number(count))
}

/// How many there are, of which some have been read.
pub(crate) fn count_so_far(read: usize, total: Option<usize>) -> String {
    match total {
        Some(total) => format!("{} of {} read so far", number(read), count(total)),
        None => format!("{} read so far, more follow", count(read)),
    }
}

/// How many of them a search leaves.
pub(crate) fn found(found: usize, all: usize) -> String {
    let fit = if found == 1 { "fits" } else { "fit" };
    format!("{} of {} {fit}", number(found), count(all))
}

/// How far a walk has got.
pub(crate) fn walked(read: usize, total: Option<usize>) -> String {
    match total {
        Some(total) => format!("{} of {} applications read", number(read), number(total)),
        None => format!("{} read", count(read)),
    }
}

/// How far the second walk has got.
pub(crate) fn walked_certificates(read: usize, total: usize) -> String {
    format!(
        "Certificates of {} of {} applications read",
        number(read),
        number(total)
    )
}

/// After the reader stopped a search.
pub(crate) fn stopped_at(read: usize, total: Option<usize>) -> String {
    format!(
        "{}. What fits among the rest is not shown.",
        walked(read, total)
    )
}

/// What is missing after a failure, and that it can be had.
pub(crate) fn missing(read: usize, total: Option<usize>) -> String {
    let first = number(read + 1);
    let which = match total {
        Some(total) if total > read + 1 => {
            format!("Applications {first} to {} are missing", number(total))
        }
        Some(_) => format!("Application {first} is missing"),
        None => format!("What comes after application {} is missing", number(read)),
    };
    format!("{which}. The others are shown; trying again goes on from there.")
}

/// The same of the certificates.
pub(crate) fn missing_certificates(read: usize, total: usize) -> String {
    format!(
        "The certificates of {} applications are missing; trying again goes on from there.",
        number(total.saturating_sub(read))
    )
}

/// A list that ended with fewer than the tenant had announced.
pub(crate) fn fewer(came: usize, announced: usize) -> String {
    format!(
        "The tenant counted {}, and its list ended after {}. Some may have been removed meanwhile.",
        count(announced),
        number(came)
    )
}

/// Rows that could not be read.
pub(crate) fn partly_unreadable(count: usize) -> String {
    if count == 1 {
        "One application could not be read. Its row says why; the others are complete.".to_owned()
    } else {
        format!(
            "{} applications could not be read. Their rows say why; the others are complete.",
            number(count)
        )
    }
}

/// Nothing fits, and all have been looked at.
pub(crate) fn nothing(all: usize) -> String {
    format!("None of {} fits.", count(all))
}

/// Nothing fits among those that came so far.
pub(crate) fn nothing_yet(read: usize) -> String {
    format!("Nothing among the first {} fits so far.", number(read))
}

/// What a thumbprint that was typed belongs to, before the link to the key.
pub(crate) fn tenant_key(status: &str) -> String {
    format!("The thumbprint is that of a key of the tenant itself ({status}): ")
}

/// After the link to the key.
pub(crate) const TENANT_KEY_TEXT: &str = " Below are the applications that have its certificate.";
