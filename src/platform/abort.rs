//! Cancelling a request: one [`Abort`] is shared by whoever waits and whoever may give up.

use std::{cell::Cell, rc::Rc};

use web_sys::{AbortController, AbortSignal};

/// Why a request was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbortReason {
    /// Nobody waits for the answer any more: the page was left, or a newer request took its place.
    Unwanted,
    /// The deadline passed.
    Deadline,
}

/// A handle that cancels the requests it was given to. Clones cancel the same requests.
#[derive(Clone)]
pub struct Abort {
    controller: AbortController,
    reason: Rc<Cell<Option<AbortReason>>>,
}

impl Abort {
    /// A handle on which nothing has been cancelled yet.
    pub fn new() -> Self {
        Self {
            controller: AbortController::new()
                .expect("every browser with wasm has AbortController"),
            reason: Rc::default(),
        }
    }

    /// Cancels; the first reason stays.
    pub fn abort(&self, reason: AbortReason) {
        if self.reason.get().is_none() {
            self.reason.set(Some(reason));
            self.controller.abort();
        }
    }

    /// Why it was cancelled, if it was.
    pub fn reason(&self) -> Option<AbortReason> {
        self.reason.get()
    }

    /// The signal for `fetch`.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}
