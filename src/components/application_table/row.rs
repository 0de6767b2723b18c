//! One row of the table of applications.

use std::rc::Rc;

use keyglass_core::{
    application::{
        ApplicationSummary, CredentialKind, ListedApplication, Party, Stated, UnreadableApplication,
    },
    display::cut,
};
use leptos::prelude::*;

use crate::{
    components::{copy_button::CopyButton, text::ForeignText},
    view, words,
};

/// The most characters of a name or an id that a row shows.
const SHOWN: usize = 160;

/// Where an application's own page is.
pub fn application_href(client_id: &str) -> String {
    format!(
        "/applications/{}",
        String::from(js_sys::encode_uri_component(client_id))
    )
}

/// A row: an application, an entry that could not be read, or room for one that has not come yet.
#[component]
pub fn ApplicationRow(
    /// Its place in the list, counted from 0.
    place: usize,
    /// What stands in it.
    application: Option<ListedApplication>,
    /// Where it stands in the body.
    top: Signal<String>,
    /// Whether Tab leads to it.
    in_tab_order: Signal<bool>,
) -> impl IntoView {
    let tab = Signal::derive(move || if in_tab_order.get() { "0" } else { "-1" });
    let client_id = application
        .as_ref()
        .and_then(|it| Some(it.client_id()?.to_string()));
    let is_unreadable = matches!(application, Some(ListedApplication::Unreadable(_)));
    let cells = match &application {
        Some(ListedApplication::Readable(application)) => readable(application, tab).into_any(),
        Some(ListedApplication::Unreadable(application)) => unreadable(application, tab).into_any(),
        None => pending(tab).into_any(),
    };
    view! {
        <tr
            role="row"
            class:unreadable=is_unreadable
            aria-rowindex=(place + 2).to_string()
            data-place=place.to_string()
            data-client-id=client_id
            style:top=top
        >
            {cells}
        </tr>
    }
}

fn readable(application: &ApplicationSummary, tab: Signal<&'static str>) -> impl IntoView + use<> {
    let credential = application.credential();
    let algorithm = application.algorithm();
    let party = (application.party() == &Stated::As(Party::Third))
        .then(|| view! { <span class="chip">{words::applications::THIRD_PARTY}</span> });
    let global = application
        .is_global()
        .then(|| view! { <span class="chip">{words::applications::GLOBAL}</span> });
    let hidden = |is_hidden: bool| is_hidden.then_some(words::applications::HIDDEN_TITLE);
    view! {
        <td role="cell" class="name">
            <NameLink name=application.name() client_id=application.client_id().as_str() tab />
            {party}
            {global}
        </td>
        <td role="cell" class="type">
            <ForeignText text=words::applications::type_name(application.application_type()) />
        </td>
        <td role="cell" class="id">
            <ClientIdCell client_id=application.client_id().as_str() name=application.name() tab />
        </td>
        <td
            role="cell"
            class="algorithm"
            class:muted=algorithm.value().is_none()
            title=hidden(algorithm == &Stated::Hidden)
        >
            <ForeignText text=words::applications::algorithm_name(algorithm) />
        </td>
        <td
            role="cell"
            class="credential"
            class:muted=credential == &CredentialKind::Hidden
            title=hidden(credential == &CredentialKind::Hidden)
        >
            <ForeignText text=words::applications::credential_name(credential) />
        </td>
    }
}

/// What is known of an entry that could not be read, and why it could not.
fn unreadable(
    application: &UnreadableApplication,
    tab: Signal<&'static str>,
) -> impl IntoView + use<> {
    let name = application.name();
    let (link, id) = match application.client_id() {
        Some(id) => (
            view! { <NameLink name client_id=id.as_str() tab /> }.into_any(),
            view! { <ClientIdCell client_id=id.as_str() name tab /> }.into_any(),
        ),
        None => (
            view! { <span tabindex=tab>{shown_name(name)}</span> }.into_any(),
            view! { <span class="muted">{words::applications::NO_CLIENT_ID}</span> }.into_any(),
        ),
    };
    view! {
        <td role="cell" class="name">{link}</td>
        <td role="cell" class="type"><strong class="warn">{words::applications::UNREADABLE}</strong></td>
        <td role="cell" class="id">{id}</td>
        <td role="cell" class="reason" aria-colspan="2">{application.reason().to_string()}</td>
    }
}

fn pending(tab: Signal<&'static str>) -> impl IntoView {
    let bone = |class: &'static str| {
        view! { <td role="cell" class=class><span class="bone" aria-hidden="true"></span></td> }
    };
    view! {
        <td role="cell" class="name">
            <span class="bone" tabindex=tab aria-label=words::applications::STILL_READING role="note"></span>
        </td>
        {["type", "id", "algorithm", "credential"].map(bone).into_iter().collect_view()}
    }
}

#[component]
fn NameLink<'a>(
    name: Option<&'a str>,
    client_id: &'a str,
    tab: Signal<&'static str>,
) -> impl IntoView + use<> {
    view! {
        <a href=application_href(client_id) tabindex=tab data-test="application">{shown_name(name)}</a>
    }
}

fn shown_name(name: Option<&str>) -> AnyView {
    match name {
        Some(name) => view! { <ForeignText text=cut(name, SHOWN) /> }.into_any(),
        None => view! { <span class="muted">{words::applications::NAMELESS}</span> }.into_any(),
    }
}

#[component]
fn ClientIdCell<'a>(
    client_id: &'a str,
    name: Option<&'a str>,
    tab: Signal<&'static str>,
) -> impl IntoView + use<> {
    let text = client_id.to_owned();
    let of = cut(name.unwrap_or(words::applications::NAMELESS), SHOWN);
    view! {
        <span class="copyable">
            <span class="mono"><ForeignText text=cut(client_id, SHOWN) /></span>
            <CopyButton
                what=words::applications::CLIENT_ID
                text=Rc::new(move || text.clone())
                label=words::applications::copy_id_of(&of)
                tab
                test="copy-client-id"
            />
        </span>
    }
}
