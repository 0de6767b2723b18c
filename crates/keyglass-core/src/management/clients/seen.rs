//! Which members of an application a token lets one see, and therefore asks for.

/// Scopes that show most members.
const FOR_DETAILS: &[&str] = &["read:clients", "read:client_keys"];

/// Scopes that show what an application proves itself with.
const FOR_KEYS: &[&str] = &["read:client_keys", "read:client_credentials"];

/// What of an application is seen. A token without any of these scopes sees its id, name, type and
/// description. To name a member that the scopes hide is refused with 403, so that only these are
/// named; a client secret is never among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Algorithm, method of authentication, add-ons, whose it is.
    pub details: bool,
    /// Keys, certificates and the methods that use them.
    pub keys: bool,
}

impl Seen {
    /// What a token with these scopes sees.
    pub fn with_scopes(has_scope: impl Fn(&str) -> bool) -> Self {
        let any = |scopes: &[&str]| scopes.iter().any(|scope| has_scope(scope));
        Self {
            details: any(FOR_DETAILS),
            keys: any(FOR_KEYS),
        }
    }

    /// The value of `fields` for a list. `client_id` is named because the API leaves it out otherwise.
    pub fn list_fields(self) -> String {
        self.fields(
            &["client_id", "name", "app_type"],
            &[
                "global",
                "is_first_party",
                "jwt_configuration",
                "token_endpoint_auth_method",
            ],
            &["client_authentication_methods"],
        )
    }

    /// The value of `fields` for one application.
    pub fn application_fields(self) -> String {
        self.fields(
            &["client_id", "name", "app_type", "description"],
            &[
                "global",
                "is_first_party",
                "jwt_configuration",
                "token_endpoint_auth_method",
                "addons",
                "callbacks",
                "client_aliases",
                "external_client_id",
            ],
            &["client_authentication_methods", "signing_keys"],
        )
    }

    fn fields(self, any: &[&str], details: &[&str], keys: &[&str]) -> String {
        let mut names = any.to_vec();
        if self.details {
            names.extend(details);
        }
        if self.keys {
            names.extend(keys);
        }
        names.join(",")
    }
}
