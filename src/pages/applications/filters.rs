//! The search field and the filters above the list.

use keyglass_core::application::{
    ApplicationType, CredentialKind, Facets, Order, OrderBy, Stated, TokenAlgorithm,
};
use leptos::{ev, prelude::*};

use super::{
    asked::{self, Asked},
    asking::Asking,
};
use crate::{components::icon::Icon, view, words};

/// One choice of a filter: the address's word for it, and its name.
type Choice = (String, String);

/// Search, filters, order.
#[component]
pub fn Filters(
    /// What they change.
    asking: Asking,
    /// What there is to filter by, among the applications so far.
    facets: Memo<Facets>,
) -> impl IntoView {
    let types = move || type_choices(&facets.get(), &asking.now());
    let algorithms = move || algorithm_choices(&facets.get(), &asking.now());
    let credentials = move || credential_choices(&facets.get(), &asking.now());
    let chosen_type = move || {
        let asked = asking.now().application_type;
        asked.map_or_else(String::new, |it| asked::type_word(&it).to_owned())
    };
    let chosen_algorithm = move || {
        let asked = asking.now().algorithm;
        asked.map_or_else(String::new, |it| asked::algorithm_word(&it).to_owned())
    };
    let chosen_credential = move || {
        let asked = asking.now().credential;
        asked.map_or_else(String::new, |it| it.word().to_owned())
    };
    view! {
        <form class="filters" role="search" data-test="filters" on:submit=move |event: ev::SubmitEvent| {
            event.prevent_default();
            asking.finish();
        }>
            <SearchField asking />
            <Select
                label=words::applications::TYPE
                test="filter-type"
                choices=Signal::derive(types)
                chosen=Signal::derive(chosen_type)
                choose=Callback::new(move |word: String| {
                    asking.change(|it| it.application_type = some(&word).map(asked::type_of));
                })
            />
            <Select
                label=words::applications::ALGORITHM
                test="filter-algorithm"
                choices=Signal::derive(algorithms)
                chosen=Signal::derive(chosen_algorithm)
                choose=Callback::new(move |word: String| {
                    asking.change(|it| it.algorithm = some(&word).map(asked::algorithm_of));
                })
            />
            <Select
                label=words::applications::CREDENTIAL
                test="filter-credential"
                choices=Signal::derive(credentials)
                chosen=Signal::derive(chosen_credential)
                choose=Callback::new(move |word: String| {
                    asking.change(|it| it.credential = some(&word).map(asked::credential_of));
                })
            />
            <Select
                label=words::applications::ORDER
                test="order"
                choices=Signal::derive(order_choices)
                chosen=Signal::derive(move || asked::order_word(asking.now().order))
                choose=Callback::new(move |word: String| {
                    asking.change(|it| it.order = asked::order_of(&word));
                })
            />
        </form>
    }
}

#[component]
fn SearchField(asking: Asking) -> impl IntoView {
    view! {
        <div class="field search">
            <label for="search">{words::applications::SEARCH}</label>
            <span class="with-icon">
                {Icon::Search.view()}
                <input
                    id="search"
                    type="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder=words::applications::SEARCH_HINT
                    data-test="search"
                    prop:value=move || asking.typed()
                    on:input=move |event| asking.type_in(event_target_value(&event))
                    on:change=move |event| {
                        // A field can be emptied without an input event.
                        asking.type_in(event_target_value(&event));
                        asking.finish();
                    }
                />
            </span>
        </div>
    }
}

/// A choice among several, or none of them.
#[component]
fn Select(
    label: &'static str,
    test: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = chosen.get();
        let option = |(word, name): Choice| {
            let is_chosen = word == chosen;
            view! { <option value=word selected=is_chosen prop:selected=is_chosen>{name}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select data-test=test on:change=move |event| choose.run(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
}

fn some(word: &str) -> Option<&str> {
    (!word.is_empty()).then_some(word)
}

/// "Any", the usual values, those that occur, and the one that is asked for, each once.
fn with_any(values: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let mut choices = vec![(String::new(), words::applications::ANY.to_owned())];
    for choice in values {
        if choices.iter().all(|(word, _)| *word != choice.0) {
            choices.push(choice);
        }
    }
    choices
}

fn type_choices(facets: &Facets, asked: &Asked) -> Vec<Choice> {
    let usual = [
        ApplicationType::Generic,
        ApplicationType::MachineToMachine,
        ApplicationType::Native,
        ApplicationType::RegularWeb,
        ApplicationType::SinglePage,
    ];
    let all = usual
        .iter()
        .chain(&facets.types)
        .chain(&asked.application_type);
    with_any(all.map(|it| {
        let name = words::applications::type_name(it);
        (asked::type_word(it).to_owned(), name)
    }))
}

fn algorithm_choices(facets: &Facets, asked: &Asked) -> Vec<Choice> {
    let usual = [
        Stated::As(TokenAlgorithm::Hs256),
        Stated::As(TokenAlgorithm::Ps256),
        Stated::As(TokenAlgorithm::Rs256),
    ];
    let all = usual
        .iter()
        .chain(&facets.algorithms)
        .chain(&asked.algorithm);
    with_any(all.map(|it| {
        let name = words::applications::algorithm_name(it);
        (asked::algorithm_word(it).to_owned(), name)
    }))
}

fn credential_choices(facets: &Facets, asked: &Asked) -> Vec<Choice> {
    let usual = [
        CredentialKind::Secret,
        CredentialKind::PrivateKeyJwt,
        CredentialKind::Public,
    ];
    let all = usual
        .iter()
        .chain(&facets.credentials)
        .chain(&asked.credential);
    with_any(all.map(|it| {
        let name = words::applications::credential_name(it);
        (it.word().to_owned(), name)
    }))
}

fn order_choices() -> Vec<Choice> {
    let sent = (OrderBy::Sent, false);
    let others = [OrderBy::Name, OrderBy::Type, OrderBy::Algorithm];
    let others = others.into_iter().flat_map(|by| [(by, false), (by, true)]);
    [sent]
        .into_iter()
        .chain(others)
        .map(|(by, descending)| {
            let name = words::applications::order_name(by, descending);
            (asked::order_word(Order { by, descending }), name.to_owned())
        })
        .collect()
}
