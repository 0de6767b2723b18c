//! The field that stands in the place of a placeholder while it is being filled.

use std::sync::atomic::{AtomicUsize, Ordering};

use keyglass_core::placeholder::VariableName;
use leptos::{ev, html, prelude::*};

use crate::{components::variables::VariableStore, view, words};

/// Numbers the lists of suggestions, which need ids.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// The field. Enter takes the value, Escape does not; leaving takes one that is right.
#[component]
pub fn FillField(
    /// Whose value.
    name: VariableName,
    /// Where it goes.
    store: VariableStore,
    /// It is done; whether the focus goes back to where the field stood.
    close: Callback<bool>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let is_secret = store.kind(&name).is_some_and(|kind| kind.is_secret());
    // A secret is not brought back into a field.
    let current = store.with(|variables| variables.value(&name).unwrap_or_default().to_owned());
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&current);
            let _ = field.focus();
            field.select();
        }
    });
    let take = {
        let name = name.clone();
        move || {
            let Some(field) = field.try_get_untracked().flatten() else {
                return true;
            };
            let value = zeroize::Zeroizing::new(field.value());
            let outcome = store.fill(&name, value.trim());
            if outcome.is_ok() {
                field.set_value("");
            }
            let is_taken = outcome.is_ok();
            error.try_set(
                outcome
                    .err()
                    .map(|why| words::code::not_taken(&why.to_string())),
            );
            is_taken
        }
    };
    let on_key = {
        let take = take.clone();
        move |event: ev::KeyboardEvent| match &*event.key() {
            "Enter" => {
                event.prevent_default();
                if take() {
                    close.run(true);
                }
            }
            "Escape" => {
                event.stop_propagation();
                // Leaving the field would take what is in it.
                if let Some(field) = field.try_get_untracked().flatten() {
                    field.set_value("");
                }
                close.run(true);
            }
            _ => {}
        }
    };
    // Also called when the field is taken away, after its view has ended.
    let leave = move |_| {
        let field = field.try_get_untracked().flatten();
        if field.is_none_or(|field| field.value().is_empty()) || take() {
            close.try_run(false);
        }
    };
    let list = format!("suggestions-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let suggestions = store
        .suggestions(&name)
        .into_iter()
        .map(|value| view! { <option value=value></option> })
        .collect_view();
    view! {
        <span class="fill">
            <input
                node_ref=field
                type=if is_secret { "password" } else { "text" }
                class="mono"
                list=list.clone()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-label=words::code::fill(&name)
                aria-invalid=move || error.get().map(|_| "true")
                data-test="fill"
                on:keydown=on_key
                on:blur=leave
            />
            <datalist id=list>{suggestions}</datalist>
            <span class="fill-error" role="alert" data-test="fill-error">{error}</span>
        </span>
    }
}
