//! The public view: the key set that a tenant publishes, read without a token.

use std::rc::Rc;

use keyglass_core::jwk::{JsonWebKey, KeySet};
use leptos::prelude::*;

use super::{announce_page, problem::Problem};
use crate::{
    api::{ApiError, discovery, load::Load},
    components::{
        certificate_facts::{CertificateFacts, ValidityBadge},
        copy_button::CopyButton,
        skeleton::KeysSkeleton,
        text::ForeignText,
    },
    session::Session,
    view, words,
};

/// The keys of the key set, each with the facts of its certificate.
#[component]
pub fn PublicKeys() -> impl IntoView {
    announce_page(words::keys::PUBLIC_TITLE);
    let key_set = load_key_set(Session::expect());
    let retries = key_set.retries();
    let again = Callback::new(move |()| key_set.again());
    let content = move || {
        key_set.with(|state| match (&state.error, &state.value) {
            (Some(error), _) => view! { <Problem error scope="" retries again /> }.into_any(),
            (None, None) => view! { <KeysSkeleton rows=6 /> }.into_any(),
            (None, Some(keys)) => published(keys).into_any(),
        })
    };
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1">{words::keys::PUBLIC_TITLE}</h1>
                <p class="muted">{words::keys::PUBLIC_LEAD}</p>
            </div>
        </div>
        {content}
    }
}

/// Asks for the key set of the connected tenant.
pub(super) fn load_key_set(session: Session) -> Load<KeySet> {
    Load::new(move |abort| {
        let connected = session.connected();
        async move {
            let connected = connected.ok_or(ApiError::Aborted)?;
            discovery::key_set(&connected.tenant, &abort).await
        }
    })
}

fn published(keys: &KeySet) -> impl IntoView + use<> {
    if keys.keys().is_empty() {
        return view! { <p class="card empty">{words::keys::PUBLIC_EMPTY}</p> }.into_any();
    }
    keys.keys()
        .iter()
        .map(published_key)
        .collect_view()
        .into_any()
}

fn published_key(key: &JsonWebKey) -> impl IntoView + use<> {
    let kid = key
        .kid()
        .map_or_else(|| words::keys::NO_KID.to_owned(), ToString::to_string);
    let algorithm = key.algorithm().unwrap_or_default().to_owned();
    let (badge, body) = match key.certificate() {
        Some(Ok(certificate)) => (
            Some(view! { <ValidityBadge certificate /> }),
            view! { <CertificateFacts certificate /> }.into_any(),
        ),
        Some(Err(error)) => (
            None,
            view! { <p class="warn">{error.to_string()}</p> }.into_any(),
        ),
        None => (
            None,
            view! { <p class="muted">{words::keys::NO_CERTIFICATE}</p> }.into_any(),
        ),
    };
    let copied = kid.clone();
    let label = words::keys::copy_of(words::keys::KID, &kid);
    view! {
        <section class="card" data-test="published-key">
            <header>
                <h2 class="mono copyable">
                    <ForeignText text=kid />
                    <CopyButton what=words::keys::KID text=Rc::new(move || copied.clone()) label />
                </h2>
                <span class="actions"><span class="chip">{algorithm}</span> {badge}</span>
            </header>
            <div class="body">{body}</div>
        </section>
    }
}
