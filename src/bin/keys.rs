//! The embed's module for keys and certificates: what `keyglass.js` fetches when the first such
//! element nears the viewport.

use js_sys::Function;
use keyglass::{embed, platform::panic};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {}

/// Calls `ended` when a defect has ended this module: nothing of it may be called any more.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(ended: Function) {
    panic::install_embed_hook(ended);
}

/// Shows the facts of the certificate in `pem` inside `host`, until the answer's `unmount` is called.
#[wasm_bindgen(js_name = mountCertificate)]
pub fn mount_certificate(host: HtmlElement, pem: String) -> embed::Mounted {
    embed::certificate::mount(host, &pem)
}

/// Shows the key set of an issuer inside `host`, until the answer's `unmount` is called. `unfilled` are the
/// names of placeholders that stand in its address still.
#[wasm_bindgen(js_name = mountSigningKeys)]
pub fn mount_signing_keys(
    host: HtmlElement,
    issuer: String,
    unfilled: Vec<String>,
) -> embed::Mounted {
    embed::signing_keys::mount(host, &issuer, &unfilled)
}
