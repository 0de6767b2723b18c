//! One request, written as a program in every language and for the client that the reader chooses.

use std::sync::Arc;

use keyglass_core::snippet::{Client, Request, SecretForm, write};
use leptos::prelude::*;

use super::{
    code_block::{BlockOptions, CodeBlock, Sample},
    code_group::CodeGroup,
    variables::VariableStore,
};
use crate::{platform::choice::Choice, view, words};

/// The choice that all requests of a page share.
const LANGUAGE: &str = "language";

/// The request's code, in the languages of all clients.
#[component]
pub fn RequestCode(
    /// The request; the view follows the signals that it reads.
    request: Arc<dyn Fn() -> Request + Send + Sync>,
    /// The values of its variables.
    store: VariableStore,
    /// How secrets stand in what is copied.
    #[prop(into)]
    secrets: Signal<SecretForm>,
    /// What it is, as messages begin: "Request for all signing keys".
    #[prop(into)]
    what: String,
    /// The clients to choose from, those of a language beside each other.
    #[prop(default = Client::ALL.to_vec())]
    clients: Vec<Client>,
    /// Requests and groups of one key switch their language together.
    #[prop(default = Some(LANGUAGE.to_owned()))]
    sync: Option<String>,
    /// A menu instead of tabs.
    #[prop(optional)]
    dropdown: bool,
) -> impl IntoView {
    let languages = languages(&clients);
    let label = what.clone();
    let names = languages
        .iter()
        .map(|(title, _)| (*title).to_owned())
        .collect();
    let panel = Arc::new(move |index: usize| {
        let Some((title, clients)) = languages.get(index).cloned() else {
            return ().into_any();
        };
        let choice = Choice::of(&format!("client.{title}"));
        let chosen = {
            let (choice, clients) = (choice.clone(), clients.clone());
            move || chosen(&choice, &clients)
        };
        let source = {
            let (request, chosen) = (Arc::clone(&request), chosen.clone());
            move || {
                let client = chosen();
                let template =
                    write(&request(), client, secrets.get()).map_err(|why| why.to_string())?;
                Ok(Sample {
                    template: Arc::new(template),
                    file_name: Some(client.file_name().to_owned()),
                })
            }
        };
        let options = BlockOptions {
            expandable: true,
            ..BlockOptions::default()
        };
        let tools = move || client_menu(&clients, choice);
        let what = what.clone();
        view! {
            <CodeBlock source=Arc::new(source) store what options tools=tools test="request-code" />
        }
        .into_any()
    });
    view! { <CodeGroup label names panel sync dropdown /> }
}

/// The titles of the languages with their clients, the default one first.
fn languages(clients: &[Client]) -> Vec<(&'static str, Vec<Client>)> {
    let mut languages: Vec<(&str, Vec<Client>)> = Vec::new();
    for client in clients.iter().copied() {
        match languages
            .iter_mut()
            .find(|(title, _)| *title == client.title())
        {
            Some((_, clients)) => clients.push(client),
            None => languages.push((client.title(), vec![client])),
        }
    }
    languages
}

fn chosen(choice: &Choice, clients: &[Client]) -> Client {
    let name = choice.get();
    let chosen = clients.iter().find(|it| Some(it.name()) == name.as_deref());
    chosen.or(clients.first()).copied().unwrap_or(Client::Curl)
}

/// A language with one client has nothing to choose.
fn client_menu(clients: &[Client], choice: Choice) -> Option<impl IntoView + use<>> {
    if clients.len() < 2 {
        return None;
    }
    let current = chosen(&choice, clients);
    let option = |client: &Client| {
        let name = client.name();
        view! { <option value=name selected=*client == current>{name}</option> }
    };
    let options = clients.iter().map(option).collect_view();
    Some(view! {
        <select
            aria-label=words::code::CLIENT
            data-test="client"
            on:change=move |event| choice.choose(&event_target_value(&event))
        >
            {options}
        </select>
    })
}
