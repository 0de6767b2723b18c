//! The embed's module for keys and certificates: what `keyglass.js` fetches when the first such
//! element nears the viewport.

use keyglass::{embed, platform::panic};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {
    panic::install_quiet_hook();
}

/// Shows the facts of the certificate in `pem` inside `host`, until the answer's `unmount` is called.
#[wasm_bindgen(js_name = mountCertificate)]
pub fn mount_certificate(host: HtmlElement, pem: String) -> embed::Mounted {
    embed::certificate::mount(host, &pem)
}
