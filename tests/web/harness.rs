//! Mounts a view into the test page and waits for states.

use keyglass::{components::toast::Toaster, platform::clock::Clock};
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

/// A mounted view; it is taken out with this value.
pub(crate) struct Stage {
    host: HtmlElement,
    unmount: Option<Box<dyn FnOnce()>>,
}

/// Mounts `view` with the contexts that components expect.
pub(crate) fn stage<V, N>(view: V) -> Stage
where
    V: FnOnce() -> N + 'static,
    N: IntoView + 'static,
{
    let host: HtmlElement = document()
        .create_element("div")
        .expect("a div can be made")
        .unchecked_into();
    document()
        .body()
        .expect("a page has a body")
        .append_child(&host)
        .expect("a body takes a div");
    let handle = mount_to(host.clone(), move || {
        Clock::provide();
        Toaster::provide();
        view()
    });
    Stage {
        host,
        unmount: Some(Box::new(move || drop(handle))),
    }
}

impl Stage {
    /// The one element that the selector names.
    pub(crate) fn find(&self, selector: &str) -> Element {
        self.host
            .query_selector(selector)
            .expect("the selector is right")
            .unwrap_or_else(|| panic!("nothing matches {selector}"))
    }

    /// All text of the view.
    pub(crate) fn text(&self) -> String {
        self.host.text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(unmount) = self.unmount.take() {
            unmount();
        }
        self.host.remove();
    }
}

/// Lets the reactive system and the browser go on until `state` holds; fails after 200 rounds.
pub(crate) async fn until(what: &str, state: impl Fn() -> bool) {
    for _ in 0..200 {
        if state() {
            return;
        }
        round().await;
    }
    panic!("never happened: {what}");
}

/// One turn of the browser's task queue.
pub(crate) async fn round() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            },
            std::time::Duration::from_millis(5),
        );
    });
    JsFuture::from(turn).await.expect("the timer resolves it");
}
