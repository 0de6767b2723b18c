//! `/signing-keys/:kid`: one key, with every fact of its certificate.

pub mod key_checks;

use std::rc::Rc;

use keyglass_core::{
    export::{Exported, file_name},
    signing_key::{Change, KeyId, KeyStatus, ListedKey, SigningKey, UnreadableKey},
    timestamp::Timestamp,
};
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};

use self::key_checks::Checks;
use super::{
    announce_page,
    lifecycle::{AskButton, RevokeButton, confirm::ConfirmChange, outcome::ChangeOutcome},
    problem::{Problem, needs_token},
};
use crate::{
    api::{
        ApiError,
        load::Load,
        management::{self, READ_SIGNING_KEYS},
    },
    components::{
        banner::{Banner, Tone},
        certificate_facts::{CertificateFacts, ValidityBadge},
        copy_button::CopyButton,
        download_button::DownloadButton,
        formats::Formats,
        identifiers::Identifiers,
        key_actions::certificate_file,
        moment::Moment,
        skeleton::FactsSkeleton,
        status_badge::StatusBadge,
        text::ForeignText,
    },
    session::{
        Session,
        changes::Changes,
        hand_over::{HandOver, Told},
    },
    view, words,
};

/// The page of the key whose id stands in the address.
#[component]
pub fn SigningKeyPage() -> impl IntoView {
    let params = use_params_map();
    let kid = Memo::new(move |_| params.with(|params| params.get("kid").unwrap_or_default()));
    move || view! { <KeyPage kid=kid.get() /> }
}

#[component]
fn KeyPage(kid: String) -> impl IntoView {
    announce_page(&kid);
    let session = Session::expect();
    let changes = Changes::expect();
    let asked = KeyId::parse(&kid);
    let key = Load::new(move |abort| {
        let connection = session.connection();
        changes.track();
        let asked = asked.clone();
        async move {
            let connection = connection.ok_or(ApiError::Unauthorized { message: None })?;
            let asked = asked.ok_or(ApiError::NotFound)?;
            management::signing_key(&connection, &asked, &abort).await
        }
    });
    let retries = key.retries();
    let again = Callback::new(move |()| key.again());
    let has_token = move || session.connected().is_some_and(|it| it.claims.is_some());
    let content = move || {
        if !has_token() {
            return needs_token().into_any();
        }
        key.with(|state| match (&state.error, &state.value) {
            (Some(error), _) => {
                view! { <Problem error scope=READ_SIGNING_KEYS retries again /> }.into_any()
            }
            (None, None) => view! { <FactsSkeleton /> }.into_any(),
            (None, Some(key)) => match &**key {
                ListedKey::Readable(key) => view! { <ReadableKey key /> }.into_any(),
                ListedKey::Unreadable(key) => view! { <Unreadable key /> }.into_any(),
            },
        })
    };
    view! {
        <div class="head">
            <div>
                <p class="small">
                    <A href="/signing-keys">{words::key::CRUMB}</A>
                    " /"
                </p>
                <h1 tabindex="-1" class="mono"><ForeignText text=kid /></h1>
            </div>
        </div>
        <ChangeOutcome />
        {content}
        <ConfirmChange />
    }
}

