//! The browser's history, for pages whose state stands in their address.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Adds an entry with this address. What is shown does not change by that.
pub fn push(address: &str) {
    if let Ok(history) = window().history() {
        // Refused for an address of another origin, and where a page adds hundreds a second.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
