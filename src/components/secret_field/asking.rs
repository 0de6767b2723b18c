//! One request at a time, which ends with the view that wants it.

use leptos::prelude::*;

use crate::platform::abort::{Abort, AbortReason};

/// The request that a button of the field waits for.
#[derive(Clone, Copy)]
pub(super) struct Asking(StoredValue<Option<Abort>, LocalStorage>);

impl Asking {
    /// None yet. What is under way is given up when the view is taken away.
    pub(super) fn new() -> Self {
        let asking = Self(StoredValue::new_local(None));
        on_cleanup(move || {
            asking.end();
        });
        asking
    }

    /// Begins a request, and gives up the one before.
    pub(super) fn begin(self) -> Abort {
        self.end();
        let abort = Abort::new();
        self.0.set_value(Some(abort.clone()));
        abort
    }

    /// Gives up the request that is under way, if there is one; answers whether there was.
    pub(super) fn end(self) -> bool {
        let abort = self.0.try_update_value(Option::take).flatten();
        if let Some(abort) = &abort {
            abort.abort(AbortReason::Unwanted);
        }
        abort.is_some()
    }
}
