//! A word from this page to itself after the next reload, in the state of its history entry: the
//! browser's stores stay empty. `boot.js` reads the one of a defect.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

const LOCKED: &str = "keyglass-locked:";
const STOPPED: &str = "keyglass-stopped:";

/// Leaves the reason of a lock.
pub fn locked(reason: &str) {
    replace(&format!("{LOCKED}{reason}").into());
}

/// Leaves the place of a defect: a file and a line.
pub fn stopped(place: &str) {
    replace(&format!("{STOPPED}{place}").into());
}

/// Reads the reason of the lock that this page was loaded after, once.
pub fn take_locked() -> Option<String> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let reason = state.strip_prefix(LOCKED)?;
    replace(&JsValue::NULL);
    Some(reason.to_owned())
}

fn replace(state: &JsValue) {
    if let Ok(history) = window().history() {
        // Refused by a page that is being left, which has no next.
        let _ = history.replace_state(state, "");
    }
}
