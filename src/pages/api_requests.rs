//! `/api-requests`: the calls to the Management API behind these pages, as code to copy and to send. The
//! one page that works before anything is connected.

pub mod answer;
pub mod exchange;
pub mod operation;
pub mod values;

use std::sync::Arc;

use keyglass_core::{
    placeholder::{Masking, VariableName, Variables, well_known},
    signing_key::SigningKeys,
    snippet::{Request, SecretForm, Value},
};
use leptos::prelude::*;
use leptos_router::components::A;

use self::operation::{Operation, OperationCard};
use super::announce_page;
use crate::{
    api::{load::Load, management},
    components::{term::term, variables::VariableStore},
    platform::choice::Choice,
    session::Session,
    view, words,
    words::glossary,
};

const DOMAIN: &str = "yourDomain";
const KID: &str = "yourKeyId";
const TOKEN: &str = "yourMgmtApiAccessToken";

/// The page.
#[component]
pub fn ApiRequestsPage() -> impl IntoView {
    announce_page(words::api_requests::TITLE);
    let session = Session::expect();
    let store = VariableStore::new(declared());
    fill_from_session(session, store);
    let keys = keys_of_tenant(session);
    Effect::new(move |_| store.suggest(&variable(KID), kids(keys)));
    let is_open = move || session.is_open();
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1">{words::api_requests::TITLE}</h1>
                <p class="muted lead">
                    {move || if is_open() { words::api_requests::LEAD } else { words::api_requests::LEAD_CLOSED }}
                </p>
            </div>
            <Show when=move || !is_open()>
                <A href="/" attr:class="button primary">{words::api_requests::CONNECT}</A>
            </Show>
        </div>
        <About />
        <SecretChoice />
        <OperationCard operation=Operation::AllKeys store keys />
        <OperationCard operation=Operation::OneKey store keys />
    }
}

/// What the requests are about, with the field's terms.
#[component]
fn About() -> impl IntoView {
    view! {
        <p class="about small">
            "The requests go to the tenant’s " {term(&glossary::MANAGEMENT_API)}
            ". They read the public half of each " {term(&glossary::SIGNING_KEY)}
            ", with which the tenant signs " {term(&glossary::ID_TOKEN)} ", "
            {term(&glossary::ACCESS_TOKEN)} "s, " {term(&glossary::SAML)} " and "
            {term(&glossary::WS_FED)} " assertions. An application whose "
            {term(&glossary::SIGNING_ALGORITHM)} " is HS256 uses its "
            {term(&glossary::CLIENT_SECRET)} " instead, and connections to "
            {term(&glossary::IDENTITY_PROVIDER)} " have keys of their own."
        </p>
    }
}

/// Whether the token stands in the code, or is read from the environment. For all requests of the page.
#[component]
fn SecretChoice() -> impl IntoView {
    let option = |form: SecretForm, caption: &'static str| {
        let choice = secret_choice();
        let is_chosen = move || secret_form() == form;
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="secrets"
                    prop:checked=is_chosen
                    data-test=format!("secrets-{}", form_name(form))
                    on:change=move |_| choice.choose(form_name(form))
                />
                {caption}
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{words::api_requests::SECRETS}</legend>
            <div class="actions">
                {option(SecretForm::Inline, words::api_requests::SECRETS_INLINE)}
                {option(SecretForm::Environment, words::api_requests::SECRETS_ENVIRONMENT)}
            </div>
            <p class="small muted">{words::api_requests::SECRETS_HINT}</p>
        </fieldset>
    }
}

fn secret_choice() -> Choice {
    Choice::of("secrets")
}

/// How secrets stand in the code; the view that reads it follows.
fn secret_form() -> SecretForm {
    match secret_choice().get().as_deref() {
        Some("environment") => SecretForm::Environment,
        _ => SecretForm::Inline,
    }
}

fn form_name(form: SecretForm) -> &'static str {
    match form {
        SecretForm::Inline => "inline",
        SecretForm::Environment => "environment",
    }
}

fn variable(name: &str) -> VariableName {
    VariableName::parse(name).expect("the names in this file are names")
}

fn declared() -> Variables {
    let mut variables = Variables::new(Masking::Prefix);
    for variable in well_known() {
        variables.declare(variable);
    }
    variables
}

/// Keeps domain and token those of the session.
fn fill_from_session(session: Session, store: VariableStore) {
    Effect::new(move |_| {
        let connected = session.connected();
        let domain = connected.as_ref().map(|it| it.tenant.domain());
        store.fix(&variable(DOMAIN), domain);
        match session.connection() {
            // From one memory that is wiped into another; it leaves that one when code is copied.
            Some(connection) => {
                connection.with_token(|token| store.fix(&variable(TOKEN), token));
            }
            None => store.fix(&variable(TOKEN), None),
        }
    });
}

/// The tenant's keys, to choose from; none without a token. That they cannot be had is said where they
/// are asked for.
fn keys_of_tenant(session: Session) -> Load<Option<SigningKeys>> {
    Load::new(move |abort| {
        let connection = session.connection();
        async move {
            match connection {
                Some(connection) => Ok(Some(management::signing_keys(&connection, &abort).await?)),
                None => Ok(None),
            }
        }
    })
}

/// The ids of the keys, in the order of the list; the view that reads them follows.
fn kids(keys: Load<Option<SigningKeys>>) -> Vec<String> {
    keys.with(|state| {
        let keys = state.value.as_ref().and_then(|keys| keys.as_ref().as_ref());
        let listed = keys
            .into_iter()
            .flat_map(|keys| keys.valid().chain(keys.revoked()));
        listed
            .filter_map(|key| key.kid().map(|kid| kid.as_str().to_owned()))
            .collect()
    })
}

/// The request of an operation, with placeholders; the view that reads it follows the session.
fn request_of(
    operation: Operation,
    session: Session,
    store: VariableStore,
) -> Arc<dyn Fn() -> Request + Send + Sync> {
    Arc::new(move || {
        let origin = session.connected().map(|it| it.tenant.origin());
        let scheme = match origin {
            Some(origin) if origin.starts_with("http:") => "http",
            _ => "https",
        };
        let url = format!("{scheme}://{{{DOMAIN}}}{}", operation.path());
        store.with(|variables| Request {
            method: "GET".to_owned(),
            url: Value::parse(&url, variables),
            headers: vec![(
                "Authorization".to_owned(),
                Value::parse(&format!("Bearer {{{TOKEN}}}"), variables),
            )],
            body: None,
        })
    })
}
