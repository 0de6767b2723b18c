//! The variables that docs sites of the Management API use, with their other names: data, which a page
//! may declare as they are or leave out.

use super::{kind::Kind, name::VariableName, variables::Variable};

/// Name, kind, aliases.
const KNOWN: [(&str, Kind, &[&str]); 5] = [
    ("yourDomain", Kind::Domain, &["yourTenantDomain"]),
    ("yourKeyId", Kind::KeyId, &[]),
    ("yourClientId", Kind::ClientId, &[]),
    ("yourClientSecret", Kind::ClientSecret, &[]),
    (
        "yourMgmtApiAccessToken",
        Kind::AccessToken,
        &["yourAccessToken", "mgmtApiAccessToken", "yourMgmtApiToken"],
    ),
];

/// The variables that docs of the Management API use: domain, key id, client id, client secret and
/// access token.
pub fn well_known() -> Vec<Variable> {
    let named = |name: &str| VariableName::parse(name).expect("the table's names are names");
    let variable = |(name, kind, aliases): (&str, Kind, &[&str])| Variable {
        name: named(name),
        kind,
        aliases: aliases.iter().copied().map(named).collect(),
    };
    KNOWN.into_iter().map(variable).collect()
}
