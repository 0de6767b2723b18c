//! Writing to the clipboard: byte for byte, or an error that says why not.

use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Why a text did not reach the clipboard. The clipboard then holds what it held before.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ClipboardError {
    /// The page has no clipboard: browsers give it to `https:` and `localhost` pages only.
    #[error("this page has no access to the clipboard")]
    Unavailable,
    /// The browser or the person refused.
    #[error("the browser refused to write to the clipboard")]
    Refused,
}

/// Puts `text` on the clipboard. To be called from a user's gesture.
///
/// # Errors
/// [`ClipboardError::Unavailable`] on an insecure page, [`ClipboardError::Refused`] when the browser
/// says no.
pub async fn write_text(text: &str) -> Result<(), ClipboardError> {
    let navigator = leptos::prelude::window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .ok()
        .filter(|value| value.is_object());
    if clipboard.is_none() {
        return Err(ClipboardError::Unavailable);
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .map(|_| ())
        .map_err(|_| ClipboardError::Refused)
}
