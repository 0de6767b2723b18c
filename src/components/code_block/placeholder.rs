//! A placeholder in a sample: its value, its mask, or itself; to be filled where it stands.

use std::sync::Arc;

use keyglass_core::placeholder::{Shown, Template, VariableName};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::fill::FillField;
use crate::{components::variables::VariableStore, view, words};

/// One placeholder. Follows its own variable alone, and changes no more than its text.
#[component]
pub fn PlaceholderView(
    /// The sample.
    template: Arc<Template>,
    /// Which placeholder of it.
    index: usize,
    /// The colour of what surrounds it.
    class: Option<&'static str>,
    /// The values.
    store: VariableStore,
    /// The placeholder of the sample that is being filled.
    editing: RwSignal<Option<usize>>,
) -> impl IntoView {
    let name = template.placeholders()[index].variable.clone();
    let slot = NodeRef::<html::Span>::new();
    let chip = {
        let (template, name) = (Arc::clone(&template), name.clone());
        move || chip(&template, index, &name, store, editing)
    };
    let close = Callback::new(move |goes_back: bool| {
        editing.try_set(None);
        if goes_back {
            // The chip comes back in the place of the field before the next frame.
            request_animation_frame(move || focus_chip(slot));
        }
    });
    let content = move || {
        if editing.get() == Some(index) {
            let name = name.clone();
            view! { <FillField name store close /> }.into_any()
        } else {
            chip().into_any()
        }
    };
    let class = class.map_or_else(String::new, |class| format!("tok-{class}"));
    view! { <span node_ref=slot class=class>{content}</span> }
}

fn focus_chip(slot: NodeRef<html::Span>) {
    let slot = slot.try_get_untracked().flatten();
    let chip = slot.and_then(|slot| slot.query_selector("[role=button]").ok().flatten());
    if let Some(chip) = chip.and_then(|chip| chip.dyn_into::<HtmlElement>().ok()) {
        let _ = chip.focus();
    }
}

fn chip(
    template: &Arc<Template>,
    index: usize,
    name: &VariableName,
    store: VariableStore,
    editing: RwSignal<Option<usize>>,
) -> impl IntoView + use<> {
    let shown = {
        let (template, name) = (Arc::clone(template), name.clone());
        move || {
            store.track(&name);
            store.with(|variables| {
                let shown = template.show(&template.placeholders()[index], variables);
                let (class, why) = match &shown {
                    Shown::Value(_) => ("ph", None),
                    Shown::Masked(_) => ("ph secret", None),
                    Shown::Unfilled(_) | Shown::NotSet => ("ph empty", None),
                    Shown::Refused(_, refusal) => ("ph refused", Some(refusal.to_string())),
                };
                (class, shown.text().to_owned(), why)
            })
        }
    };
    let (class, text, why) = (shown.clone(), shown.clone(), shown);
    let class = move || class().0;
    let text = move || text().1;
    let why = move || why().2;
    let is_fixed = {
        let name = name.clone();
        move || {
            store.track(&name);
            store.is_fixed(&name)
        }
    };
    let open = move || editing.set(Some(index));
    let on_key = move |event: ev::KeyboardEvent| {
        if matches!(&*event.key(), "Enter" | " ") {
            event.prevent_default();
            open();
        }
    };
    let label = words::code::fill_in(name);
    let variable = name.to_string();
    move || {
        if is_fixed() {
            view! { <span class=class.clone() title=why.clone() data-variable=variable.clone()>{text.clone()}</span> }
                .into_any()
        } else {
            view! {
                <span
                    class=class.clone()
                    role="button"
                    tabindex="0"
                    aria-label=label.clone()
                    title=why.clone()
                    data-variable=variable.clone()
                    on:click=move |_| open()
                    on:keydown=on_key
                >
                    {text.clone()}
                </span>
            }
            .into_any()
        }
    }
}
