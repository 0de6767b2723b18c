//! A button that saves bytes as a file.

use std::rc::Rc;

use leptos::prelude::*;

use super::{icon::Icon, toast::Toaster};
use crate::{platform::download, view, words};

/// A file to be saved.
#[derive(Clone)]
pub struct File {
    /// Its name, safe on every file system.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Rc<[u8]>,
}

/// Saves a file. With `caption` the words stand beside the icon and the button is the page's main
/// one; without, `label` is all there is to read.
#[component]
pub fn DownloadButton(
    /// The file.
    file: File,
    /// The button's accessible name.
    #[prop(into)]
    label: String,
    /// The words on the button, which then are its name.
    #[prop(optional)]
    caption: Option<&'static str>,
    /// A name for tests.
    #[prop(optional)]
    test: &'static str,
) -> impl IntoView {
    let toaster = Toaster::expect();
    let save = move |_| match download::save(&file.name, file.media_type, &file.bytes) {
        Ok(()) => toaster.say(words::shell::saved(&file.name)),
        Err(_) => toaster.fail(words::shell::not_saved(&file.name)),
    };
    view! {
        <button
            type="button"
            class:quiet=caption.is_none()
            class:primary=caption.is_some()
            aria-label=caption.is_none().then(|| label.clone())
            title=caption.is_none().then_some(label)
            data-test=test
            on:click=save
        >
            {Icon::Download.view()}
            {caption}
        </button>
    }
}
