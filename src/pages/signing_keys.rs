//! `/signing-keys`: what signs now, what is valid, what was revoked.

use std::rc::Rc;

use keyglass_core::{
    display::file_stem,
    export::key_set,
    signing_key::{KeyStatus, ListedKey, SigningKey, SigningKeys},
    timestamp::Timestamp,
};
use leptos::prelude::*;

use super::{
    announce_page,
    lifecycle::{RevokeButton, RotationSettings, confirm::ConfirmChange, outcome::ChangeOutcome},
    problem::Problem,
    public_keys::PublicKeys,
};
use crate::{
    api::{
        ApiError,
        discovery::key_set_url,
        load::Load,
        management::{self, READ_SIGNING_KEYS},
    },
    components::{
        banner::{Banner, Tone},
        copy_button::CopyButton,
        download_button::{DownloadButton, File},
        icon::Icon,
        key_summary::KeySummary,
        key_table::KeyTable,
        revoked_table::{RevokedTable, SHOWN_AT_FIRST},
        skeleton::KeysSkeleton,
    },
    platform::{clock::system_now, intl},
    session::{Connected, Session, changes::Changes},
    view, words,
};

/// The keys and when they came.
struct Listing {
    keys: SigningKeys,
    at: Timestamp,
}

/// The page: with a token the tenant's signing keys, without one what the tenant publishes.
#[component]
pub fn SigningKeysPage() -> impl IntoView {
    let session = Session::expect();
    let has_token = Memo::new(move |_| session.connected().is_some_and(|it| it.claims.is_some()));
    move || {
        if has_token.get() {
            view! { <ManagedKeys /> }.into_any()
        } else {
            view! { <PublicKeys /> }.into_any()
        }
    }
}

#[component]
fn ManagedKeys() -> impl IntoView {
    announce_page(words::keys::TITLE);
    let session = Session::expect();
    let changes = Changes::expect();
    let listing = Load::new(move |abort| {
        let connection = session.connection();
        changes.track();
        async move {
            let connection = connection.ok_or(ApiError::Unauthorized { message: None })?;
            let keys = management::signing_keys(&connection, &abort).await?;
            Ok(Listing {
                keys,
                at: system_now(),
            })
        }
    });
    let retries = listing.retries();
    let again = Callback::new(move |()| listing.again());
    let content = move || {
        listing.with(|state| {
            let problem = state
                .error
                .as_ref()
                .map(|error| view! { <Problem error scope=READ_SIGNING_KEYS retries again /> });
            let shown = state.value.clone();
            match (problem, shown) {
                (None, None) => view! { <KeysSkeleton rows=6 /> }.into_any(),
                (Some(problem), None) => problem.into_any(),
                (problem, Some(listing)) => view! {
                    {problem}
                    <Lists listing />
                }
                .into_any(),
            }
        })
    };
    view! {
        <Heading listing session />
        <ChangeOutcome />
        {content}
        <ConfirmChange />
    }
}

/// The valid keys as a key set.
fn key_set_file(keys: &SigningKeys, tenant_stem: &str) -> File {
    File {
        name: format!("{}.jwks.json", file_stem(tenant_stem)),
        media_type: "application/jwk-set+json",
        bytes: key_set(keys).into_bytes().into(),
    }
}

fn key_set_text(keys: &SigningKeys) -> Rc<dyn Fn() -> String> {
    let text = key_set(keys);
    Rc::new(move || text.clone())
}

/// The action that only a previous key has.
fn revoke_button(key: &SigningKey) -> AnyView {
    match key.status() {
        KeyStatus::Previous => view! { <RevokeButton kid=key.kid().clone() /> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Heading(listing: Load<Listing>, session: Session) -> impl IntoView {
    let as_of = move || {
        listing.with(|state| {
            let listing = state.value.as_ref()?;
            Some(words::keys::as_of(&intl::date_time_utc(listing.at)))
        })
    };
    let loading = move || listing.is_loading();
    let key_set = move || session.connected().map(|it| key_set_url(&it.tenant));
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1">{words::keys::TITLE}</h1>
                <p class="muted">{words::keys::LEAD}</p>
                <p class="small muted" data-test="as-of">{as_of}</p>
            </div>
            <div class="actions">
                <a class="button" href=key_set target="_blank" rel="noopener noreferrer external">
                    {Icon::Globe.view()}
                    {words::keys::KEY_SET}
                </a>
                <button
                    type="button"
                    data-test="refresh"
                    aria-busy=move || loading().then_some("true")
                    on:click=move |_| listing.again()
                >
                    {Icon::Refresh.view()}
                    {move || if loading() { words::keys::REFRESHING } else { words::keys::REFRESH }}
                </button>
            </div>
        </div>
    }
}

/// Summary and both lists of what arrived.
#[component]
fn Lists(listing: Rc<Listing>) -> impl IntoView {
    let keys = &listing.keys;
    let stem = Session::expect()
        .connected()
        .map_or_else(String::new, |Connected { tenant, .. }| tenant.stem());
    let revoked = keys.revoked().count();
    let unreadable = keys
        .valid()
        .chain(keys.revoked())
        .filter(|key| matches!(key, ListedKey::Unreadable(_)))
        .count();
    let note = (unreadable > 0).then(|| {
        view! {
            <Banner
                tone=Tone::Note
                title=words::keys::UNREADABLE
                text=vec![words::keys::partly_unreadable(unreadable)]
                test="partly-unreadable"
            />
        }
    });
    let announcement = words::keys::loaded(keys.valid().count(), revoked);
    view! {
        <p class="visually-hidden" role="status">{announcement}</p>
        {note}
        <KeySummary keys />
        <RotationSettings />
        <section class="card" aria-labelledby="valid-heading">
            <header>
                <h2 id="valid-heading">{words::keys::VALID}</h2>
                <span class="actions">
                    <span class="small muted">{words::keys::VALID_TEXT}</span>
                    <CopyButton
                        what=words::formats::KEY_SET_COPIED
                        text=key_set_text(keys)
                        label=words::formats::copy(words::formats::KEY_SET)
                        test="copy-key-set"
                    />
                    <DownloadButton
                        file=key_set_file(keys, &stem)
                        label=words::formats::download(words::formats::KEY_SET)
                        test="download-key-set"
                    />
                </span>
            </header>
            <KeyTable keys tenant_stem=&stem actions=revoke_button />
        </section>
        <Revoked listing=listing.clone() stem count=revoked />
    }
}

#[component]
fn Revoked(listing: Rc<Listing>, stem: String, count: usize) -> impl IntoView {
    let listing = StoredValue::new_local(listing);
    let all = RwSignal::new(false);
    let shown = move || {
        if all.get() {
            count
        } else {
            SHOWN_AT_FIRST.min(count)
        }
    };
    let switch = (count > SHOWN_AT_FIRST).then(|| {
        view! {
            <span class="actions">
                <span class="small muted">{move || words::keys::last_of(shown(), count)}</span>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || if all.get() { "true" } else { "false" }
                    data-test="show-all"
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {move || if all.get() { words::keys::SHOW_FEWER } else { words::keys::SHOW_ALL }}
                </button>
            </span>
        }
    });
    view! {
        <section class="card" aria-labelledby="revoked-heading">
            <header>
                <h2 id="revoked-heading">{words::keys::REVOKED}</h2>
                {switch}
            </header>
            {move || {
                listing
                    .with_value(|listing| {
                        view! { <RevokedTable keys=&listing.keys shown=shown() tenant_stem=&stem /> }
                    })
            }}
        </section>
    }
}
