//! The first screen: one click to the local tenant, or a domain and a token for a real one.

use keyglass_core::{tenant::TenantUrl, token::TokenClaims};
use leptos::{ev, prelude::*, reactive::spawn_local};
use leptos_router::components::A;
use wasm_bindgen::JsCast;

use super::{
    announce_page,
    token_field::{EnteredToken, TokenField, refusal},
};
use crate::{
    api,
    components::banner::{Banner, Tone},
    platform::{abort::Abort, clock::corrected_now},
    session::{Environment, Session, config::Deployment},
    view, words,
};

/// Stands in the place of every page until a tenant is connected; the address stays as it is.
#[component]
pub fn Connect() -> impl IntoView {
    announce_page(words::connect::TITLE);
    let deployment = Deployment::expect();
    let locked = Session::expect().locked().map(|reason| {
        let title = words::lock::locked(reason);
        view! { <Banner tone=Tone::Note title text=Vec::new() test="locked" /> }
    });
    let local = move || {
        deployment
            .local_tenant()
            .map(|tenant| view! { <OpenLocal tenant /> })
    };
    let unread = move || {
        deployment
            .are_missing()
            .then(|| view! { <p class="note small">{words::connect::UNREAD_CONFIG}</p> })
    };
    view! {
        <div class="connect">
            <div class="head">
                <div>
                    <h1 tabindex="-1">{words::connect::HEADING}</h1>
                    <p class="muted">{words::connect::LEAD}</p>
                </div>
            </div>
            {locked}
            {local}
            {unread}
            <OpenRemote />
            <p class="small"><A href="/api-requests">{words::connect::WITHOUT_TENANT}</A></p>
        </div>
    }
}

#[component]
fn OpenLocal(tenant: TenantUrl) -> impl IntoView {
    let session = Session::expect();
    let opening = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let open = move |_| {
        let tenant = tenant.clone();
        opening.set(true);
        failed.set(None);
        spawn_local(async move {
            let answer = api::local::token(&tenant, &Abort::new()).await;
            opening.set(false);
            match answer {
                Ok((token, claims)) => session.open(tenant, Environment::Local, token, claims),
                Err(_) => failed.set(Some(words::problem::unreachable(tenant.domain()))),
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="local-heading">
            <div class="body local">
                <div>
                    <h2 id="local-heading">{words::connect::LOCAL_HEADING}</h2>
                    <p class="muted">{words::connect::LOCAL_TEXT}</p>
                    <p class="error" role="alert" data-test="local-error">{failed}</p>
                </div>
                <button
                    type="button"
                    class="primary large"
                    aria-disabled=move || opening.get().then_some("true")
                    data-test="open-local"
                    on:click=open
                >
                    {move || {
                        if opening.get() { words::connect::OPENING } else { words::connect::OPEN_LOCAL }
                    }}
                </button>
            </div>
        </section>
    }
}

/// What one would type for this tenant: the domain, and before it the scheme where that is not https.
fn as_entered(tenant: &TenantUrl) -> String {
    let origin = tenant.origin();
    if origin.starts_with("https:") {
        tenant.domain().to_owned()
    } else {
        origin
    }
}

#[component]
fn OpenRemote() -> impl IntoView {
    let session = Session::expect();
    let entered = EnteredToken::new();
    let domain = NodeRef::<leptos::html::Input>::new();
    let domain_error = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);

    let tenant = move || {
        let text = domain
            .get_untracked()
            .map_or_else(String::new, |field| field.value());
        match TenantUrl::parse(&text) {
            Ok(tenant) => {
                domain_error.set(None);
                Some(tenant)
            }
            Err(error) => {
                domain_error.set(Some(error.to_string()));
                None
            }
        }
    };
    let fill_domain = Callback::new(move |claims: TokenClaims| {
        refused.set(None);
        if let (Some(field), Some(tenant)) = (domain.get_untracked(), claims.tenant())
            && field.value().trim().is_empty()
        {
            field.set_value(&as_entered(&tenant));
            domain_error.set(None);
        }
    });
    let check_domain = move |event: ev::Event| {
        let field = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if field.is_some_and(|field| !field.value().is_empty()) {
            tenant();
        }
    };
    // Gone while one mends it, not when one leaves the field: the page would move under a click.
    let forgive = move |_| domain_error.set(None);
    let open_public = move |_| {
        refused.set(None);
        if let Some(tenant) = tenant() {
            session.open_public(tenant, Environment::Remote);
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        let Some(tenant) = tenant() else { return };
        let Some(claims) = entered.claims() else {
            return refused.set(Some(words::connect::NEED_TOKEN.to_owned()));
        };
        if let Some(why) = refusal(&claims, &tenant, corrected_now()) {
            return refused.set(Some(why));
        }
        if let Some(token) = entered.take() {
            session.open(tenant, Environment::Remote, token, claims);
        }
    };

    view! {
        <section class="card" aria-labelledby="remote-heading">
            <header><h2 id="remote-heading">{words::connect::REAL_HEADING}</h2></header>
            <form class="body stack" novalidate on:submit=submit>
                <div class="field">
                    <label for="domain">{words::connect::DOMAIN}</label>
                    <input
                        id="domain"
                        class="mono"
                        type="text"
                        inputmode="url"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-describedby="domain-hint domain-error"
                        aria-invalid=move || domain_error.get().map(|_| "true")
                        node_ref=domain
                        data-test="domain"
                        on:input=forgive
                        on:change=check_domain
                    />
                    <p id="domain-hint" class="small muted">{words::connect::DOMAIN_HINT}</p>
                    <p id="domain-error" class="error" role="alert" data-test="domain-error">
                        {domain_error}
                    </p>
                </div>
                <TokenField entered on_read=fill_domain />
                <p class="error" role="alert" data-test="refusal">{refused}</p>
                <div class="actions">
                    <button type="submit" class="primary" data-test="open">{words::connect::OPEN}</button>
                    <button type="button" data-test="open-public" on:click=open_public>
                        {words::connect::OPEN_PUBLIC}
                    </button>
                    <span class="small muted">{words::connect::PUBLIC_HINT}</span>
                </div>
            </form>
        </section>
    }
}
