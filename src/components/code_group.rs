//! Code samples of one thing, one of which is shown: as tabs (WAI-ARIA Authoring Practices, "Tabs") or
//! as a menu. Groups of one key switch together, and the choice is kept.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use leptos::prelude::*;

use super::tabs::move_focus;
use crate::{platform::choice::Choice, view, words};

/// Numbers the groups of a page, whose parts need ids.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// The group: what to choose from, and below it the chosen one.
#[component]
pub fn CodeGroup(
    /// What the samples are of.
    #[prop(into)]
    label: String,
    /// The names of the samples, in their order.
    names: Vec<String>,
    /// The view of one of them.
    panel: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
    /// Groups of one key switch together. Without one the group is on its own.
    #[prop(optional_no_strip)]
    sync: Option<String>,
    /// A menu instead of tabs.
    #[prop(optional)]
    dropdown: bool,
) -> impl IntoView {
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let choice = match sync {
        Some(key) => Choice::of(&key),
        None => Choice::unkept(),
    };
    let chosen = Memo::new({
        let (choice, names) = (choice.clone(), names.clone());
        move |_| {
            let name = choice.get();
            let place = names.iter().position(|it| Some(it) == name.as_ref());
            place.unwrap_or(0)
        }
    });
    let chooser = if dropdown {
        menu(&names, chosen, choice, &label).into_any()
    } else {
        tabs(id, &names, chosen, choice, label).into_any()
    };
    let content = move || {
        let chosen = chosen.get();
        view! {
            <div
                role=if dropdown { "group" } else { "tabpanel" }
                id=format!("code-{id}-panel")
                aria-labelledby=(!dropdown).then(|| format!("code-{id}-{chosen}"))
            >
                {panel(chosen)}
            </div>
        }
    };
    view! { <div class="code-group" data-test="code-group">{chooser} {content}</div> }
}

fn tabs(
    id: usize,
    names: &[String],
    chosen: Memo<usize>,
    choice: Choice,
    label: String,
) -> impl IntoView {
    let tab = |(index, name): (usize, &String)| {
        let is_chosen = move || chosen.get() == index;
        let (choice, value) = (choice.clone(), name.clone());
        view! {
            <button
                type="button"
                role="tab"
                id=format!("code-{id}-{index}")
                aria-controls=format!("code-{id}-panel")
                aria-selected=move || if is_chosen() { "true" } else { "false" }
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                data-test="code-tab"
                on:click=move |_| choice.choose(&value)
            >
                {name.clone()}
            </button>
        }
    };
    let tabs = names.iter().enumerate().map(tab).collect_view();
    view! {
        <div class="bar tabs-bar" role="tablist" aria-label=label on:keydown=move_focus>
            {tabs}
        </div>
    }
}

fn menu(
    names: &[String],
    chosen: Memo<usize>,
    choice: Choice,
    label: &str,
) -> impl IntoView + use<> {
    let option = |(index, name): (usize, &String)| {
        view! {
            <option value=name.clone() selected=move || chosen.get() == index>{name.clone()}</option>
        }
    };
    let options = names.iter().enumerate().map(option).collect_view();
    view! {
        <div class="bar">
            <select
                aria-label=format!("{}: {label}", words::code::LANGUAGE)
                data-test="code-menu"
                on:change=move |event| choice.choose(&event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}
