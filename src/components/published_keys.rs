//! A published key set: every key with the facts of its certificate, in the public view and in
//! `<keyglass-signing-keys>`.

use std::rc::Rc;

use keyglass_core::jwk::{JsonWebKey, KeySet};
use leptos::prelude::*;

use super::{
    certificate_facts::{CertificateFacts, ValidityBadge},
    copy_button::CopyButton,
    text::ForeignText,
};
use crate::{view, words};

/// The keys in the order of the set, or what an empty set means.
#[component]
pub fn PublishedKeys<'a>(
    /// The key set.
    keys: &'a KeySet,
) -> impl IntoView + use<> {
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
