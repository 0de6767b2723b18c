//! The first tab: what verifies the application's tokens, and what it is. Where its secret signs them,
//! the secret comes first; else the key that does.

use std::rc::Rc;

use keyglass_core::application::{Application, CredentialKind, Party, Stated, TokenAlgorithm};
use leptos::prelude::*;

use super::{
    facts::{CopyableValue, fact},
    secret::ClientSecret,
    verification::Verification,
};
use crate::{session::Session, view, words};

/// Both cards, in the order that the algorithm asks for.
#[component]
pub fn Basic(
    /// The application.
    application: Rc<Application>,
) -> impl IntoView {
    let by_secret = application.summary().algorithm().value() == Some(&TokenAlgorithm::Hs256);
    let verification = view! { <Verification application=Rc::clone(&application) /> };
    let what = what_it_is(&application);
    if by_secret {
        return view! {
            <div class="split secret-first">
                <div class="stack">
                    {secret_card(application)}
                    {what}
                </div>
                {verification}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="split">
            <div class="stack">
                {verification}
                {what}
            </div>
            {secret_card(application)}
        </div>
    }
    .into_any()
}

/// What is needed to connect: domain, id and secret.
fn secret_card(application: Rc<Application>) -> impl IntoView {
    let domain = Session::expect()
        .connected()
        .map_or_else(String::new, |it| it.tenant.domain().to_owned());
    let client_id = application.client_id().to_string();
    view! {
        <section class="card" aria-labelledby="connect-heading" data-test="connect-card">
            <header><h2 id="connect-heading">{words::application::CONNECT}</h2></header>
            <div class="body stack">
                <CopyableValue
                    what=words::application::DOMAIN
                    text=domain
                    test="domain"
                    copy_test="copy-application-domain"
                />
                <CopyableValue
                    what=words::application::CLIENT_ID
                    text=client_id
                    test="client-id"
                    copy_test="copy-client-id"
                />
                <ClientSecret application />
            </div>
        </section>
    }
}

fn what_it_is(application: &Application) -> impl IntoView + use<> {
    let summary = application.summary();
    let name = match summary.name() {
        Some(_) => fact(words::application::NAME, summary.name(), "name").into_any(),
        None => view! {
            <dt>{words::application::NAME}</dt>
            <dd data-test="name"><span class="chip">{words::application::NO_NAME}</span></dd>
        }
        .into_any(),
    };
    let third = (*summary.party() == Stated::As(Party::Third))
        .then(|| view! { <p class="note small">{words::application::THIRD_PARTY_TEXT}</p> });
    let global = summary
        .is_global()
        .then(|| view! { <p class="note small">{words::application::GLOBAL_TEXT}</p> });
    let authentication = match summary.credential() {
        CredentialKind::Hidden => words::application::HIDDEN.to_owned(),
        kind => words::application::credential_kind(kind).to_owned(),
    };
    view! {
        <section class="card" aria-labelledby="what-heading" data-test="basic-card">
            <header><h2 id="what-heading">{words::application::BASIC}</h2></header>
            <div class="body stack">
                {third} {global}
                <dl class="facts">
                    {name}
                    {fact(words::application::DESCRIPTION, application.description(), "description")}
                    {fact(
                        words::application::TYPE,
                        Some(words::application::type_name(summary.application_type())),
                        "type",
                    )}
                    {fact(words::application::AUTHENTICATION, Some(&authentication), "authentication")}
                    {fact(words::application::EXTERNAL_ID, application.external_client_id(), "external-id")}
                </dl>
            </div>
        </section>
    }
}
