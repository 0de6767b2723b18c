//! The document as a whole: its title, its heading's focus, its reload.

use leptos::prelude::{
    document, on_cleanup, request_animation_frame, window, window_event_listener_untyped,
};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Sets the title of the browser's tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the page's main heading, once it is there: what tells a screen reader that the
/// page has changed.
pub fn focus_heading() {
    request_animation_frame(|| {
        if let Ok(Some(heading)) = document().query_selector("main h1") {
            focus(&heading);
        }
    });
}

/// Moves the focus to the element with this id, if there is one.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Moves the focus to an element after what is being removed is gone.
pub fn focus_later(element: HtmlElement) {
    request_animation_frame(move || {
        let _ = element.focus();
    });
}

/// Moves the focus to an element, and scrolls no further than it takes to see it.
pub fn focus_nearby(element: &HtmlElement) {
    let focus = FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = element.focus_with_options(&focus);
    let scroll = ScrollIntoViewOptions::new();
    scroll.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&scroll);
}

/// Loads the page anew: the browser forgets the module's memory with it.
pub fn reload() {
    // The only failure is a page that is not active, where there is nothing to reload.
    let _ = window().location().reload();
}

/// The origin this page was served from, such as `https://keys.example.com`.
pub fn own_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Calls `then` whenever nobody is known to look at the page any more: another window or tab is in front, the
/// page is printed, or it is left, which a browser may undo later with everything in it as it was. Ends
/// with the view that asks.
pub fn when_unwatched(then: impl Fn() + Copy + 'static) {
    const SIGNS: [&str; 4] = ["blur", "visibilitychange", "beforeprint", "pagehide"];
    let listeners = SIGNS.map(|sign| window_event_listener_untyped(sign, move |_| then()));
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
