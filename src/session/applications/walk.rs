//! Reading a long list page by page: one request at a time, as far as somebody wants it, with a way to
//! stop and to go on.

use std::future::Future;

use leptos::{prelude::*, reactive::spawn_local};

use crate::{
    api::ApiError,
    platform::abort::{Abort, AbortReason},
};

/// Where a list has been read to.
#[derive(Clone, Copy)]
pub struct Walk {
    status: RwSignal<WalkStatus>,
    failure: RwSignal<Option<ApiError>, LocalStorage>,
    read: RwSignal<usize>,
    state: StoredValue<State, LocalStorage>,
}

/// What a walk is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkStatus {
    /// As much as is wanted has been read.
    Resting,
    /// A page is on its way.
    Reading,
    /// The reader has stopped it.
    Stopped,
    /// A page did not come ([`Walk::failure`]).
    Failed,
    /// There is no further page.
    Ended,
}

/// Where a request begins.
pub struct At {
    /// The cursor that the page before gave; `None` at the start of the list.
    pub cursor: Option<String>,
    /// How many entries came before.
    pub position: usize,
    /// Gives the request up.
    pub abort: Abort,
}

/// A page that came.
pub struct Portion {
    /// How many entries it had.
    pub entries: usize,
    /// The cursor of the next page.
    pub next: Option<String>,
}

#[derive(Default)]
struct State {
    cursor: Option<String>,
    wanted: usize,
    /// How many entries had come when it last began again.
    rewound: usize,
    abort: Option<Abort>,
}

impl Walk {
    /// A walk that has not begun.
    pub(super) fn new() -> Self {
        Self {
            status: RwSignal::new(WalkStatus::Resting),
            failure: RwSignal::new_local(None),
            read: RwSignal::new(0),
            state: StoredValue::new_local(State::default()),
        }
    }

    /// What it is doing; the view that reads it follows.
    pub fn status(self) -> WalkStatus {
        self.status.get()
    }

    /// What it is doing, not followed.
    pub fn status_untracked(self) -> WalkStatus {
        self.status.get_untracked()
    }

    /// Why the last page did not come, until it has; the view that reads it follows.
    pub fn failure(self) -> Option<ApiError> {
        self.failure.get()
    }

    /// How many entries came; the view that reads it follows.
    pub fn read(self) -> usize {
        self.read.get()
    }

    /// From now on at least so many entries are wanted.
    pub(super) fn want(self, count: usize) {
        self.state
            .update_value(|state| state.wanted = state.wanted.max(count));
    }

    /// Stops; does nothing unless it is reading.
    pub(super) fn stop(self) {
        if matches!(self.status_untracked(), WalkStatus::Reading) {
            self.give_up();
            self.failure.set(None);
            self.status.set(WalkStatus::Stopped);
        }
    }

    /// Starts anew from the beginning, as far as was wanted before.
    pub(super) fn reset(self) {
        self.give_up();
        self.state.update_value(|state| state.cursor = None);
        self.read.set(0);
        self.failure.set(None);
        self.status.set(WalkStatus::Resting);
    }

    /// Reads page after page with `fetch` until as much as is wanted has come. Does nothing while it is
    /// reading, and after the end.
    pub(super) fn run<F, Fut>(self, fetch: F)
    where
        F: Fn(At) -> Fut + 'static,
        Fut: Future<Output = Result<Portion, ApiError>> + 'static,
    {
        let idle = !matches!(
            self.status_untracked(),
            WalkStatus::Reading | WalkStatus::Ended
        );
        if !idle || !self.is_wanted() {
            return;
        }
        let abort = Abort::new();
        self.state
            .update_value(|state| state.abort = Some(abort.clone()));
        self.status.set(WalkStatus::Reading);
        spawn_local(async move {
            let end = loop {
                let cursor = self.state.with_value(|state| state.cursor.clone());
                let outcome = fetch(At {
                    cursor: cursor.clone(),
                    position: self.read.get_untracked(),
                    abort: abort.clone(),
                })
                .await;
                if abort.reason() == Some(AbortReason::Unwanted) {
                    return;
                }
                match outcome {
                    Ok(portion) => {
                        if let Some(end) = self.advance(portion, cursor) {
                            break end;
                        }
                    }
                    Err(ApiError::Refused { status: 400, .. }) if self.may_rewind() => {
                        self.rewind()
                    }
                    Err(error) => {
                        self.failure.set(Some(error));
                        break WalkStatus::Failed;
                    }
                }
            };
            self.status.set(end);
        });
    }

    fn advance(self, portion: Portion, from: Option<String>) -> Option<WalkStatus> {
        self.read.update(|read| *read += portion.entries);
        if self.failure.with_untracked(Option::is_some) {
            self.failure.set(None);
        }
        // A cursor that leads to itself would be followed for ever.
        let is_last = portion.next.is_none() || portion.next == from;
        self.state.update_value(|state| state.cursor = portion.next);
        if is_last {
            Some(WalkStatus::Ended)
        } else if self.is_wanted() {
            None
        } else {
            Some(WalkStatus::Resting)
        }
    }

    /// Whether to begin again after the API refused a cursor: each time only if more was read than the
    /// time before, so that it ends.
    fn may_rewind(self) -> bool {
        let read = self.read.get_untracked();
        self.state.with_value(|state| read > state.rewound)
    }

    /// Back to the beginning: the API no longer knows the cursor, which it does for a day only. What is
    /// known already is told by its id when it comes again.
    fn rewind(self) {
        let read = self.read.get_untracked();
        self.state.update_value(|state| {
            state.cursor = None;
            state.rewound = read;
        });
        self.read.set(0);
    }

    fn is_wanted(self) -> bool {
        let wanted = self.state.with_value(|state| state.wanted);
        self.read.get_untracked() < wanted
    }

    fn give_up(self) {
        let running = self.state.try_update_value(|state| state.abort.take());
        if let Some(Some(abort)) = running {
            abort.abort(AbortReason::Unwanted);
        }
    }
}
