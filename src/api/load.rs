//! A request as reactive state: the newest asking wins, the page's end gives it up.
//!
//! Leptos's `LocalResource` runs its futures one after the other and lets a disposed one run to its
//! end, so that one hung request blocks a page; here a new asking aborts the old.

use std::{future::Future, rc::Rc};

use leptos::{prelude::*, reactive::spawn_local};

use super::{error::ApiError, retries::Retries};
use crate::platform::{
    abort::{Abort, AbortReason},
    online::online,
};

/// Where a request stands. A value that was loaded stays while it is refreshed, and when that fails.
pub struct LoadState<T> {
    /// The newest value that arrived.
    pub value: Option<Rc<T>>,
    /// Why the last asking failed, if it did.
    pub error: Option<ApiError>,
}

/// A request that can be asked again. Lives as long as the view that made it.
pub struct Load<T: 'static> {
    state: RwSignal<LoadState<T>, LocalStorage>,
    // Apart from the state: what shows a value or an error is not to be made anew when one asks again.
    loading: RwSignal<bool>,
    asked: Trigger,
    retries: Retries,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Load<T> {}

impl<T: 'static> Load<T> {
    /// Runs `fetch` now, whenever a signal that it reads before its first await changes, at each
    /// [`Load::again`], by itself after a failure that may pass ([`Retries`]), and once when a browser
    /// that was offline has a network again. So `fetch` must be a read.
    pub fn new<F, Fut>(fetch: F) -> Self
    where
        F: Fn(Abort) -> Fut + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let load = Self {
            state: RwSignal::new_local(LoadState {
                value: None,
                error: None,
            }),
            loading: RwSignal::new(true),
            asked: Trigger::new(),
            retries: Retries::new(),
        };
        let running = StoredValue::new_local(None::<Abort>);
        Effect::new(move |_| {
            load.asked.track();
            let abort = Abort::new();
            running.update_value(|running| give_up(running.replace(abort.clone())));
            load.retries.stop();
            load.loading.set(true);
            let answer = fetch(abort.clone());
            spawn_local(async move {
                let outcome = answer.await;
                if abort.reason() != Some(AbortReason::Unwanted) {
                    load.finish(outcome);
                }
            });
        });
        Effect::new(move |was_online: Option<bool>| {
            let is_online = online();
            if is_online && was_online == Some(false) && load.failed_for_now() {
                load.again();
            }
            is_online
        });
        on_cleanup(move || {
            running.try_update_value(|running| give_up(running.take()));
        });
        load
    }

    /// Asks again, and keeps showing what there is meanwhile.
    pub fn again(self) {
        self.retries.reset();
        self.asked.notify();
    }

    /// The repetitions that wait, for the view of the error.
    pub fn retries(self) -> Retries {
        self.retries
    }

    /// Reads the state; the view that does follows it.
    pub fn with<R>(self, read: impl FnOnce(&LoadState<T>) -> R) -> R {
        self.state.with(read)
    }

    /// Whether an answer is being waited for; the view that reads it follows.
    pub fn is_loading(self) -> bool {
        self.loading.get()
    }

    /// Whether the last asking failed in a way that may have passed.
    fn failed_for_now(self) -> bool {
        self.state
            .with_untracked(|state| state.error.as_ref().is_some_and(ApiError::may_pass))
    }

    fn finish(self, outcome: Result<T, ApiError>) {
        if self.loading.try_set(false).is_some() {
            // The page has been left.
            return;
        }
        match &outcome {
            Ok(_) => self.retries.reset(),
            Err(error) => self.retries.failed(error, move || self.asked.notify()),
        }
        self.state.try_update(|state| match outcome {
            Ok(value) => {
                state.value = Some(Rc::new(value));
                state.error = None;
            }
            Err(error) => state.error = Some(error),
        });
    }
}

fn give_up(running: Option<Abort>) {
    if let Some(abort) = running {
        abort.abort(AbortReason::Unwanted);
    }
}
