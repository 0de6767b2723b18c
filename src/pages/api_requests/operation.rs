//! One call: its code in every language, its values, and the button that sends it.

use keyglass_core::signing_key::{KeyId, SigningKeys};
use leptos::prelude::*;

use super::{
    KID, answer::AnswerView, exchange::Exchange, request_of, secret_form, values::Values, variable,
};
use crate::{
    api::{
        load::Load,
        management::{READ_SIGNING_KEYS, console::Asked},
    },
    components::{icon::Icon, request_code::RequestCode, term::term, variables::VariableStore},
    session::Session,
    view, words,
    words::glossary,
};

/// A call of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// All signing keys.
    AllKeys,
    /// One of them.
    OneKey,
}

impl Operation {
    /// The path, with the placeholder of the key id.
    pub fn path(self) -> &'static str {
        match self {
            Self::AllKeys => "/api/v2/keys/signing",
            Self::OneKey => "/api/v2/keys/signing/{yourKeyId}",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::AllKeys => words::api_requests::ALL_KEYS,
            Self::OneKey => words::api_requests::ONE_KEY,
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::AllKeys => words::api_requests::ALL_KEYS_FILE,
            Self::OneKey => words::api_requests::ONE_KEY_FILE,
        }
    }

    /// A name for ids and for tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::AllKeys => "all-keys",
            Self::OneKey => "one-key",
        }
    }

    /// What is sent, if all of it is there.
    fn asked(self, store: VariableStore) -> Option<Asked> {
        match self {
            Self::AllKeys => Some(Asked::SigningKeys),
            Self::OneKey => {
                let kid = variable(KID);
                store.track(&kid);
                let kid = store.with(|variables| KeyId::parse(variables.value(&kid)?));
                kid.map(Asked::SigningKey)
            }
        }
    }
}

/// The card of one call.
#[component]
pub fn OperationCard(
    /// The call.
    operation: Operation,
    /// The values of the page.
    store: VariableStore,
    /// The tenant's keys, to choose from.
    keys: Load<Option<SigningKeys>>,
) -> impl IntoView {
    let session = Session::expect();
    let heading = format!("{}-heading", operation.name());
    let labelled = heading.clone();
    let exchange = Exchange::new();
    let secrets = Signal::derive(secret_form);
    view! {
        <section class="card request" aria-labelledby=labelled data-test=operation.name()>
            <header>
                <div>
                    <h2 id=heading>{operation.title()}</h2>
                    <p class="small muted">
                        <code>"GET " {operation.path()}</code>
                        " · "
                        {term(&glossary::SCOPE)}
                        " "
                        <code>{READ_SIGNING_KEYS}</code>
                    </p>
                </div>
                <SendButton operation store exchange />
            </header>
            <div class="body stack">
                <RequestCode
                    request=request_of(operation, session, store)
                    store
                    secrets
                    what=operation.what()
                />
                <Values operation store keys />
                <AnswerView exchange again=Callback::new(move |()| send(operation, session, store, exchange)) />
            </div>
        </section>
    }
}

#[component]
fn SendButton(operation: Operation, store: VariableStore, exchange: Exchange) -> impl IntoView {
    let session = Session::expect();
    let missing = move || {
        if session.connection().is_none() {
            return Some(words::api_requests::NEEDS_TENANT);
        }
        let is_whole = operation.asked(store).is_some();
        (!is_whole).then_some(words::api_requests::NEEDS_KID)
    };
    let hint = format!("{}-send-hint", operation.name());
    let press = move |_| {
        if exchange.is_sending() {
            exchange.stop();
        } else if untrack(missing).is_none() {
            send(operation, session, store, exchange);
        }
    };
    let caption = move || match exchange.is_sending() {
        true => view! { {Icon::Close.view()} {words::api_requests::STOP} }.into_any(),
        false => view! { {Icon::Send.view()} {words::api_requests::SEND} }.into_any(),
    };
    view! {
        <div class="send">
            <button
                type="button"
                class="primary"
                aria-disabled=move || missing().map(|_| "true")
                aria-describedby=hint.clone()
                data-test="send"
                on:click=press
            >
                {caption}
            </button>
            <p id=hint class="small muted" data-test="send-hint">{missing}</p>
        </div>
    }
}

fn send(operation: Operation, session: Session, store: VariableStore, exchange: Exchange) {
    let ready = untrack(|| session.connection().zip(operation.asked(store)));
    if let Some((connection, asked)) = ready {
        exchange.send(connection, asked);
    }
}
