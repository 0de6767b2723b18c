//! What of a long page is in view.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The height of the window, in CSS pixels.
pub fn height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0)
}

/// How far an element's upper edge is below the window's, negative when it is above it.
pub fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// An element's height.
pub fn height_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// The first element inside `root` that a selector names.
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// The value of a `data-` attribute of the element that has the focus, or of one around it.
pub fn focused_data(attribute: &str) -> Option<String> {
    let focused = document().active_element()?;
    let holder = focused.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}
