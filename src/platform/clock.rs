//! The time now, as a signal that ticks while the page is open.

use std::time::Duration;

use keyglass_core::{lock::Reading, timestamp::Timestamp};
use leptos::prelude::{
    ArcRwSignal, Get, GetUntracked, IntervalHandle, ReadSignal, Set, expect_context, on_cleanup,
    provide_context, set_interval_with_handle, signal, window,
};

/// How far this machine's clock and a server's may differ before it is said. The server's is given in
/// whole seconds, and some pass on the way.
const TOLERANCE: Duration = Duration::from_secs(120);

thread_local! {
    /// How far this machine's clock is ahead of the last server's that answered, in seconds.
    static AHEAD: ArcRwSignal<i64> = ArcRwSignal::new(0);
}

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

/// Takes note of the time at which a server says that it answered.
pub fn compare_with(server: Timestamp) {
    let ahead = (system_now().unix_millis() - server.unix_millis()) / 1000;
    AHEAD.with(|signal| signal.set(ahead));
}

/// By how many seconds this machine's clock is ahead of the server's, or, negative, behind it; `None`
/// while the difference does not matter. The view that reads it follows.
pub fn skew() -> Option<i64> {
    relevant(AHEAD.with(Get::get))
}

/// The browser's wall clock, read this moment.
pub fn system_now() -> Timestamp {
    // Milliseconds since 1970 fit an i64 for the next 292 million years.
    Timestamp::from_unix_millis(js_sys::Date::now() as i64)
}

/// Both of the browser's clocks, read this moment.
pub fn reading() -> Reading {
    let millis = window().performance().map_or(0.0, |it| it.now());
    Reading {
        wall: system_now(),
        // A float is cut to what fits; negative to zero.
        steady: Duration::from_millis(millis as u64),
    }
}

/// The time now by the clock of the server that answered last, where the two differ so far that it
/// matters; else by this machine's.
pub fn corrected_now() -> Timestamp {
    let ahead = AHEAD.with(GetUntracked::get_untracked);
    corrected(system_now(), relevant(ahead))
}

/// A moment of this machine's clock as a server's with that [`skew`] has it.
pub fn corrected(at: Timestamp, skew: Option<i64>) -> Timestamp {
    let ahead = skew.unwrap_or(0).saturating_mul(1000);
    Timestamp::from_unix_millis(at.unix_millis().saturating_sub(ahead))
}

fn relevant(ahead: i64) -> Option<i64> {
    (ahead.unsigned_abs() > TOLERANCE.as_secs()).then_some(ahead)
}
