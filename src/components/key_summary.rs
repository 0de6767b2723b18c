//! What one comes for first: the key that signs now, the next one, and how many still verify.

use std::rc::Rc;

use keyglass_core::signing_key::{KeyStatus, ListedKey, SigningKeys};
use leptos::prelude::*;

use super::{copy_button::CopyButton, status_badge::StatusBadge};
use crate::{platform::intl, view, words};

/// The three cards above the lists.
#[component]
pub fn KeySummary<'a>(
    /// All keys.
    keys: &'a SigningKeys,
) -> impl IntoView + use<> {
    let previous: Vec<_> = keys
        .valid()
        .filter(|key| key.status() == KeyStatus::Previous)
        .collect();
    let oldest = previous
        .iter()
        .filter_map(|key| readable(key)?.in_use_until())
        .min();
    let previous_value = match previous.len() {
        0 => words::keys::NO_PREVIOUS.to_owned(),
        count => words::keys::key_count(count),
    };
    let previous_text = match (previous.len(), oldest) {
        (0, _) => words::keys::NO_PREVIOUS_TEXT.to_owned(),
        (_, Some(oldest)) => words::keys::oldest_until(&intl::date_utc(oldest)),
        (_, None) => String::new(),
    };
    view! {
        <section class="summary" aria-label=words::keys::SUMMARY data-test="summary">
            {key_card(words::keys::SIGNS_NOW, KeyStatus::Current, keys.current())}
            {key_card(words::keys::NEXT, KeyStatus::Next, keys.next())}
            <div class="card stat">
                <div class="label">
                    {words::keys::STILL_VERIFY}
                    {(!previous.is_empty()).then(|| view! { <StatusBadge status=KeyStatus::Previous /> })}
                </div>
                <div class="value words">{previous_value}</div>
                <div class="small muted">{previous_text}</div>
            </div>
        </section>
    }
}

fn key_card(
    label: &'static str,
    status: KeyStatus,
    key: Option<&ListedKey>,
) -> impl IntoView + use<> {
    let kid = key.and_then(ListedKey::kid).map(ToString::to_string);
    let (absent, absent_text) = match status {
        KeyStatus::Current => (words::keys::NO_CURRENT, words::keys::NO_CURRENT_TEXT),
        _ => (words::keys::NO_NEXT, words::keys::NO_NEXT_TEXT),
    };
    let text = match (key, status) {
        (None, _) => absent_text.to_owned(),
        (Some(key), KeyStatus::Current) => current_facts(key),
        (Some(_), _) => words::keys::NEXT_TEXT.to_owned(),
    };
    let class = if status == KeyStatus::Current {
        "card stat lead"
    } else {
        "card stat"
    };
    let value = kid.clone().unwrap_or_else(|| absent.to_owned());
    let copy = kid.map(|kid| {
        let label = words::keys::copy_of(words::keys::KID, &kid);
        view! { <CopyButton what=words::keys::KID text=Rc::new(move || kid.clone()) label /> }
    });
    view! {
        <div class=class>
            <div class="label">
                {label} {key.is_some().then(|| view! { <StatusBadge status /> })}
            </div>
            <div class="value">{value} {copy}</div>
            <div class="small muted">{text}</div>
        </div>
    }
}

fn current_facts(key: &ListedKey) -> String {
    match readable(key) {
        None => words::keys::UNREADABLE.to_owned(),
        Some(key) => words::keys::current_facts(
            &key.certificate().public_key().to_string(),
            key.in_use_since().map(intl::date_utc).as_deref(),
            &intl::date_utc(key.certificate().not_after()),
        ),
    }
}

fn readable(key: &ListedKey) -> Option<&keyglass_core::signing_key::SigningKey> {
    match key {
        ListedKey::Readable(key) => Some(key),
        ListedKey::Unreadable(_) => None,
    }
}