#[component]
fn ReadableKey<'a>(key: &'a SigningKey) -> impl IntoView + use<> {
    HandOver::expect().know(Told::KeyId, key.kid().as_str());
    let stem = Session::expect()
        .connected()
        .map_or_else(String::new, |connected| connected.tenant.stem());
    let kid: Rc<str> = key.kid().as_str().into();
    let pem: Rc<str> = key.certificate_pem().into();
    let certificate = key.certificate();
    let name = |format| file_name(&stem, key.kid(), format);
    view! {
        <div class="head key-status">
            <Status status=key.status() contradiction=key.contradiction().map(|it| it.to_string()) />
            <div class="actions">
                <CopyButton
                    what=words::keys::KID
                    text=Rc::new(move || kid.to_string())
                    label=""
                    caption=words::key::COPY_KID
                    test="copy-kid"
                />
                <CopyButton
                    what=words::keys::CERTIFICATE
                    text=Rc::new(move || pem.to_string())
                    label=""
                    caption=words::key::COPY_CERTIFICATE
                    test="copy-certificate"
                />
                <DownloadButton
                    file=certificate_file(&stem, key)
                    label=""
                    caption=words::key::DOWNLOAD
                    test="download-certificate"
                />
            </div>
        </div>
        <div class="split">
            <section class="card" aria-labelledby="certificate-heading">
                <header>
                    <h2 id="certificate-heading">{words::key::CERTIFICATE}</h2>
                    <ValidityBadge certificate />
                </header>
                <div class="body"><CertificateFacts certificate /></div>
            </section>
            <div class="stack">
                <section class="card" aria-labelledby="life-heading">
                    <header><h2 id="life-heading">{words::key::LIFECYCLE}</h2></header>
                    <div class="body">
                        <Lifecycle
                            made=Some(certificate.not_before())
                            since=key.in_use_since()
                            until=key.in_use_until()
                            revoked=key.revoked_at()
                        />
                        {lifecycle_action(key)}
                    </div>
                </section>
                <section class="card" aria-labelledby="checks-heading">
                    <header><h2 id="checks-heading">{words::key::CHECKS}</h2></header>
                    <div class="body"><Checks key /></div>
                </section>
                <section class="card" aria-labelledby="identifiers-heading">
                    <header><h2 id="identifiers-heading">{words::identifiers::TITLE}</h2></header>
                    <div class="body"><Identifiers key /></div>
                </section>
                <section class="card" aria-labelledby="formats-heading">
                    <header><h2 id="formats-heading">{words::formats::TITLE}</h2></header>
                    <div class="body">
                        <Formats
                            exported=Exported::from(key)
                            name=&name
                        />
                    </div>
                </section>
            </div>
        </div>
    }
}

#[component]
fn Status(status: KeyStatus, contradiction: Option<String>) -> impl IntoView {
    view! {
        <p class="status-line" data-test="status">
            <StatusBadge status />
            <span class="muted">{words::key::status_text(status)}</span>
            {contradiction.map(|text| view! { <span class="warn">{text}</span> })}
        </p>
    }
}

/// The change that a key of this status can go through next.
fn lifecycle_action(key: &SigningKey) -> Option<impl IntoView + use<>> {
    let button = match key.status() {
        KeyStatus::Next => view! {
            <AskButton
                change=Change::Rotate
                caption=words::lifecycle::ROTATE
                class="primary"
                test="rotate"
            />
        }
        .into_any(),
        KeyStatus::Current => view! {
            <AskButton
                change=Change::RotateAndRevoke
                caption=words::lifecycle::ROTATE_AND_REVOKE
                class="danger"
                test="rotate-and-revoke"
            />
        }
        .into_any(),
        KeyStatus::Previous => view! { <RevokeButton kid=key.kid().clone() /> }.into_any(),
        KeyStatus::Revoked | KeyStatus::Unclear => return None,
    };
    Some(view! { <div class="actions after">{button}</div> })
}

/// The dates of a key that are known, in their order.
#[component]
fn Lifecycle(
    made: Option<Timestamp>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
    revoked: Option<Timestamp>,
) -> impl IntoView {
    let dates = [
        (words::key::MADE, made),
        (words::key::IN_USE_SINCE, since),
        (words::key::IN_USE_UNTIL, until),
        (words::key::REVOKED_ON, revoked),
    ];
    let rows = dates
        .into_iter()
        .filter_map(|(term, at)| Some((term, at?)))
        .map(|(term, at)| view! { <dt>{term}</dt> <dd><Moment at /></dd> })
        .collect_view();
    view! { <dl class="facts narrow" data-test="lifecycle">{rows}</dl> }
}

#[component]
fn Unreadable<'a>(key: &'a UnreadableKey) -> impl IntoView + use<> {
    let copy = key.certificate_text().map(|text| {
        let text: Rc<str> = text.into();
        view! {
            <CopyButton
                what=words::key::RAW
                text=Rc::new(move || text.to_string())
                label=""
                caption=words::key::COPY_RAW
                test="copy-raw"
            />
        }
    });
    view! {
        <Status status=key.status() contradiction=None />
        <Banner
            tone=Tone::Problem
            title=words::key::UNREADABLE
            text=vec![key.reason().to_string(), words::key::UNREADABLE_TEXT.to_owned()]
            test="key-unreadable"
        >
            {copy}
        </Banner>
        <Lifecycle
            made=None
            since=key.in_use_since()
            until=key.in_use_until()
            revoked=key.revoked_at()
        />
    }
}
