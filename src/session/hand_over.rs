//! What docs pages on the same origin may know of the connected tenant: its domain and ids, when the
//! reader wants it so. Never a secret, never a token.
//!
//! The values lie in `localStorage`, where `public/embed/variables.js` finds them under the same name.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Session;
use crate::platform::storage;

/// Where docs pages look.
const KEY: &str = "keyglass.docs";

/// The variables of docs pages that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// The tenant's domain.
    Domain,
    /// The id of the signing key that was looked at last, or that signs now.
    KeyId,
    /// The id of the application that was looked at last.
    ClientId,
}

/// Whether docs pages are told, and what. Off until the reader switches it on, on any visit after that.
#[derive(Clone, Copy)]
pub struct HandOver {
    on: RwSignal<bool>,
    known: RwSignal<BTreeMap<Told, String>>,
}

impl HandOver {
    /// Provides it for the app, as the reader left it. Follows the session: another tenant's domain
    /// takes the place of the one before, and its ids go.
    pub fn provide(session: Session) -> Self {
        let hand_over = Self {
            on: RwSignal::new(storage::get(KEY).is_some()),
            known: RwSignal::new(BTreeMap::new()),
        };
        let domain = Memo::new(move |_| Some(session.connected()?.tenant.domain().to_owned()));
        Effect::new(move |_| {
            let known = domain.get().map(|domain| (Told::Domain, domain));
            hand_over.known.set(known.into_iter().collect());
        });
        Effect::new(move |_| hand_over.leave());
        provide_context(hand_over);
        hand_over
    }

    /// The one that [`HandOver::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether docs pages are told; the view that reads it follows.
    pub fn is_on(self) -> bool {
        self.on.get()
    }

    /// Begins to tell them, or takes everything back.
    pub fn switch(self, on: bool) {
        self.on.set(on);
    }

    /// Notes a value, to be told if the reader wants it so.
    pub fn know(self, what: Told, value: &str) {
        self.known.update(|known| {
            known.insert(what, value.to_owned());
        });
    }

    /// Puts the values where docs pages find them, or takes them away.
    fn leave(self) {
        if !self.on.get() {
            storage::remove(KEY);
            return;
        }
        let known = self.known.get();
        // Before anything is connected, what an earlier visit left stays.
        if known.is_empty() {
            return;
        }
        let named = known.iter().map(|(what, value)| (what.variable(), value));
        let named: BTreeMap<&str, &String> = named.collect();
        if let Ok(json) = serde_json::to_string(&named) {
            storage::set(KEY, &json);
        }
    }
}

impl Told {
    /// The variable's name in docs.
    fn variable(self) -> &'static str {
        match self {
            Self::Domain => "yourDomain",
            Self::KeyId => "yourKeyId",
            Self::ClientId => "yourClientId",
        }
    }
}
