//! The public view: the key set that a tenant publishes, read without a token.

use keyglass_core::jwk::KeySet;
use leptos::prelude::*;

use super::{announce_page, problem::Problem};
use crate::{
    api::{ApiError, discovery, load::Load},
    components::{published_keys::PublishedKeys, skeleton::KeysSkeleton},
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
            (None, Some(keys)) => view! { <PublishedKeys keys /> }.into_any(),
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
