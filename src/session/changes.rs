//! Rotations and revocations: one at a time, to their end, whichever page is shown meanwhile.

use keyglass_core::signing_key::{Change, KeyId, Step};
use leptos::{prelude::*, reactive::spawn_local};

use super::Session;
use crate::{
    api::{ApiError, Connection, management},
    platform::abort::Abort,
};

/// A change that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// The change.
    pub change: Change,
    /// The key that it revokes.
    pub revokes: Option<KeyId>,
}

/// How a change ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The change.
    pub confirmed: Confirmed,
    /// The step that failed, and why.
    pub failure: Option<(Step, ApiError)>,
}

/// The changes of this session. Provided by the app.
#[derive(Clone, Copy)]
pub struct Changes {
    asked: RwSignal<Option<Change>>,
    running: RwSignal<Option<(Confirmed, Step)>>,
    ended: RwSignal<Option<Ended>, LocalStorage>,
    made: Trigger,
}

impl Changes {
    /// Provides a session's changes: none yet.
    pub fn provide() -> Self {
        let changes = Self {
            asked: RwSignal::new(None),
            running: RwSignal::new(None),
            ended: RwSignal::new_local(None),
            made: Trigger::new(),
        };
        provide_context(changes);
        changes
    }

    /// The changes that [`Changes::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The change that waits for the reader's confirmation; the view that reads it follows.
    pub fn asked(self) -> Option<Change> {
        self.asked.get()
    }

    /// Asks the reader to confirm a change.
    pub fn ask(self, change: Change) {
        self.asked.set(Some(change));
    }

    /// The reader thought better of it.
    pub fn withdraw(self) {
        self.asked.set(None);
    }

    /// The change that is being made, and where it stands; the view that reads it follows.
    pub fn running(self) -> Option<(Confirmed, Step)> {
        self.running.get()
    }

    /// How the last change ended, until it is dismissed; the view that reads it follows.
    pub fn ended(self) -> Option<Ended> {
        self.ended.get()
    }

    /// Forgets how the last change ended.
    pub fn dismiss(self) {
        if self.ended.with_untracked(Option::is_some) {
            self.ended.set(None);
        }
    }

    /// Follows the changes: what reads this is read anew when one has ended, well or not.
    pub fn track(self) {
        self.made.track();
    }

    /// Makes a change that was confirmed. Does nothing while another one is being made.
    pub fn make(self, session: Session, confirmed: Confirmed) {
        self.asked.set(None);
        let Some(connection) = untrack(|| session.connection()) else {
            return;
        };
        if self.running.with_untracked(Option::is_some) {
            return;
        }
        self.ended.set(None);
        spawn_local(async move {
            let failure = self.steps(&connection, &confirmed).await.err();
            self.running.set(None);
            self.ended.set(Some(Ended { confirmed, failure }));
            self.made.notify();
        });
    }

    async fn steps(
        self,
        connection: &Connection,
        confirmed: &Confirmed,
    ) -> Result<(), (Step, ApiError)> {
        if !matches!(confirmed.change, Change::Revoke(_)) {
            self.running.set(Some((confirmed.clone(), Step::Rotate)));
            management::rotate(connection, &Abort::new())
                .await
                .map_err(|error| (Step::Rotate, error))?;
        }
        if let Some(kid) = &confirmed.revokes {
            self.running.set(Some((confirmed.clone(), Step::Revoke)));
            management::revoke(connection, kid, &Abort::new())
                .await
                .map_err(|error| (Step::Revoke, error))?;
        }
        Ok(())
    }
}
