//! The client secret of the application: where it may be had, the field; else why not.

use std::rc::Rc;

use keyglass_core::{
    application::{Application, ClientId, CredentialKind},
    secret::{HmacKeyForm, Secret},
};
use leptos::prelude::*;

use super::{CREDENTIALS, tab_href};
use crate::{
    api::{
        ApiError,
        management::{
            client_secret::client_secret,
            clients::{READ_CLIENT_CREDENTIALS, READ_CLIENT_KEYS},
        },
    },
    components::{
        banner::{Banner, Tone},
        secret_field::{FetchSecret, SecretField},
    },
    pages::{problem::plain_words, renew_token::RenewToken},
    platform::abort::Abort,
    session::Session,
    view, words,
};

/// The field, or the reason why there is none.
#[component]
pub fn ClientSecret(
    /// Whose secret.
    application: Rc<Application>,
) -> impl IntoView {
    let kind = application.summary().credential().clone();
    if let Some(why) = words::application::no_secret(&kind) {
        return none(
            why,
            Some(tab_href(application.client_id().as_str(), CREDENTIALS)),
        )
        .into_any();
    }
    let session = Session::expect();
    let connected = session.connected();
    let may_read = [READ_CLIENT_KEYS, READ_CLIENT_CREDENTIALS]
        .iter()
        .any(|scope| connected.as_ref().is_some_and(|it| it.has_scope(scope)));
    if !may_read {
        return hidden(words::application::SECRET_HIDDEN_TEXT, None).into_any();
    }
    let signs = application
        .summary()
        .algorithm()
        .value()
        .map(|it| it.is_asymmetric());
    let hmac = application
        .secret_encoded()
        .filter(|_| signs == Some(Some(false)))
        .map(HmacKeyForm::from_secret_encoded);
    let public = (kind == CredentialKind::Public && hmac.is_none())
        .then(|| view! { <p class="small muted">{words::application::SECRET_LONE_PUBLIC}</p> });
    let fetch = fetch(session, application.client_id().clone());
    view! {
        <SecretField fetch hmac />
        {public}
    }
    .into_any()
}

/// The request for the secret: sent at each use, with the token of that moment.
fn fetch(session: Session, client_id: ClientId) -> FetchSecret {
    Rc::new(move |abort: Abort| {
        let connection = untrack(|| session.connection());
        let client_id = client_id.clone();
        Box::pin(async move {
            let Some(connection) = connection else {
                return Err(explained(ApiError::Unauthorized { message: None }));
            };
            let answer: Result<Option<Secret>, ApiError> =
                client_secret(&connection, &client_id, &abort).await;
            answer
                .map_err(explained)?
                .ok_or_else(|| ViewFn::from(|| none(words::application::SECRET_ABSENT_TEXT, None)))
        })
    })
}

/// The words for a secret that was asked for and did not come.
fn explained(error: ApiError) -> ViewFn {
    ViewFn::from(move || match &error {
        ApiError::Aborted => ().into_any(),
        ApiError::Forbidden { message } => {
            hidden(words::application::SECRET_REFUSED_TEXT, message.as_deref()).into_any()
        }
        ApiError::NotFound => view! {
            <Banner
                tone=Tone::Problem
                title=words::application::GONE
                text=vec![words::application::GONE_TEXT.to_owned()]
                test="secret-gone"
            />
        }
        .into_any(),
        ApiError::Unauthorized { .. } => view! {
            <Banner
                tone=Tone::Problem
                title=words::problem::EXPIRED
                text=vec![words::problem::EXPIRED_TEXT.to_owned()]
                test="problem-expired"
            >
                <RenewToken />
            </Banner>
        }
        .into_any(),
        other => {
            let (title, text, test) = plain_words(other);
            view! { <Banner tone=Tone::Problem title text test /> }.into_any()
        }
    })
}

fn none(why: &'static str, credentials: Option<String>) -> impl IntoView {
    let link = credentials.map(
        |href| view! { <a href=href data-noscroll="true">{words::application::TO_CREDENTIALS}</a> },
    );
    view! {
        <div class="field" data-test="no-secret">
            <span class="label">{words::secret::CLIENT_SECRET}</span>
            <p>{words::application::NO_SECRET}</p>
            <p class="small muted">{why} " " {link}</p>
        </div>
    }
}

fn hidden(why: &'static str, message: Option<&str>) -> impl IntoView + use<> {
    let quoted = message.map(words::problem::in_its_words);
    view! {
        <div class="field" data-test="secret-hidden">
            <span class="label">{words::secret::CLIENT_SECRET}</span>
            <p>{words::application::SECRET_HIDDEN}</p>
            <p class="small muted">{why} " " {quoted}</p>
            <div class="actions"><RenewToken /></div>
        </div>
    }
}
