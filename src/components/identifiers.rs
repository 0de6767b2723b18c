//! The names under which other systems know a key.

use std::rc::Rc;

use keyglass_core::{export::key_thumbprint, signing_key::SigningKey};
use leptos::prelude::*;

use super::{copy_button::CopyButton, text::ForeignText};
use crate::{view, words};

/// The key's id and what is computed from its certificate, as terms and descriptions.
#[component]
pub fn Identifiers<'a>(
    /// The key.
    key: &'a SigningKey,
) -> impl IntoView + use<> {
    let certificate = key.certificate();
    let rows = [
        (
            words::identifiers::KID,
            Some(key.kid().to_string()),
            "id-kid",
        ),
        (words::identifiers::X5T, Some(certificate.x5t()), "id-x5t"),
        (
            words::identifiers::X5T_S256,
            Some(certificate.x5t_s256()),
            "id-x5t-s256",
        ),
        (
            words::identifiers::PIN,
            Some(certificate.public_key_pin()),
            "id-pin",
        ),
        (
            words::identifiers::JWK,
            key_thumbprint(certificate.public_key()),
            "id-jwk",
        ),
    ];
    let legacy = key.kid().is_legacy().then(
        || view! { <p class="small muted" data-test="legacy">{words::identifiers::LEGACY}</p> },
    );
    let rows = rows
        .into_iter()
        .filter_map(|(term, text, test)| Some(identifier(term, text?, test)))
        .collect_view();
    view! {
        <dl class="facts narrow">{rows}</dl>
        {legacy}
    }
}

fn identifier(term: &'static str, text: String, test: &'static str) -> impl IntoView {
    let shown = text.clone();
    view! {
        <dt>{term}</dt>
        <dd>
            <span class="copyable">
                <span class="mono" data-test=test><ForeignText text=shown /></span>
                <CopyButton
                    what=term
                    text=Rc::new(move || text.clone())
                    label=format!("{} {term}", words::shell::COPY)
                />
            </span>
        </dd>
    }
}
