//! Sending a read again by itself: whether, when, and the countdown until then.

use std::{rc::Rc, time::Duration};

use keyglass_core::{retry, timestamp::Timestamp};
use leptos::prelude::*;

use super::error::ApiError;
use crate::platform::{clock::system_now, online, timer::Timer};

const SECOND: Duration = Duration::from_secs(1);

/// The repetitions of one read, by the policy of [`keyglass_core::retry`]. Ends with the view that
/// made it.
#[derive(Clone, Copy)]
pub struct Retries {
    failures: StoredValue<u32>,
    left: RwSignal<Option<Duration>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Retries {
    /// None yet.
    pub fn new() -> Self {
        let retries = Self {
            failures: StoredValue::new(0),
            left: RwSignal::new(None),
            timer: StoredValue::new_local(None),
        };
        on_cleanup(move || {
            retries.timer.try_update_value(|timer| drop(timer.take()));
        });
        retries
    }

    /// The request failed: `again` is called after a wait, unless the error would not pass, it was sent
    /// often enough, or the browser is offline.
    pub fn failed(self, error: &ApiError, again: impl Fn() + 'static) {
        self.stop();
        if !error.may_pass() || !online::untracked() {
            return;
        }
        let failures = self.failures.get_value().saturating_add(1);
        self.failures.set_value(failures);
        if let Some(wait) = retry::wait(error.retry_after(), failures, js_sys::Math::random()) {
            let millis = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
            let due = system_now().unix_millis().saturating_add(millis);
            self.count_down(Timestamp::from_unix_millis(due), Rc::new(again));
        }
    }

    /// How long it is until the request is sent again, to the second; `None` while nothing waits. The
    /// view that reads it follows.
    pub fn left(self) -> Option<Duration> {
        self.left.get()
    }

    /// Stops waiting.
    pub fn stop(self) {
        self.timer.try_update_value(|timer| drop(timer.take()));
        if self.left.with_untracked(Option::is_some) {
            self.left.set(None);
        }
    }

    /// Begins anew: the request went through, or the reader asked for it.
    pub fn reset(self) {
        self.stop();
        self.failures.set_value(0);
    }

    /// Goes by the wall clock, since browsers slow the timers of pages that nobody sees.
    fn count_down(self, due: Timestamp, again: Rc<dyn Fn()>) {
        let millis = due.unix_millis().saturating_sub(system_now().unix_millis());
        let left =
            Duration::from_millis(u64::try_from(millis).unwrap_or(0)).min(retry::LONGEST_WAIT);
        if left.is_zero() {
            self.stop();
            return again();
        }
        // Whole seconds are shown, so the next look is when the number changes.
        let whole = Duration::from_secs(left.as_secs());
        let (shown, pause) = match left - whole {
            Duration::ZERO => (whole, SECOND),
            rest => (whole + SECOND, rest),
        };
        self.left.set(Some(shown));
        let timer = Timer::after(pause, move || self.count_down(due, again));
        self.timer.set_value(Some(timer));
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::new()
    }
}
