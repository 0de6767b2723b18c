//! A question that must be answered before one goes on.

use leptos::{ev, html, prelude::*};

use crate::{platform::page, view};

/// The id of a dialog's title.
const TITLE: &str = "dialog-title";

/// A modal dialog, open as long as it stands. The browser keeps the focus in it and calls `on_close` at
/// Escape; afterwards the focus is where it was before.
#[component]
pub fn Dialog(
    /// What is asked.
    title: &'static str,
    /// The reader wants it gone.
    on_close: Callback<()>,
    /// A name for tests.
    test: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(page::focused());
    on_cleanup(move || {
        if let Some(opener) = opener.try_update_value(Option::take).flatten() {
            page::focus_later(opener);
        }
    });
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Fails for a dialog that is open, which this one is not.
            let _ = dialog.show_modal();
        }
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog node_ref=dialog aria-labelledby=TITLE data-test=test on:cancel=cancel>
            <h2 id=TITLE>{title}</h2>
            {children()}
        </dialog>
    }
}
