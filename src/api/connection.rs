//! Where requests go and with which token.

use std::rc::Rc;

use keyglass_core::{tenant::TenantUrl, token::AccessToken};

/// A tenant and the access token for it. Clones share one token, which is wiped with the last of
/// them; locking reloads the page, so none outlives it.
#[derive(Clone)]
pub struct Connection {
    tenant: TenantUrl,
    token: Rc<AccessToken>,
}

impl Connection {
    /// Pairs a tenant with a token that was checked to be meant for it
    /// ([`TokenClaims::check`](keyglass_core::token::TokenClaims::check)).
    pub fn new(tenant: TenantUrl, token: AccessToken) -> Self {
        Self {
            tenant,
            token: Rc::new(token),
        }
    }

    /// The tenant.
    pub fn tenant(&self) -> &TenantUrl {
        &self.tenant
    }

    /// The address of a Management API path such as `keys/signing`.
    pub(super) fn management(&self, path: &str) -> String {
        format!("{}/api/v2/{path}", self.tenant.origin())
    }

    /// The value of the `Authorization` header. Exposes the token: `fetch` takes its headers as
    /// JavaScript strings, and there is no other way to send one.
    pub(super) fn authorization(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(format!("Bearer {}", self.token.expose()))
    }
}
