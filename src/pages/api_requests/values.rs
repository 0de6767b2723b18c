//! The values that a request's code wants: what each is, and what it is now.

use keyglass_core::{placeholder::VariableName, signing_key::SigningKeys};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::{DOMAIN, KID, TOKEN, operation::Operation, variable};
use crate::{
    api::{load::Load, management::READ_SIGNING_KEYS},
    components::{term::term, variables::VariableStore},
    view, words,
    words::glossary,
};

/// The table, with a field for each value that the reader gives.
#[component]
pub fn Values(
    /// The call whose values they are.
    operation: Operation,
    /// Where they are kept.
    store: VariableStore,
    /// The tenant's keys, to choose from.
    keys: Load<Option<SigningKeys>>,
) -> impl IntoView {
    let columns = [
        words::api_requests::COLUMN_VALUE,
        words::api_requests::COLUMN_MEANING,
        words::api_requests::COLUMN_NOW,
    ]
    .map(|name| view! { <th role="columnheader" scope="col">{name}</th> });
    let kid_row = (operation == Operation::OneKey).then(|| {
        let meaning = view! { {words::api_requests::KID_MEANING} }.into_any();
        row(KID, meaning, view! { <KidValue store keys /> }.into_any())
    });
    let token_meaning = view! {
        "The " {term(&glossary::ACCESS_TOKEN)} " for the "
        {term(&glossary::MANAGEMENT_API)} " with the " {term(&glossary::SCOPE)} " "
        <code>{READ_SIGNING_KEYS}</code> "."
    };
    view! {
        <table class="keys values" role="table" aria-label=words::api_requests::VALUES data-test="values">
            <thead role="rowgroup"><tr role="row">{columns.into_iter().collect_view()}</tr></thead>
            <tbody role="rowgroup">
                {row(
                    DOMAIN,
                    view! { {words::api_requests::DOMAIN_MEANING} }.into_any(),
                    view! { <DomainValue store /> }.into_any(),
                )}
                {kid_row}
                {row(TOKEN, token_meaning.into_any(), view! { <TokenValue store /> }.into_any())}
            </tbody>
        </table>
    }
}

fn row(name: &'static str, meaning: AnyView, now: AnyView) -> impl IntoView {
    view! {
        <tr role="row" data-variable=name>
            <td role="cell"><code class="id">"{" {name} "}"</code></td>
            <td role="cell" data-label=words::api_requests::COLUMN_MEANING><div>{meaning}</div></td>
            <td role="cell" data-label=words::api_requests::COLUMN_NOW><div>{now}</div></td>
        </tr>
    }
}

#[component]
fn DomainValue(store: VariableStore) -> impl IntoView {
    let name = variable(DOMAIN);
    move || {
        store.track(&name);
        if store.is_fixed(&name) {
            let domain = value(store, &name);
            view! {
                <span class="mono">{domain}</span>
                <span class="sub">{words::api_requests::FROM_SESSION}</span>
            }
            .into_any()
        } else {
            view! { <ValueField name=name.clone() store label=words::api_requests::DOMAIN /> }
                .into_any()
        }
    }
}

#[component]
fn KidValue(store: VariableStore, keys: Load<Option<SigningKeys>>) -> impl IntoView {
    let choose = move |event: ev::Event| {
        // The ids in the menu are ids.
        let _ = store.fill(&variable(KID), &event_target_value(&event));
    };
    let chosen = move || {
        let name = variable(KID);
        store.track(&name);
        value(store, &name)
    };
    let menu = move || {
        keys.with(|state| {
            let keys = state.value.as_ref()?.as_ref().as_ref()?;
            let options = keys
                .valid()
                .chain(keys.revoked())
                .filter_map(|key| {
                    let kid = key.kid()?.as_str().to_owned();
                    let text = format!("{kid} · {}", words::keys::status(key.status()));
                    let is_chosen = {
                        let kid = kid.clone();
                        move || chosen() == kid
                    };
                    Some(view! { <option value=kid prop:selected=is_chosen>{text}</option> })
                })
                .collect_view();
            Some(view! {
                <select
                    class="mono"
                    aria-label=words::api_requests::CHOOSE_KEY
                    data-test="choose-kid"
                    on:change=choose
                >
                    <option value="">{words::api_requests::CHOOSE_KEY} "…"</option>
                    {options}
                </select>
            })
        })
    };
    view! {
        <div class="stack tight">
            {menu}
            <ValueField name=variable(KID) store label=words::api_requests::OWN_KID />
        </div>
    }
}

#[component]
fn TokenValue(store: VariableStore) -> impl IntoView {
    let name = variable(TOKEN);
    move || {
        store.track(&name);
        let is_filled = store.with(|variables| variables.is_filled(&name));
        if store.is_fixed(&name) {
            view! { <span class="muted" data-test="token-state">{words::api_requests::TOKEN_FROM_SESSION}</span> }
                .into_any()
        } else if is_filled {
            let name = name.clone();
            view! {
                <p class="small">{words::code::SET_MASKED}</p>
                <button
                    type="button"
                    data-test="forget"
                    on:click=move |_| {
                        let _ = store.fill(&name, "");
                    }
                >
                    {words::api_requests::FORGET}
                </button>
            }
            .into_any()
        } else {
            view! { <ValueField name=name.clone() store label=words::api_requests::TOKEN /> }
                .into_any()
        }
    }
}

/// A field for the value of a variable that the reader fills; the value of a secret is taken out of it at
/// once.
#[component]
fn ValueField(name: VariableName, store: VariableStore, label: &'static str) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let is_secret = store.kind(&name).is_some_and(|kind| kind.is_secret());
    {
        let name = name.clone();
        Effect::new(move |_| {
            store.track(&name);
            let current = value(store, &name);
            if let Some(field) = field.get()
                && field.value() != current
            {
                field.set_value(&current);
                error.set(None);
            }
        });
    }
    let test = format!("value-{name}");
    let take = move |event: ev::Event| {
        let Some(field) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let text = zeroize::Zeroizing::new(field.value());
        if is_secret {
            field.set_value("");
        }
        let outcome = store.fill(&name, text.trim());
        error.set(
            outcome
                .err()
                .map(|why| words::code::not_taken(&why.to_string())),
        );
    };
    view! {
        <span class="value-field">
            <input
                node_ref=field
                type=if is_secret { "password" } else { "text" }
                class="mono"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-label=label
                placeholder=label
                aria-invalid=move || error.get().map(|_| "true")
                data-test=test
                on:change=take
            />
            <span class="error" role="alert">{error}</span>
        </span>
    }
}

/// The value of a variable that is no secret; nothing where there is none.
fn value(store: VariableStore, name: &VariableName) -> String {
    store.with(|variables| variables.value(name).unwrap_or_default().to_owned())
}
