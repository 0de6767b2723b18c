//! Another token for the same tenant, without leaving the page.

use leptos::{prelude::*, reactive::spawn_local};

use super::token_field::{EnteredToken, TokenField, refusal};
use crate::{
    api,
    platform::{abort::Abort, clock::corrected_now},
    session::{Connected, Environment, Session},
    view, words,
};

/// One button for the local tenant, a field for any other. What was shown is asked for again as soon
/// as the session has the new token.
#[component]
pub fn RenewToken() -> impl IntoView {
    let session = Session::expect();
    move || {
        let connected = session.connected()?;
        Some(match connected.environment {
            Environment::Local => view! { <RenewLocal connected /> }.into_any(),
            Environment::Remote => view! { <RenewRemote connected /> }.into_any(),
        })
    }
}

#[component]
fn RenewLocal(connected: Connected) -> impl IntoView {
    let session = Session::expect();
    let failed = RwSignal::new(None::<String>);
    let tenant = connected.tenant;
    let renew = move |_| {
        let tenant = tenant.clone();
        failed.set(None);
        spawn_local(async move {
            match api::local::token(&tenant, &Abort::new()).await {
                Ok((token, claims)) => session.open(tenant, Environment::Local, token, claims),
                Err(_) => failed.set(Some(words::problem::unreachable(tenant.domain()))),
            }
        });
    };
    view! {
        <button type="button" class="primary" data-test="new-token" on:click=renew>
            {words::problem::NEW_TOKEN}
        </button>
        <p class="error" role="alert">{failed}</p>
    }
}

#[component]
fn RenewRemote(connected: Connected) -> impl IntoView {
    let session = Session::expect();
    let entered = EnteredToken::new();
    let refused = RwSignal::new(None::<String>);
    let tenant = connected.tenant;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(claims) = entered.claims() else {
            return refused.set(Some(words::connect::NEED_TOKEN.to_owned()));
        };
        if let Some(why) = refusal(&claims, &tenant, corrected_now()) {
            return refused.set(Some(why));
        }
        if let Some(token) = entered.take() {
            session.open(tenant.clone(), Environment::Remote, token, claims);
        }
    };
    view! {
        <form class="stack tight" on:submit=submit>
            <TokenField entered />
            <p class="error" role="alert" data-test="refusal">{refused}</p>
            <button type="submit" class="primary">{words::problem::USE_TOKEN}</button>
        </form>
    }
}
