//! Values to be read and copied, each in a row of its own.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    components::{copy_button::CopyButton, text::ForeignText},
    view, words,
};

/// A value with its name above and its copy button beside it.
#[component]
pub fn CopyableValue(
    /// What it is.
    what: &'static str,
    /// The value.
    #[prop(into)]
    text: String,
    /// A name for tests; the button's begins with `copy-`.
    test: &'static str,
    /// The button's name for tests.
    copy_test: &'static str,
) -> impl IntoView {
    let shown = text.clone();
    view! {
        <div class="field">
            <span class="label">{what}</span>
            <div class="value-row">
                <span class="v" data-test=test><ForeignText text=shown /></span>
                <CopyButton
                    what
                    text=Rc::new(move || text.clone())
                    label=format!("{} {what}", words::shell::COPY)
                    test=copy_test
                />
            </div>
        </div>
    }
}

/// A term and its description; nothing where there is none.
pub fn fact(
    term: &'static str,
    text: Option<&str>,
    test: &'static str,
) -> Option<impl IntoView + use<>> {
    let text = text?.to_owned();
    Some(view! {
        <dt>{term}</dt>
        <dd data-test=test><ForeignText text /></dd>
    })
}
