//! A mounted element that follows the page's variables.

use keyglass_core::placeholder::VariableName;
use leptos::prelude::{ArcTrigger, IntoView, Notify, Track};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::{Mounted, mount};

/// A mounted element, and what of the page's variables it shows. The loader calls [`Live::update`] when
/// one of [`Live::names`] has changed, and never otherwise.
#[wasm_bindgen]
pub struct Live {
    mounted: Mounted,
    names: Vec<String>,
    changed: Changes,
}

#[wasm_bindgen]
impl Live {
    /// The names of the variables that the element shows.
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Shows the values of now.
    pub fn update(&self) {
        self.changed.0.notify();
    }

    /// Takes the element's inside out of the page.
    pub fn unmount(self) {
        self.mounted.unmount();
    }
}

/// Tells the views of an element that a value has changed; carries none.
#[derive(Clone)]
pub struct Changes(ArcTrigger);

impl Changes {
    /// None yet.
    pub fn new() -> Self {
        Self(ArcTrigger::new())
    }

    /// Runs the view or effect that calls this again at the next change.
    pub fn track(&self) {
        self.0.track();
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}

/// Mounts a view that shows the variables `names` and tracks `changed`.
pub(super) fn mount_live<'a, V, N>(
    host: HtmlElement,
    names: impl IntoIterator<Item = &'a VariableName>,
    changed: Changes,
    view: V,
) -> Live
where
    V: FnOnce() -> N + 'static,
    N: IntoView + 'static,
{
    Live {
        names: names.into_iter().map(ToString::to_string).collect(),
        changed,
        mounted: mount(host, view),
    }
}
