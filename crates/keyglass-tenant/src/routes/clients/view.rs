//! Which members of an application a caller gets to see: as the scopes allow, and as `fields` asks.

use crate::api_error::ApiError;
use crate::caller::Caller;

/// Shown to whoever may read applications at all.
const SUMMARY: &[&str] = &["client_id", "app_type", "name", "description"];

/// What an application proves itself with, or is sent encrypted under.
///
/// The official text names the member `signing_key`; answers have `signing_keys`.
const KEYS: &[&str] = &[
    "client_secret",
    "client_authentication_methods",
    "encryption_key",
    "signing_key",
    "signing_keys",
];

/// Scopes that show [`KEYS`], and scopes that show all that is in neither list.
const FOR_KEYS: &[&str] = &["read:client_keys", "read:client_credentials"];
const FOR_DETAILS: &[&str] = &["read:clients", "read:client_keys"];

/// The members that an answer holds.
#[derive(Debug)]
pub(super) struct View {
    shows_keys: bool,
    shows_details: bool,
    fields: Fields,
}

impl View {
    /// What `caller` sees with `fields`.
    ///
    /// A member that the scopes do not show is silently absent, unless it was asked for by name:
    /// then the request is refused (terraform-provider-auth0, issue 774).
    pub(super) fn new(caller: &Caller, fields: Fields) -> Result<Self, ApiError> {
        let view = Self {
            shows_keys: caller.has_any(FOR_KEYS),
            shows_details: caller.has_any(FOR_DETAILS),
            fields,
        };
        if let Fields::Only(names) = &view.fields {
            let hidden: Vec<_> = names
                .iter()
                .filter(|name| !view.is_allowed(name))
                .map(String::as_str)
                .collect();
            if !hidden.is_empty() {
                return Err(ApiError::UnreadableFields(hidden.join(",")));
            }
        }
        Ok(view)
    }

    /// Everything, for the one call that answers with it whatever the scopes.
    pub(super) fn of_everything() -> Self {
        Self {
            shows_keys: true,
            shows_details: true,
            fields: Fields::All,
        }
    }

    /// Whether the member with this name is part of the answer.
    pub(super) fn shows(&self, name: &str) -> bool {
        self.is_allowed(name) && self.fields.name(name)
    }

    fn is_allowed(&self, name: &str) -> bool {
        if SUMMARY.contains(&name) {
            true
        } else if KEYS.contains(&name) {
            self.shows_keys
        } else {
            self.shows_details
        }
    }
}

/// The wish that `fields` and `include_fields` express together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fields {
    /// Every member.
    All,
    /// These members, and `tenant`, which was recorded to come unasked.
    Only(Vec<String>),
    /// Every member but these.
    Without(Vec<String>),
}

impl Fields {
    /// Reads a comma-separated list. An empty one stands for every member.
    pub(super) fn parse(list: &str, include: bool) -> Self {
        let names: Vec<_> = list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        match (names.is_empty(), include) {
            (true, _) => Self::All,
            (false, true) => Self::Only(names),
            (false, false) => Self::Without(names),
        }
    }

    fn name(&self, name: &str) -> bool {
        let has = |names: &[String]| names.iter().any(|known| known == name);
        match self {
            Self::All => true,
            Self::Only(names) => name == "tenant" || has(names),
            Self::Without(names) => !has(names),
        }
    }
}
