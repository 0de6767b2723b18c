//! Rotating and revoking: what can be asked for, the question beforehand, and how it ended.

pub mod confirm;
pub mod outcome;

use keyglass_core::signing_key::{Change, KeyId};
use leptos::prelude::*;

use crate::{
    api::management::{CREATE_SIGNING_KEYS, UPDATE_SIGNING_KEYS},
    session::{Session, changes::Changes},
    view, words,
};

/// The scopes that a change needs.
fn scopes(change: &Change) -> &'static [&'static str] {
    match change {
        Change::Rotate | Change::RotateAndRevoke => &[CREATE_SIGNING_KEYS, UPDATE_SIGNING_KEYS],
        Change::Revoke(_) => &[UPDATE_SIGNING_KEYS],
    }
}

/// Why a change cannot be asked for, if it cannot; the view that reads it follows.
fn missing(session: Session, change: &Change) -> Option<String> {
    let connected = session.connected()?;
    let missing: Vec<&str> = scopes(change)
        .iter()
        .copied()
        .filter(|scope| !connected.has_scope(scope))
        .collect();
    (!missing.is_empty()).then(|| words::lifecycle::needs_scopes(&missing.join(", ")))
}

/// What rotating means, and its two buttons.
#[component]
pub fn RotationSettings() -> impl IntoView {
    let session = Session::expect();
    let changes = Changes::expect();
    let progress = move || {
        let (confirmed, step) = changes.running()?;
        let rotates = !matches!(confirmed.change, Change::Revoke(_));
        rotates.then(|| words::lifecycle::running(step))
    };
    let missing = move || missing(session, &Change::Rotate);
    view! {
        <section class="card settings" aria-labelledby="settings-heading" data-test="rotation-settings">
            <div>
                <h2 id="settings-heading">{words::lifecycle::SETTINGS}</h2>
                <p class="small muted">{words::lifecycle::SETTINGS_TEXT}</p>
                <p class="small warn" data-test="rotation-off">{missing}</p>
                <p class="small" role="status" data-test="rotation-progress">{progress}</p>
            </div>
            <div class="actions">
                <AskButton
                    change=Change::Rotate
                    caption=words::lifecycle::ROTATE
                    class="primary"
                    test="rotate"
                />
                <AskButton
                    change=Change::RotateAndRevoke
                    caption=words::lifecycle::ROTATE_AND_REVOKE
                    class="danger"
                    test="rotate-and-revoke"
                />
            </div>
        </section>
    }
}

/// Asks for the revocation of a previous key; says so while it is under way.
#[component]
pub fn RevokeButton(
    /// The key.
    kid: KeyId,
) -> impl IntoView {
    let changes = Changes::expect();
    let session = Session::expect();
    let change = Change::Revoke(kid.clone());
    let asked = change.clone();
    let off = Memo::new(move |_| missing(session, &asked));
    let progress = move || {
        let (confirmed, step) = changes.running()?;
        (confirmed.revokes.as_ref() == Some(&kid)).then(|| {
            view! { <span class="small" role="status">{words::lifecycle::running(step)}</span> }
        })
    };
    view! {
        {progress}
        <span title=move || off.get()>
            <AskButton change caption=words::lifecycle::REVOKE class="danger quiet" test="revoke" />
        </span>
    }
}

/// Asks for a change; off while another one is being made, and without its scopes.
#[component]
pub fn AskButton(
    /// The change.
    change: Change,
    /// The words on the button.
    caption: &'static str,
    /// Its looks.
    class: &'static str,
    /// A name for tests.
    test: &'static str,
) -> impl IntoView {
    let session = Session::expect();
    let changes = Changes::expect();
    let asked = change.clone();
    let off = Memo::new(move |_| changes.running().is_some() || missing(session, &asked).is_some());
    view! {
        <button
            type="button"
            class=class
            disabled=move || off.get()
            data-test=test
            on:click=move |_| changes.ask(change.clone())
        >
            {caption}
        </button>
    }
}
