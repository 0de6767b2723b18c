//! Writing to the clipboard: byte for byte, or an error that says why not.

use std::{cell::RefCell, future::Future, rc::Rc};

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use keyglass_core::secret::Secret;
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

/// The media type of a text.
const TEXT: &str = "text/plain";

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

/// Why a secret did not reach the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCopied<E> {
    /// There was none to write.
    NotHad(E),
    /// The clipboard did not take it.
    Clipboard(ClipboardError),
}

/// Puts `text` on the clipboard. To be called from a user's gesture.
///
/// # Errors
/// [`ClipboardError::Unavailable`] on an insecure page, [`ClipboardError::Refused`] when the browser
/// says no.
pub async fn write_text(text: &str) -> Result<(), ClipboardError> {
    let clipboard = clipboard().ok_or(ClipboardError::Unavailable)?;
    written(clipboard.write_text(text)).await
}

/// Puts the secret that `source` brings on the clipboard, and answers what `then` says of it. To be
/// called from a user's gesture; the source may take its time.
///
/// Browsers take a write only while a gesture is fresh, which it no longer is after a slow request. So
/// the write begins at once, with the promise of the text (`ClipboardItem` takes one in Chromium, Firefox
/// from 127 on and WebKit). Where there is no `ClipboardItem`, the text is written when it has come.
///
/// # Errors
/// [`NotCopied`]. Without a clipboard `source` is never polled.
pub async fn write_secret<E: 'static, T: 'static>(
    source: impl Future<Output = Result<Secret, E>> + 'static,
    then: impl FnOnce(&Secret) -> T + 'static,
) -> Result<T, NotCopied<E>> {
    let Some(clipboard) = clipboard() else {
        return Err(NotCopied::Clipboard(ClipboardError::Unavailable));
    };
    if !has_items() {
        let secret = source.await.map_err(NotCopied::NotHad)?;
        // Exposes the secret: what this is for. The text that JavaScript makes of it cannot be wiped.
        let writing = clipboard.write_text(secret.expose());
        let told = then(&secret);
        drop(secret);
        return written(writing)
            .await
            .map(|()| told)
            .map_err(NotCopied::Clipboard);
    }
    let outcome = Rc::new(RefCell::new(None));
    let promise = future_to_promise({
        let outcome = Rc::clone(&outcome);
        async move {
            let (answer, text) = match source.await {
                Ok(secret) => (Ok(then(&secret)), handed_over(&secret)),
                Err(error) => (Err(error), Err(JsValue::NULL)),
            };
            outcome.replace(Some(answer));
            text
        }
    });
    // A browser that refuses the write looks at the promise no more, and would report its failure.
    spawn_local({
        let promise = promise.clone();
        async move { drop(JsFuture::from(promise).await) }
    });
    let item = Object::new();
    // A plain object takes every member.
    let _ = Reflect::set(&item, &TEXT.into(), &promise);
    let writing = ClipboardItem::new_with_record_from_str_to_blob_promise(&item)
        .map(|item| clipboard.write(&Array::of1(&item)));
    let writing = match writing {
        Ok(writing) => written(writing).await,
        Err(_) => Err(ClipboardError::Refused),
    };
    match (writing, outcome.take()) {
        (_, Some(Err(error))) => Err(NotCopied::NotHad(error)),
        (Ok(()), Some(Ok(told))) => Ok(told),
        _ => Err(NotCopied::Clipboard(ClipboardError::Refused)),
    }
}

/// A secret in the form in which the clipboard takes it. Exposes it to the browser: as bytes, which make no
/// text of JavaScript's, and whose buffer is wiped.
fn handed_over(secret: &Secret) -> Result<JsValue, JsValue> {
    // The one text that bytes would change: a byte order mark at their beginning counts as none of it
    // (Encoding Standard, "UTF-8 decode").
    if secret.expose().starts_with('\u{feff}') {
        return Ok(secret.expose().into());
    }
    let bytes = Uint8Array::from(secret.expose().as_bytes());
    let options = BlobPropertyBag::new();
    options.set_type(TEXT);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options);
    bytes.fill(0, 0, bytes.length());
    blob.map(JsValue::from)
}

async fn written(writing: Promise) -> Result<(), ClipboardError> {
    let written = JsFuture::from(writing).await;
    written.map(|_| ()).map_err(|_| ClipboardError::Refused)
}

/// The page's clipboard; the binding does not say that it may be absent.
fn clipboard() -> Option<Clipboard> {
    let navigator = leptos::prelude::window().navigator();
    let found = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    found.is_object().then(|| navigator.clipboard())
}

fn has_items() -> bool {
    Reflect::get(&leptos::prelude::window(), &"ClipboardItem".into())
        .is_ok_and(|constructor| constructor.is_function())
}
