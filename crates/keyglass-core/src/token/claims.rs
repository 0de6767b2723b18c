//! The claims of an access token (RFC 9068, and what Auth0 adds).

use serde_json::{Map, Value};
use thiserror::Error;

use crate::{tenant::TenantUrl, timestamp::Timestamp};

/// How far this machine's clock and the tenant's may differ, in seconds, before a token counts as
/// expired or not yet valid.
const LEEWAY: i64 = 60;

/// What an access token says of itself. Nothing of it is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenClaims {
    audiences: Vec<String>,
    issuer: Option<String>,
    scopes: Vec<String>,
    issued_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    not_before: Option<Timestamp>,
    client: Option<String>,
    key_id: Option<String>,
    algorithm: Option<String>,
}

/// Why a token is not to be sent to a tenant.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TokenRefusal {
    /// It is for the Management API of another tenant.
    #[error("the token is for {}, not for {expected}", found.join(" and "))]
    WrongAudience {
        /// The domain that was asked for; the origin where domains alone would be the same.
        expected: String,
        /// The domains that it is for.
        found: Vec<String>,
    },
    /// It is for no Management API at all.
    #[error("the token is for no Management API")]
    NoManagementAudience,
    /// Its time is over.
    #[error("the token has expired")]
    Expired {
        /// When it did.
        at: Timestamp,
    },
    /// Its time has not come.
    #[error("the token is not valid yet")]
    NotYetValid {
        /// When it will be.
        at: Timestamp,
    },
}

impl TokenClaims {
    pub(super) fn new(header: &Map<String, Value>, payload: &Map<String, Value>) -> Self {
        Self {
            audiences: texts(payload.get("aud")),
            issuer: text(payload, "iss"),
            scopes: text(payload, "scope").map_or_else(Vec::new, |scopes| {
                scopes.split_whitespace().map(str::to_owned).collect()
            }),
            issued_at: numeric_date(payload, "iat"),
            expires_at: numeric_date(payload, "exp"),
            not_before: numeric_date(payload, "nbf"),
            client: ["azp", "client_id", "sub"]
                .into_iter()
                .find_map(|name| text(payload, name)),
            key_id: text(header, "kid"),
            algorithm: text(header, "alg"),
        }
    }

    /// The tenant whose Management API it is for: the first of its audiences that is one.
    pub fn tenant(&self) -> Option<TenantUrl> {
        self.tenants().next()
    }

    /// The audiences, `aud`.
    pub fn audiences(&self) -> &[String] {
        &self.audiences
    }

    /// The issuer, `iss`.
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// The scopes, in their order.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Whether `scope` is among them.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scopes.iter().any(|it| it == scope)
    }

    /// When it was issued, `iat`.
    pub fn issued_at(&self) -> Option<Timestamp> {
        self.issued_at
    }

    /// When it ends, `exp`.
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// From when on it is valid, `nbf`.
    pub fn not_before(&self) -> Option<Timestamp> {
        self.not_before
    }

    /// To whom it was given: `azp`, else `client_id`, else `sub`.
    pub fn client(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// The id of the key that signed it, `kid`.
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// How it was signed, `alg`.
    pub fn algorithm(&self) -> Option<&str> {
        self.algorithm.as_deref()
    }

    /// Whether it may be sent to `tenant` at `now`: it is for that tenant's Management API, and its
    /// time has come and is not over, give or take a minute.
    ///
    /// # Errors
    /// [`TokenRefusal`]; that of the audience goes before those of the time.
    pub fn check(&self, tenant: &TenantUrl, now: Timestamp) -> Result<(), TokenRefusal> {
        if !self.tenants().any(|it| it == *tenant) {
            // Two that differ in their scheme alone are named with it.
            let same_domain = self.tenants().any(|it| it.domain() == tenant.domain());
            let name = |it: &TenantUrl| match same_domain {
                true => it.origin(),
                false => it.domain().to_owned(),
            };
            let found: Vec<_> = self.tenants().map(|it| name(&it)).collect();
            return Err(if found.is_empty() {
                TokenRefusal::NoManagementAudience
            } else {
                TokenRefusal::WrongAudience {
                    expected: name(tenant),
                    found,
                }
            });
        }
        let seconds_past = |at: Timestamp| {
            now.unix_millis()
                .saturating_sub(at.unix_millis())
                .div_euclid(1000)
        };
        if let Some(at) = self.expires_at.filter(|at| seconds_past(*at) >= LEEWAY) {
            return Err(TokenRefusal::Expired { at });
        }
        if let Some(at) = self.not_before.filter(|at| seconds_past(*at) < -LEEWAY) {
            return Err(TokenRefusal::NotYetValid { at });
        }
        Ok(())
    }

    fn tenants(&self) -> impl Iterator<Item = TenantUrl> {
        self.audiences
            .iter()
            .filter_map(|audience| TenantUrl::from_audience(audience))
    }
}

fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    members.get(name)?.as_str().map(str::to_owned)
}

/// A claim that is one text or a list of them, as `aud` is (RFC 7519 §4.1.3).
fn texts(value: Option<&Value>) -> Vec<String> {
    let as_text = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(as_text).collect(),
        Some(value) => as_text(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A NumericDate: seconds since 1970, with or without a fraction (RFC 7519 §2).
fn numeric_date(members: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    let value = members.get(name)?;
    let seconds = value.as_i64().or_else(|| {
        // A float is cut to the nearest integer that an i64 holds, NaN to 0; JSON has no NaN.
        value.as_f64().map(|seconds| seconds as i64)
    })?;
    Some(Timestamp::from_unix_seconds(seconds))
}
