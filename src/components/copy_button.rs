//! A button that copies one text, byte for byte, and says what it did.

use std::rc::Rc;

use leptos::{prelude::*, reactive::spawn_local};

use super::{icon::Icon, toast::Toaster};
use crate::{platform::clipboard, view, words};

/// Copies a text that is no secret. With `caption` the words stand beside the icon; without, `label`
/// is all there is to read.
#[component]
pub fn CopyButton(
    /// What is copied, as the message begins: "Key ID".
    what: &'static str,
    /// The text, taken at the click.
    text: Rc<dyn Fn() -> String>,
    /// The button's accessible name: "Copy key ID of r7Vb…".
    #[prop(into)]
    label: String,
    /// The words on the button, which then are its name.
    #[prop(optional)]
    caption: Option<&'static str>,
    /// Its place in the tab order, in a list of which one row is in it.
    #[prop(optional)]
    tab: Option<Signal<&'static str>>,
    /// A name for tests.
    #[prop(optional)]
    test: &'static str,
) -> impl IntoView {
    let toaster = Toaster::expect();
    let copy = move |_| {
        let text = text();
        spawn_local(async move {
            match clipboard::write_text(&text).await {
                Ok(()) => toaster.say(words::shell::copied(what, text.chars().count())),
                Err(why) => toaster.copy_by_hand(words::shell::not_copied(what, why), text),
            }
        });
    };
    view! {
        <button
            type="button"
            class:quiet=caption.is_none()
            aria-label=caption.is_none().then(|| label.clone())
            title=caption.is_none().then_some(label)
            tabindex=move || tab.map(|tab| tab.get())
            data-test=test
            on:click=copy
        >
            {Icon::Copy.view()}
            {caption}
        </button>
    }
}
