//! The time now, as a signal that ticks while the page is open.

use std::time::Duration;

use keyglass_core::timestamp::Timestamp;
use leptos::prelude::{
    Get, GetUntracked, IntervalHandle, ReadSignal, Set, expect_context, on_cleanup,
    provide_context, set_interval_with_handle, signal,
};

/// How often the displayed times are brought up to date.
const TICK: Duration = Duration::from_secs(15);

/// The wall clock, provided once by the app. Reading it in a view keeps that view up to date.
#[derive(Clone, Copy)]
pub struct Clock {
    now: ReadSignal<Timestamp>,
}

impl Clock {
    /// Starts the clock of this part of the page and provides it as a context.
    pub fn provide() -> Self {
        let (now, set_now) = signal(system_now());
        if let Ok(handle) = set_interval_with_handle(move || set_now.set(system_now()), TICK) {
            on_cleanup(move || IntervalHandle::clear(&handle));
        }
        let clock = Self { now };
        provide_context(clock);
        clock
    }

    /// The clock that [`Clock::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The time at the last tick; the view that reads it follows.
    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// The time at the last tick, not followed.
    pub fn now_untracked(self) -> Timestamp {
        self.now.get_untracked()
    }
}

/// The browser's wall clock, read this moment.
pub fn system_now() -> Timestamp {
    // Milliseconds since 1970 fit an i64 for the next 292 million years.
    Timestamp::from_unix_millis(js_sys::Date::now() as i64)
}
