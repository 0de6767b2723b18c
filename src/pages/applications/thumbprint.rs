//! What a thumbprint that was typed belongs to, besides applications: a key of the tenant.

use keyglass_core::{certificate::Fingerprint, signing_key::ListedKey};
use leptos::prelude::*;

use crate::{
    api::{
        ApiError,
        load::Load,
        management::{self, READ_SIGNING_KEYS},
    },
    components::{
        banner::{Banner, Tone},
        key_table::key_href,
        text::ForeignText,
    },
    session::Session,
    view, words,
};

/// Says whose thumbprint it is when it is the tenant's, and what the token lacks to look further.
#[component]
pub fn ThumbprintNote(
    /// The thumbprint.
    fingerprint: Fingerprint,
) -> impl IntoView {
    let session = Session::expect();
    let sees_keys = move || session.connected().is_some_and(|it| it.seen().keys);
    let keys = Load::new(move |abort| {
        let connected = session.connected();
        let connection = session.connection();
        async move {
            let may_read = connected.is_some_and(|it| it.has_scope(READ_SIGNING_KEYS));
            match connection.filter(|_| may_read) {
                Some(connection) => management::signing_keys(&connection, &abort).await,
                None => Err(ApiError::Forbidden { message: None }),
            }
        }
    });
    let of_tenant = move || {
        keys.with(|state| {
            let keys = state.value.as_ref()?;
            let mut readable = keys
                .valid()
                .chain(keys.revoked())
                .filter_map(|key| match key {
                    ListedKey::Readable(key) => Some(key),
                    ListedKey::Unreadable(_) => None,
                });
            let key = readable.find(|key| {
                let certificate = key.certificate();
                certificate.sha1() == fingerprint || certificate.sha256() == fingerprint
            })?;
            let kid = key.kid().to_string();
            let href = key_href(&kid);
            let status = words::keys::status(key.status()).to_lowercase();
            Some(view! {
                <p class="note small" data-test="tenant-key">
                    <strong>{words::applications::TENANT_KEY}</strong>
                    " · "
                    {words::applications::tenant_key(&status)}
                    <a class="mono" href=href><ForeignText text=kid /></a>
                    "."
                    {words::applications::TENANT_KEY_TEXT}
                </p>
            })
        })
    };
    let lacking = move || {
        (!sees_keys()).then(|| {
            view! {
                <Banner
                    tone=Tone::Note
                    title=words::applications::PARTLY_HIDDEN
                    text=vec![words::applications::CERTIFICATES_HIDDEN.to_owned()]
                    test="certificates-hidden"
                />
            }
        })
    };
    view! {
        {of_tenant}
        {lacking}
    }
}
