//! Who is connected to what: the tenant, the access token, and the end of both.

pub mod applications;
pub mod changes;
pub mod config;
mod guard;
pub mod hand_over;

use keyglass_core::{
    lock::{LockLimits, LockReason},
    management::clients::Seen,
    tenant::TenantUrl,
    timestamp::Timestamp,
    token::{AccessToken, TokenClaims},
};
use leptos::prelude::*;

use self::guard::Guard;
use crate::{
    api::Connection,
    platform::{ending, farewell, page},
};

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

    /// What of an application the token lets one see.
    pub fn seen(&self) -> Seen {
        Seen::with_scopes(|scope| self.has_scope(scope))
    }
}

/// The session: one for the page, provided by the app. The token is kept outside of every signal,
/// since signals clone what they hold.
#[derive(Clone, Copy)]
pub struct Session {
    connected: RwSignal<Option<Connected>, LocalStorage>,
    connection: StoredValue<Option<Connection>, LocalStorage>,
    guard: Guard,
    locked: StoredValue<Option<LockReason>>,
}

impl Session {
    /// Provides a session that is connected to nothing, and guards it.
    pub fn provide() -> Self {
        let locked = farewell::take_locked();
        let session = Self {
            connected: RwSignal::new_local(None),
            connection: StoredValue::new_local(None),
            guard: Guard::new(),
            locked: StoredValue::new(locked.and_then(|word| LockReason::from_word(&word))),
        };
        session.guard.watch(session);
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
        self.guard.start(self);
    }

    /// A token was entered and waits to be used: it is kept no longer than one in use.
    pub fn holds_token(self) {
        self.guard.start(self);
    }

    /// How long it may last, from now on.
    pub fn set_limits(self, limits: LockLimits) {
        self.guard.set_limits(limits);
    }

    /// How long it may last.
    pub fn limits(self) -> LockLimits {
        self.guard.limits()
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

    /// Why this page was locked before it was loaded, if it was.
    pub fn locked(self) -> Option<LockReason> {
        self.locked.get_value()
    }

    /// What the session will be locked for within the next minute, if it will; the view that reads it
    /// follows.
    pub fn closing(self) -> Option<LockReason> {
        self.guard.closing()
    }

    /// Ends the session at the reader's wish.
    pub fn lock(self) {
        self.lock_for(LockReason::ByHand);
    }

    /// Ends the session: wipes the token, loads the page anew, and empties it until then, before it is
    /// painted again.
    fn lock_for(self, reason: LockReason) {
        self.guard.stop(reason);
        self.wipe();
        farewell::locked(&reason.to_word());
        page::reload();
        // Not at once: the view that asked for it is taken down, too.
        queue_microtask(ending::end);
    }

    fn wipe(self) {
        self.connection.update_value(|connection| {
            if let Some(connection) = connection.take() {
                connection.wipe();
            }
        });
    }

    fn is_open_untracked(self) -> bool {
        self.connected.with_untracked(Option::is_some)
    }
}
