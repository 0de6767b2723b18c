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

/// Shows keys of a key set inside `host`, until the answer's `unmount` is called: of each its id, its
/// algorithm and its certificate, one after the other.
#[wasm_bindgen(js_name = mountSigningKeys)]
pub fn mount_signing_keys(host: HtmlElement, keys: Vec<String>) -> embed::Mounted {
    embed::signing_keys::mount(host, keys)
}

/// Shows why there are no keys; `again` is called when the reader wants them asked for once more.
#[wasm_bindgen(js_name = mountKeySetProblem)]
pub fn mount_key_set_problem(
    host: HtmlElement,
    kind: String,
    domain: String,
    status: u16,
    again: Function,
) -> embed::Mounted {
    embed::signing_keys::mount_problem(host, &kind, &domain, status, again)
}
