//! What happens after a bug: one plain screen, and no module that could go on.

use std::{
    cell::Cell,
    panic::{PanicHookInfo, set_hook},
};

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::console;

use super::{ending, farewell, page};

/// Makes a panic end the app. After one, an aborted module goes on to answer events and timers, with
/// whatever state it has: so everything is removed from the page at once, and the page is loaded anew,
/// where `boot.js` shows the static section for it and starts no module. Listeners, timers and memory
/// are gone with the old page.
///
/// The panic's message is shown nowhere, since it could hold data: only the place in the code is.
pub fn install_hook() {
    set_hook(Box::new(|info| {
        farewell::stopped(&report_place(info));
        ending::clear();
        page::reload();
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

/// Writes the place to the console, and answers it.
fn report_place(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |at| format!("{}:{}", at.file(), at.line()),
    );
    console::error_1(&format!("Keyglass stopped at {place}").into());
    place
}
