//! The list of revoked keys: the last three, or all.

use keyglass_core::signing_key::{ListedKey, SigningKey, SigningKeys};
use leptos::prelude::*;

use super::{
    key_actions::KeyActions,
    key_table::{KidCell, ThumbprintCell, table, unreadable_row},
    moment::{Moment, Span},
    status_badge::StatusBadge,
};
use crate::{view, words};

/// How many revoked keys stand there before all are asked for.
pub const SHOWN_AT_FIRST: usize = 3;

/// The `shown` most recently revoked keys.
#[component]
pub fn RevokedTable<'a>(
    /// All keys; the valid ones are left out.
    keys: &'a SigningKeys,
    /// How many rows at most.
    shown: usize,
    /// What the tenant's files are named after.
    tenant_stem: &'a str,
) -> impl IntoView + use<> {
    let rows: Vec<_> = keys
        .revoked()
        .take(shown)
        .map(|key| match key {
            ListedKey::Readable(key) => readable_row(key, tenant_stem).into_any(),
            ListedKey::Unreadable(key) => unreadable_row(key, 4).into_any(),
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="empty" data-test="revoked-empty">{words::keys::REVOKED_EMPTY}</p> }
            .into_any();
    }
    let columns = [
        words::keys::COLUMN_STATUS,
        words::keys::COLUMN_KID,
        words::keys::COLUMN_THUMBPRINT,
        words::keys::COLUMN_REVOKED,
        words::keys::COLUMN_WAS_IN_USE,
    ];
    table(words::keys::REVOKED, "revoked-keys", columns, rows).into_any()
}

fn readable_row(key: &SigningKey, tenant_stem: &str) -> impl IntoView + use<> {
    let revoked_on = match key.revoked_at() {
        Some(at) => view! { <Moment at /> }.into_any(),
        None => words::keys::NOT_SAID.into_any(),
    };
    let was_in_use = match (key.in_use_since(), key.in_use_until()) {
        (None, None) => words::keys::NOT_SAID.into_any(),
        (since, until) => view! { <Span since until=until.or(key.revoked_at()) /> }.into_any(),
    };
    view! {
        <tr role="row" data-kid=key.kid().to_string()>
            <td role="cell"><StatusBadge status=key.status() /></td>
            <td role="cell" data-label=words::keys::COLUMN_KID>
                <KidCell kid=key.kid().to_string() />
            </td>
            <td role="cell" data-label=words::keys::COLUMN_THUMBPRINT><ThumbprintCell key /></td>
            <td role="cell" data-label=words::keys::COLUMN_REVOKED>{revoked_on}</td>
            <td role="cell" data-label=words::keys::COLUMN_WAS_IN_USE>{was_in_use}</td>
            <td role="cell" class="end"><KeyActions key tenant_stem /></td>
        </tr>
    }
}
