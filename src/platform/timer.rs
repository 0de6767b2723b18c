//! Timers that end with their owner.

use std::time::Duration;

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};

/// Runs a closure once after a delay, unless it is dropped before.
pub struct Timer {
    handle: Option<TimeoutHandle>,
}

impl Timer {
    /// Starts the timer. `delay` is rounded down to milliseconds.
    pub fn after(delay: Duration, then: impl FnOnce() + 'static) -> Self {
        Self {
            handle: set_timeout_with_handle(then, delay).ok(),
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.clear();
        }
    }
}
