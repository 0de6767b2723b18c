//! What verifies the application's ID tokens, and what follows from it.

use std::rc::Rc;

use keyglass_core::{
    application::{Application, ApplicationType, CredentialKind, Stated},
    signing_key::KeyId,
};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    api::{
        ApiError,
        load::Load,
        management::{self, READ_SIGNING_KEYS},
    },
    components::{icon::Icon, key_table::key_href},
    session::Session,
    view, words,
};

/// The card that says it in a sentence, with the reason why the page looks as it does.
#[component]
pub fn Verification(
    /// The application.
    application: Rc<Application>,
) -> impl IntoView {
    let summary = application.summary();
    let content = match summary.algorithm() {
        Stated::Hidden => view! { <p>{words::application::BY_HIDDEN}</p> }.into_any(),
        Stated::NotSaid => view! { <p>{words::application::BY_NOTHING_KNOWN}</p> }.into_any(),
        Stated::As(algorithm) => match algorithm.is_asymmetric() {
            Some(true) => view! {
                <p>{words::application::signed_by_key(algorithm)}</p>
                <p class="small muted">{words::application::BY_KEY_TEXT}</p>
                <CurrentKey />
            }
            .into_any(),
            Some(false) => view! {
                <p>{words::application::signed_by_secret(algorithm)}</p>
                <p class="note small">{words::application::BY_SECRET_TEXT}</p>
                {is_public(&application)
                    .then(|| view! { <p class="note small">{words::application::BY_SECRET_PUBLIC}</p> })}
                <p class="small muted">{words::application::BY_SECRET_ADVICE}</p>
            }
            .into_any(),
            None => view! { <p>{words::application::signed_otherwise(algorithm)}</p> }.into_any(),
        },
    };
    view! {
        <section class="card" aria-labelledby="verification-heading" data-test="verification">
            <header><h2 id="verification-heading">{words::application::VERIFIES}</h2></header>
            <div class="body stack tight">{content}</div>
        </section>
    }
}

/// Whether it runs where a secret cannot be kept.
fn is_public(application: &Application) -> bool {
    let summary = application.summary();
    let is_device = matches!(
        summary.application_type(),
        ApplicationType::Native | ApplicationType::SinglePage
    );
    is_device || *summary.credential() == CredentialKind::Public
}

/// A link to the key that signs now; to all keys where the token may not read them.
#[component]
pub fn CurrentKey() -> impl IntoView {
    let session = Session::expect();
    let current = Load::new(move |abort| {
        let connection = session.connection();
        let may_read = session
            .connected()
            .is_some_and(|it| it.has_scope(READ_SIGNING_KEYS));
        async move {
            let connection = connection
                .filter(|_| may_read)
                .ok_or(ApiError::Forbidden { message: None })?;
            let keys = management::signing_keys(&connection, &abort).await?;
            Ok(keys.current().and_then(|key| key.kid().cloned()))
        }
    });
    let link = move || {
        current.with(|state| match state.value.as_deref() {
            Some(Some(kid)) => to_key(kid).into_any(),
            _ => view! { <A href="/signing-keys">{words::application::TO_KEYS}</A> }.into_any(),
        })
    };
    view! { <p class="key-link" data-test="current-key">{Icon::Key.view()} <span>{link}</span></p> }
}

fn to_key(kid: &KeyId) -> impl IntoView + use<> {
    let (href, kid) = (key_href(kid.as_str()), kid.to_string());
    view! {
        {words::application::CURRENT_KEY} ": "
        <A href=href><span class="mono">{kid}</span></A>
    }
}
