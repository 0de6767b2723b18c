//! The embed's module for code: what `keyglass.js` fetches when the first such element nears the
//! viewport. It knows nothing of certificates.

use js_sys::Function;
use keyglass::{
    embed::{self, live::Live, store::Store},
    platform::panic,
};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {}

/// Calls `ended` when a defect has ended this module: nothing of it may be called any more.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(ended: Function) {
    panic::install_embed_hook(ended);
}

/// Shows the panel of the page's variables inside `host`: those called `names`, or all; `kept` says
/// whether values stay in the browser.
#[wasm_bindgen(js_name = mountVariables)]
pub fn mount_variables(
    host: HtmlElement,
    store: Store,
    names: String,
    heading: String,
    kept: bool,
) -> Live {
    embed::variables::mount(host, store, &names, &heading, kept)
}
