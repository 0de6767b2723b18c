//! Why the page is locked, or will be in a moment.

use keyglass_core::lock::LockReason;

use crate::platform::intl;

/// What was locked, on the first screen.
pub(crate) fn locked(reason: LockReason) -> String {
    match reason {
        LockReason::ByHand => "Locked. The token was wiped.".to_owned(),
        LockReason::Idle(limit) => {
            format!("Locked after {} without use.", intl::long_duration(limit))
        }
        LockReason::Total(limit) => format!(
            "Locked after {}, the longest that a token is kept here.",
            intl::long_duration(limit)
        ),
        LockReason::OtherTab => "Locked together with another tab.".to_owned(),
        LockReason::Left => "Locked when the page was left.".to_owned(),
    }
}

/// What will be locked within a minute.
pub(crate) fn soon(reason: LockReason) -> String {
    match reason {
        LockReason::Total(limit) => format!(
            "Keyglass locks within a minute: {} is the longest that a token is kept here.",
            intl::long_duration(limit)
        ),
        _ => {
            "Keyglass locks within a minute, since nobody uses it. Any key or click keeps it open."
                .to_owned()
        }
    }
}
