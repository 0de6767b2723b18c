//! The end of the app: nothing of it is left in the document, and what it held is dropped, which wipes
//! it. What comes after is a reload.

use std::cell::Cell;

use leptos::prelude::document;

thread_local! {
    static TAKE_DOWN: Cell<Option<Box<dyn FnOnce()>>> = const { Cell::new(None) };
}

/// Says how the app is taken down. Called once, by what puts it up.
pub fn on_end(take_down: impl FnOnce() + 'static) {
    TAKE_DOWN.set(Some(Box::new(take_down)));
}

/// Takes the app down, at once. Not to be called by the app's own views, of which the one that calls
/// would be taken down too: those leave it to a microtask, which still runs before the next paint.
pub fn end() {
    if let Some(body) = document().body() {
        body.set_hidden(true);
    }
    if let Some(take_down) = TAKE_DOWN.take() {
        take_down();
    }
    clear();
}

/// Empties the document.
pub fn clear() {
    let Some(body) = document().body() else {
        return;
    };
    while let Some(child) = body.first_child() {
        if body.remove_child(&child).is_err() {
            return;
        }
    }
}
