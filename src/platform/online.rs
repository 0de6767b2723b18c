//! Whether the browser has a network at all, as a signal.

use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set, window, window_event_listener_untyped};

thread_local! {
    static ONLINE: ArcRwSignal<bool> = watched();
}

/// Whether the browser is online; the view that reads it follows. Browsers are sure of the contrary
/// only: a machine with a network can be far from any tenant.
pub fn online() -> bool {
    ONLINE.with(Get::get)
}

/// As [`online`], not followed.
pub fn untracked() -> bool {
    ONLINE.with(GetUntracked::get_untracked)
}

/// The signal, brought up to date for as long as the page lives.
fn watched() -> ArcRwSignal<bool> {
    let online = ArcRwSignal::new(window().navigator().on_line());
    for (event, is_online) in [("online", true), ("offline", false)] {
        let online = online.clone();
        let _ = window_event_listener_untyped(event, move |_| online.set(is_online));
    }
    online
}
