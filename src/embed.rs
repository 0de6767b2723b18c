//! The custom elements' inside: components mounted into someone else's page, and taken out again.

pub mod certificate;
pub mod signing_keys;

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// A mounted element. It stays until [`Mounted::unmount`], or until this handle is freed.
#[wasm_bindgen]
pub struct Mounted {
    unmount: Box<dyn FnOnce()>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the element's inside out of the page, with its listeners and timers.
    pub fn unmount(self) {
        (self.unmount)();
    }
}

/// Mounts a view into `host`.
fn mount<V, N>(host: HtmlElement, view: V) -> Mounted
where
    V: FnOnce() -> N + 'static,
    N: IntoView + 'static,
{
    let handle: UnmountHandle<N::State> = mount_to(host, view);
    Mounted {
        unmount: Box::new(move || drop(handle)),
    }
}
