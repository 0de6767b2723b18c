//! Unicode normalisation, which every browser has and a module need not bring.

use std::borrow::Cow;

use js_sys::JsString;

/// The text in Unicode's form NFKD: letters and their accents apart, compatible forms made one.
pub fn decompose(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // A form that exists is never refused.
    Cow::Owned(JsString::from(text).normalize("NFKD").into())
}
