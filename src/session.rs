//! Who is connected to what: the tenant, the access token, and the end of both.

pub mod changes;
pub mod config;
pub mod hand_over;

use keyglass_core::{
    tenant::TenantUrl,
    timestamp::Timestamp,
    token::{AccessToken, TokenClaims},
};
use leptos::prelude::*;

use crate::{api::Connection, platform::page};

/// Which kind of tenant is shown; the top bar says it beside the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// The stand-in on this machine.
    Local,
    /// Any other.
    Remote,
}

/// What is known of the connected tenant. Holds no secret.
#[derive(Clone)]
pub struct Connected {
    /// The tenant.
    pub tenant: TenantUrl,
    /// Its kind.
    pub environment: Environment,
    /// What the access token says of itself; `None` in the public view, which has no token.
    pub claims: Option<TokenClaims>,
}

impl Connected {
    /// When the token ends, if there is one and it says so.
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.claims.as_ref().and_then(TokenClaims::expires_at)
    }

    /// Whether the token carries `scope`.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.claims
            .as_ref()
            .is_some_and(|claims| claims.has_scope(scope))
    }
}

/// The session: one for the page, provided by the app. The token is kept outside of every signal,
/// since signals clone what they hold.
#[derive(Clone, Copy)]
pub struct Session {
    connected: RwSignal<Option<Connected>, LocalStorage>,
    connection: StoredValue<Option<Connection>, LocalStorage>,
}

impl Session {
    /// Provides a session that is connected to nothing.
    pub fn provide() -> Self {
        let session = Self {
            connected: RwSignal::new_local(None),
            connection: StoredValue::new_local(None),
        };
        provide_context(session);
        session
    }

    /// The session that [`Session::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Connects, or goes on with another token. The claims must have been checked for the tenant.
    pub fn open(
        self,
        tenant: TenantUrl,
        environment: Environment,
        token: AccessToken,
        claims: TokenClaims,
    ) {
        self.connection
            .set_value(Some(Connection::new(tenant.clone(), token)));
        self.connected.set(Some(Connected {
            tenant,
            environment,
            claims: Some(claims),
        }));
    }

    /// Shows what the tenant publishes, without a token.
    pub fn open_public(self, tenant: TenantUrl, environment: Environment) {
        self.connection.set_value(None);
        self.connected.set(Some(Connected {
            tenant,
            environment,
            claims: None,
        }));
    }

    /// What is connected; the view that reads it follows.
    pub fn connected(self) -> Option<Connected> {
        self.connected.get()
    }

    /// Whether anything is connected; the view that reads it follows.
    pub fn is_open(self) -> bool {
        self.connected.with(Option::is_some)
    }

    /// The way to the tenant, `None` without a token; the request that reads it is sent again after
    /// the token was exchanged.
    pub fn connection(self) -> Option<Connection> {
        self.connected.track();
        self.connection.get_value()
    }

    /// Ends the session: wipes the token and loads the page anew.
    pub fn lock(self) {
        self.connection.set_value(None);
        self.connected.set(None);
        page::reload();
    }
}
