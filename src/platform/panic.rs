//! What happens after a bug: one plain screen, and nothing left to click.

use std::{
    cell::Cell,
    panic::{PanicHookInfo, set_hook},
};

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::console;

/// Makes a panic end the app: every view is removed, with its listeners, and the static failure
/// section of `index.html` is shown. The panic's message is shown nowhere, since it could hold data;
/// the console gets the place in the code only.
pub fn install_hook() {
    set_hook(Box::new(|info| {
        report_place(info);
        show_failure_screen();
    }));
}

/// Makes a panic leave one line on the console and call `ended`: for elements in someone's page, which
/// then show their plain content again.
pub fn install_embed_hook(ended: Function) {
    ENDED.set(Some(ended));
    set_hook(Box::new(|info| {
        report_place(info);
        if let Some(ended) = ENDED.take() {
            // What the loader does then cannot be helped from here.
            let _ = ended.call0(&JsValue::UNDEFINED);
        }
    }));
}

thread_local! {
    // A hook must be `Send`, which a function of JavaScript is not.
    static ENDED: Cell<Option<Function>> = const { Cell::new(None) };
}

fn report_place(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |at| format!("{}:{}", at.file(), at.line()),
    );
    console::error_1(&format!("Keyglass stopped at {place}").into());
}

fn show_failure_screen() {
    let Some(body) = document().body() else {
        return;
    };
    let failure = document().get_element_by_id("failure");
    while let Some(child) = body.first_child() {
        if body.remove_child(&child).is_err() {
            return;
        }
    }
    if let Some(failure) = failure {
        // Its words for a failed start are the page's own; these are for a failed run.
        if let Ok(Some(reason)) = failure.query_selector("[data-reason]") {
            reason.set_text_content(Some(crate::words::PANIC));
        }
        let _ = failure.remove_attribute("hidden");
        let _ = body.append_child(&failure);
    }
}
