//! Scopes: what a token may do.

use std::fmt;

/// Everything that this tenant's Management API and the dashboard have a use for.
pub const ALL_SCOPES: &[&str] = &[
    "read:signing_keys",
    "create:signing_keys",
    "update:signing_keys",
    "read:clients",
    "read:client_keys",
    "read:client_credentials",
    "update:client_keys",
];

/// A token's scopes, in the order in which they were granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scopes(Vec<String>);

impl Scopes {
    /// Every scope of this tenant.
    pub(crate) fn all() -> Self {
        Self(ALL_SCOPES.iter().map(ToString::to_string).collect())
    }

    /// Scopes separated by white space, as in a token's `scope` claim (RFC 6749 section 3.3).
    pub(crate) fn parse(text: &str) -> Self {
        Self(text.split_ascii_whitespace().map(str::to_owned).collect())
    }

    /// Whether `scope` is among them.
    pub(crate) fn contains(&self, scope: &str) -> bool {
        self.0.iter().any(|held| held == scope)
    }

    /// Whether one of `wanted` is among them.
    pub(crate) fn contains_any(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|scope| self.contains(scope))
    }

    /// Those of these scopes that `granted` lacks.
    pub(crate) fn missing_from(&self, granted: &Self) -> Self {
        Self(
            self.0
                .iter()
                .filter(|scope| !granted.contains(scope))
                .cloned()
                .collect(),
        )
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}
