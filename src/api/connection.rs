//! Where requests go and with which token.

use std::{cell::RefCell, rc::Rc};

use keyglass_core::{tenant::TenantUrl, token::AccessToken};
use zeroize::Zeroizing;

/// A tenant and the access token for it. Clones share one token: when one of them is wiped, requests
/// that hold another have none any more.
#[derive(Clone)]
pub struct Connection {
    tenant: TenantUrl,
    token: Rc<RefCell<Option<AccessToken>>>,
}

impl Connection {
    /// Pairs a tenant with a token that was checked to be meant for it
    /// ([`TokenClaims::check`](keyglass_core::token::TokenClaims::check)).
    pub fn new(tenant: TenantUrl, token: AccessToken) -> Self {
        Self {
            tenant,
            token: Rc::new(RefCell::new(Some(token))),
        }
    }

    /// Wipes the token in every clone.
    pub fn wipe(&self) {
        self.token.take();
    }

    /// The tenant.
    pub fn tenant(&self) -> &TenantUrl {
        &self.tenant
    }

    /// The address of a Management API path such as `keys/signing`.
    pub(super) fn management(&self, path: &str) -> String {
        format!("{}/api/v2/{path}", self.tenant.origin())
    }

    /// Lends the token; nothing after [`Connection::wipe`]. Exposes it: for the code samples, which hold it
    /// when they are copied.
    pub fn with_token<R>(&self, read: impl FnOnce(Option<&str>) -> R) -> R {
        read(self.token.borrow().as_ref().map(AccessToken::expose))
    }

    /// The value of the `Authorization` header; empty after [`Connection::wipe`], which no request is
    /// sent with. Exposes the token: `fetch` takes its headers as JavaScript strings, and there is no
    /// other way to send one.
    pub(super) fn authorization(&self) -> Zeroizing<String> {
        let token = self.token.borrow();
        let value = token
            .as_ref()
            .map(|token| format!("Bearer {}", token.expose()));
        Zeroizing::new(value.unwrap_or_default())
    }
}
