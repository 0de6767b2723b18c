//! The third tab: keys and certificates with which the application proves who it is.

use std::rc::Rc;

use keyglass_core::application::{Application, CredentialKind};
use leptos::prelude::*;

use crate::{
    api::{
        ApiError,
        load::Load,
        management::clients::{self, READ_CLIENT_CREDENTIALS},
    },
    components::{credential_table::CredentialTable, skeleton::FactsSkeleton},
    pages::{problem::Problem, renew_token::RenewToken},
    session::Session,
    view, words,
};

/// What the application proves itself with, and the list where there is one.
#[component]
pub fn Credentials(
    /// The application.
    application: Rc<Application>,
) -> impl IntoView {
    let kind = application.summary().credential().clone();
    let has_keys =
        !application.credential_ids().is_empty() || words::application::no_secret(&kind).is_some();
    let list = if has_keys {
        view! { <List application=Rc::clone(&application) /> }.into_any()
    } else {
        view! { <p class="empty" data-test="no-credentials">{words::application::NO_CREDENTIALS}</p> }
            .into_any()
    };
    let why = match &kind {
        CredentialKind::Secret => words::application::BY_SECRET.into_any(),
        CredentialKind::Public => words::application::BY_NONE.into_any(),
        CredentialKind::Hidden => view! {
            {words::application::CREDENTIALS_HIDDEN}
            <div class="actions after"><RenewToken /></div>
        }
        .into_any(),
        kind => match words::application::no_secret(kind) {
            Some(why) => {
                view! { <strong>{words::application::NO_SECRET} "."</strong> " " {why} }.into_any()
            }
            None => words::application::credential_kind(kind)
                .to_owned()
                .into_any(),
        },
    };
    view! {
        <section class="card" aria-labelledby="credentials-heading" data-test="credentials">
            <header><h2 id="credentials-heading">{words::application::CREDENTIALS}</h2></header>
            <div class="body" data-test="credentials-why">{why}</div>
            {(kind != CredentialKind::Hidden).then_some(list)}
        </section>
    }
}

#[component]
fn List(application: Rc<Application>) -> impl IntoView {
    let session = Session::expect();
    let client_id = application.client_id().clone();
    let credentials = Load::new(move |abort| {
        let connection = session.connection();
        let client_id = client_id.clone();
        async move {
            let connection = connection.ok_or(ApiError::Unauthorized { message: None })?;
            clients::credentials(&connection, &client_id, &abort).await
        }
    });
    let retries = credentials.retries();
    let again = Callback::new(move |()| credentials.again());
    move || {
        credentials.with(|state| match (&state.error, &state.value) {
            (Some(ApiError::Forbidden { .. }), _) => view! {
                <div class="body" data-test="problem-forbidden">
                    <p>{words::application::CREDENTIALS_HIDDEN}</p>
                    <div class="actions after"><RenewToken /></div>
                </div>
            }
            .into_any(),
            (Some(ApiError::NotFound), _) => view! {
                <p class="empty" role="alert" data-test="application-gone">{words::application::GONE_TEXT}</p>
            }
            .into_any(),
            (Some(error), _) => {
                view! { <Problem error scope=READ_CLIENT_CREDENTIALS retries again /> }.into_any()
            }
            (None, None) => view! { <FactsSkeleton /> }.into_any(),
            (None, Some(credentials)) => view! { <CredentialTable credentials /> }.into_any(),
        })
    }
}
