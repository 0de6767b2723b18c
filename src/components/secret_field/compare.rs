//! Same or different: a secret that one holds against the tenant's, without showing either.

use keyglass_core::secret::Comparison;
use leptos::{ev, html, prelude::*, reactive::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use zeroize::Zeroizing;

use super::{Field, asking::Asking};
use crate::{view, words};

/// The id of the field, which its label and its button name.
const HELD: &str = "secret-held";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Comparing,
    Told(Comparison),
}

/// The button, and the field that it opens.
pub(super) fn compare(field: Field) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="compare">
            <button
                type="button"
                class="quiet link"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                data-test="compare"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words::secret::COMPARE}
            </button>
            {move || open.get().then(|| view! { <Held field /> })}
        </div>
    }
}

#[component]
fn Held(field: Field) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::None);
    let asking = Asking::new();
    let compare = move |held: Zeroizing<String>| {
        if held.is_empty() {
            return;
        }
        outcome.set(Outcome::Comparing);
        let abort = asking.begin();
        let source = field.ask(abort.clone());
        spawn_local(async move {
            let answer = source.await;
            if abort.reason().is_some() {
                return;
            }
            asking.end();
            let told = match answer {
                Ok(secret) => {
                    field.note(&secret);
                    Outcome::Told(secret.compare(&held))
                }
                Err(why) => {
                    field.fail(why);
                    Outcome::None
                }
            };
            let _ = outcome.try_set(told);
        });
    };
    // A paste is taken before it stands in the field, which would drop its line ends.
    let paste = {
        move |event: ev::ClipboardEvent| {
            let pasted = event
                .clipboard_data()
                .and_then(|data| data.get_data("text/plain").ok());
            if let Some(pasted) = pasted {
                event.prevent_default();
                compare(Zeroizing::new(pasted));
            }
        }
    };
    let typed = move |event: ev::Event| {
        if let Some(field) = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        {
            let held = Zeroizing::new(field.value());
            field.set_value("");
            compare(held);
        }
    };
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let text = move || match outcome.get() {
        Outcome::None => "",
        Outcome::Comparing => words::secret::COMPARING,
        Outcome::Told(comparison) => words::secret::comparison(comparison),
    };
    view! {
        <div class="stack tight">
            <label for=HELD>{words::secret::COMPARE_FIELD}</label>
            <input
                id=HELD
                node_ref=input
                type="password"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="secret-held-hint"
                data-test="held-secret"
                on:paste=paste
                on:change=typed
            />
            <p id="secret-held-hint" class="small muted">{words::secret::COMPARE_HINT}</p>
            <p
                role="status"
                class=move || match outcome.get() {
                    Outcome::Told(Comparison::Same) => "ok",
                    Outcome::Told(_) => "bad",
                    _ => "muted",
                }
                data-test="comparison"
            >
                {text}
            </p>
        </div>
    }
}
