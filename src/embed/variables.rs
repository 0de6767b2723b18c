//! `<keyglass-variables>`: the panel in which a reader sees and fills the page's variables.
//!
//! A secret is taken out of its field as soon as it was entered; what stands there then is its mask.

use keyglass_core::placeholder::{MASK, Variable, VariableName};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{
    live::{Changes, Live, mount_live},
    store::Store,
};
use crate::{view, words};

/// Shows the panel in `host`: the variables called `names`, or all that are declared when that is empty.
pub fn mount(host: HtmlElement, store: Store, names: &str, heading: &str, kept: bool) -> Live {
    let declared = store.variables();
    let shown: Vec<Variable> = if names.trim().is_empty() {
        declared
    } else {
        let named = names
            .split([',', ' '])
            .filter_map(|name| VariableName::parse(name.trim()));
        named
            .filter_map(|name| {
                let is = |variable: &&Variable| {
                    variable.name == name || variable.aliases.contains(&name)
                };
                declared.iter().find(is).cloned()
            })
            .collect()
    };
    let heading = match heading.trim() {
        "" => words::embed::PANEL,
        heading => heading,
    }
    .to_owned();
    let changed = Changes::new();
    let following = changed.clone();
    let fields = shown.clone();
    mount_live(
        host,
        shown.iter().map(|variable| &variable.name),
        changed,
        move || {
            let page = StoredValue::new_local((store, following));
            view! {
                <section class="card" part="panel" aria-labelledby="heading">
                    <header><h2 id="heading" part="heading">{heading}</h2></header>
                    <div class="body stack">
                        <p class="small muted">{words::embed::panel_text(kept)}</p>
                        {fields
                            .into_iter()
                            .map(|variable| view! { <Field variable page /> })
                            .collect_view()}
                    </div>
                </section>
            }
        },
    )
}

/// The page's store, and what tells of its changes.
type Page = StoredValue<(Store, Changes), LocalStorage>;

/// A labelled field for one variable.
#[component]
fn Field(variable: Variable, page: Page) -> impl IntoView {
    let Variable { name, kind, .. } = variable;
    let id = format!("value-{name}");
    let error_id = format!("{id}-error");
    let placeholder = format!("{{{name}}}");
    let label = words::embed::label(kind, name.as_str());
    let name = StoredValue::new(name);
    // Reads the store and tells the kind's own check; the value goes no further.
    let look = move || {
        page.with_value(|(store, changes)| {
            changes.track();
            store.value(&name.read_value())
        })
    };
    let error = move || {
        let refusal = kind.check(&look()?).err()?;
        Some(words::embed::not_taken(&refusal))
    };
    let input = if kind.is_secret() {
        let is_set = Memo::new(move |_| look().is_some());
        view! { <Secret id=id.clone() name page is_set label=label.clone() /> }.into_any()
    } else {
        let typed = move |event: ev::Event| set(page, name, &event_target_value(&event));
        view! {
            <input
                id=id.clone()
                class="mono"
                part="field"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
                aria-invalid=move || error().map(|_| "true")
                aria-describedby=error_id.clone()
                data-test=id.clone()
                prop:value=move || look().map_or_else(String::new, |value| value.to_string())
                on:input=typed
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {input}
            <p id=error_id class="error" aria-live="polite">{error}</p>
        </div>
    }
}

/// A field that gives its text away at once, and says that there is one.
#[component]
fn Secret(
    id: String,
    name: StoredValue<VariableName>,
    page: Page,
    is_set: Memo<bool>,
    label: String,
) -> impl IntoView {
    let state_id = format!("{id}-state");
    let take = move |event: ev::Event| {
        let field = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            let value = zeroize::Zeroizing::new(field.value());
            field.set_value("");
            if !value.trim().is_empty() {
                set(page, name, value.trim());
            }
        }
    };
    // Typing is read when it is done; a paste is whole at once.
    let on_input = move |event: ev::Event| {
        let is_paste = event
            .dyn_ref::<ev::InputEvent>()
            .is_some_and(|event| event.input_type().starts_with("insertFrom"));
        if is_paste {
            take(event);
        }
    };
    let state = move || match is_set.get() {
        true => words::embed::SECRET_HELD,
        false => words::embed::SECRET_MISSING,
    };
    view! {
        <div class="secret-field">
            <input
                id=id.clone()
                class="mono"
                part="field"
                type="password"
                autocomplete="off"
                spellcheck="false"
                placeholder=move || is_set.get().then_some(MASK)
                aria-describedby=state_id.clone()
                data-test=id
                on:input=on_input
                on:change=take
            />
            <Show when=move || is_set.get()>
                <button
                    type="button"
                    aria-label=words::embed::forget(&label)
                    on:click=move |_| set(page, name, "")
                >
                    {words::embed::FORGET}
                </button>
            </Show>
        </div>
        <p id=state_id class="small muted" role="status" data-test="secret-state">{state}</p>
    }
}

fn set(page: Page, name: StoredValue<VariableName>, value: &str) {
    page.with_value(|(store, _)| store.set(name.read_value().as_str(), value));
}
