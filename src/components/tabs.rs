//! Tabs whose choice stands in the address: links with the roles and the keys of tabs (WAI-ARIA Authoring
//! Practices, "Tabs").

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::view;

/// A tab, and the address that chooses it.
#[derive(Clone)]
pub struct Tab {
    /// What the ids of tab and panel are made of.
    pub name: &'static str,
    /// The words on it.
    pub caption: &'static str,
    /// Where it leads: the same page with another query.
    pub href: String,
}

/// The row of tabs. The arrow keys, Home and End move and choose; Tab goes on to the panel.
#[component]
pub fn Tabs(
    /// What the tabs are of.
    label: &'static str,
    /// The tabs, in their order.
    tabs: Vec<Tab>,
    /// The name of the chosen one.
    #[prop(into)]
    chosen: Signal<&'static str>,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(
            |Tab {
                 name,
                 caption,
                 href,
             }| {
                let is_chosen = move || chosen.get() == name;
                view! {
                    <a
                        role="tab"
                        id=format!("tab-{name}")
                        href=href
                        data-noscroll="true"
                        aria-controls=is_chosen().then(|| format!("panel-{name}"))
                        aria-selected=move || if is_chosen() { "true" } else { "false" }
                        tabindex=move || if is_chosen() { "0" } else { "-1" }
                        data-test=format!("tab-{name}")
                    >
                        {caption}
                    </a>
                }
            },
        )
        .collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=move_or_choose>
            {tabs}
        </div>
    }
}

/// What stands under the tab called `name`.
#[component]
pub fn TabPanel(
    /// The tab's name.
    name: &'static str,
    /// The content.
    content: AnyView,
) -> impl IntoView {
    view! {
        <div
            class="stack"
            role="tabpanel"
            id=format!("panel-{name}")
            aria-labelledby=format!("tab-{name}")
            tabindex="0"
            data-test=format!("panel-{name}")
        >
            {content}
        </div>
    }
}

/// As [`move_focus`]; and the space bar chooses, since a link knows Enter only.
fn move_or_choose(event: ev::KeyboardEvent) {
    if event.key() != " " {
        return move_focus(event);
    }
    if let Some(tab) = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        event.prevent_default();
        tab.click();
    }
}

/// The arrow keys, Home and End move along a row of tabs and choose.
pub(super) fn move_focus(event: ev::KeyboardEvent) {
    let Some(current) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
        return;
    };
    let Some(row) = current.parent_element() else {
        return;
    };
    let to = match &*event.key() {
        "ArrowRight" => current
            .next_element_sibling()
            .or_else(|| row.first_element_child()),
        "ArrowLeft" => current
            .previous_element_sibling()
            .or_else(|| row.last_element_child()),
        "Home" => row.first_element_child(),
        "End" => row.last_element_child(),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = to.focus();
        to.click();
    }
}
