//! Saving bytes as a file on the reader's machine.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use thiserror::Error;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The browser would not make a file of the bytes.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the browser could not make a file to download")]
pub struct DownloadError;

/// Offers `bytes` for download as `file_name`, unchanged, with the media type given.
///
/// # Errors
/// [`DownloadError`] when the browser refuses to make the blob or its address.
pub fn save(file_name: &str, media_type: &str, bytes: &[u8]) -> Result<(), DownloadError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .map_err(|_| DownloadError)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| DownloadError)?;
    let link: HtmlAnchorElement = document()
        .create_element("a")
        .map_err(|_| DownloadError)?
        .unchecked_into();
    link.set_href(&address);
    link.set_download(file_name);
    link.click();
    // The click has handed the blob over; the address is of no more use.
    Url::revoke_object_url(&address).map_err(|_| DownloadError)
}
