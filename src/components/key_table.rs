//! The list of valid keys.

use std::rc::Rc;

use keyglass_core::{
    display::shorten_hex,
    signing_key::{KeyStatus, ListedKey, SigningKey, SigningKeys, UnreadableKey},
};
use leptos::prelude::*;

use super::{
    copy_button::CopyButton,
    key_actions::KeyActions,
    moment::{Day, Span},
    status_badge::StatusBadge,
    text::ForeignText,
};
use crate::{view, words};

/// Where a key's own page is.
pub fn key_href(kid: &str) -> String {
    format!(
        "/signing-keys/{}",
        String::from(js_sys::encode_uri_component(kid))
    )
}

/// The valid keys, in the order next, current, previous, with a row for each that cannot be read.
#[component]
pub fn KeyTable<'a>(
    /// All keys; the revoked ones are left out.
    keys: &'a SigningKeys,
    /// What the tenant's files are named after.
    tenant_stem: &'a str,
    /// Further actions of a key's row.
    actions: fn(&SigningKey) -> AnyView,
) -> impl IntoView + use<> {
    let rows: Vec<_> = keys
        .valid()
        .map(|key| match key {
            ListedKey::Readable(key) => readable_row(key, tenant_stem, actions(key)).into_any(),
            ListedKey::Unreadable(key) => unreadable_row(key, 4).into_any(),
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="empty" data-test="valid-empty">{words::keys::VALID_EMPTY}</p> }
            .into_any();
    }
    let columns = [
        words::keys::COLUMN_STATUS,
        words::keys::COLUMN_KID,
        words::keys::COLUMN_THUMBPRINT,
        words::keys::COLUMN_IN_USE,
        words::keys::COLUMN_EXPIRES,
    ];
    table(words::keys::VALID, "valid-keys", columns, rows).into_any()
}

/// A table of keys. Its roles are named, since a narrow window shows its rows as blocks.
pub(super) fn table(
    label: &'static str,
    test: &'static str,
    columns: [&'static str; 5],
    rows: Vec<AnyView>,
) -> impl IntoView {
    let headers = columns
        .map(|name| view! { <th role="columnheader" scope="col">{name}</th> })
        .into_iter()
        .collect_view();
    view! {
        <table class="keys" role="table" aria-label=label data-test=test>
            <thead role="rowgroup">
                <tr role="row">
                    {headers}
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">{words::keys::COLUMN_ACTIONS}</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn readable_row(key: &SigningKey, tenant_stem: &str, actions: AnyView) -> impl IntoView + use<> {
    let in_use = match (key.status(), key.in_use_since()) {
        (KeyStatus::Next, _) => words::keys::NOT_YET.into_any(),
        (_, None) if key.in_use_until().is_none() => words::keys::NOT_SAID.into_any(),
        (_, since) => view! { <Span since until=key.in_use_until() /> }.into_any(),
    };
    view! {
        <tr role="row" data-kid=key.kid().to_string()>
            <td role="cell"><StatusBadge status=key.status() /></td>
            <td role="cell" data-label=words::keys::COLUMN_KID>
                <KidCell kid=key.kid().to_string() />
            </td>
            <td role="cell" data-label=words::keys::COLUMN_THUMBPRINT>
                <ThumbprintCell key />
            </td>
            <td role="cell" data-label=words::keys::COLUMN_IN_USE>{in_use}</td>
            <td role="cell" data-label=words::keys::COLUMN_EXPIRES>
                <Day at=key.certificate().not_after() />
            </td>
            <td role="cell" class="end">
                <div class="row-actions">{actions} <KeyActions key tenant_stem /></div>
            </td>
        </tr>
    }
}

/// The row of a key that could not be read: its status, its id, the reason over `columns` columns.
pub(super) fn unreadable_row(key: &UnreadableKey, columns: u32) -> impl IntoView + use<> {
    let data_kid = key.kid().map(ToString::to_string);
    let kid_cell = match data_kid.clone() {
        Some(kid) => view! { <KidCell kid /> }.into_any(),
        None => view! { <span class="muted">{words::keys::NO_KID}</span> }.into_any(),
    };
    view! {
        <tr role="row" class="unreadable" data-kid=data_kid>
            <td role="cell"><StatusBadge status=key.status() /></td>
            <td role="cell" data-label=words::keys::COLUMN_KID>{kid_cell}</td>
            <td role="cell" colspan=columns>
                <strong class="warn">{words::keys::UNREADABLE}</strong>
                ": "
                {key.reason().to_string()}
            </td>
        </tr>
    }
}

/// A key's id: a link to its page, and a copy button.
#[component]
pub(super) fn KidCell(kid: String) -> impl IntoView {
    let href = key_href(&kid);
    let label = words::keys::copy_of(words::keys::KID, &kid);
    let text = kid.clone();
    view! {
        <span class="copyable">
            <a class="id" href=href data-test="kid"><ForeignText text=text /></a>
            <CopyButton what=words::keys::KID text=Rc::new(move || kid.clone()) label test="copy-kid" />
        </span>
    }
}

/// A key's SHA-1 thumbprint, shortened, whole in the tooltip and the copy.
#[component]
pub(super) fn ThumbprintCell<'a>(key: &'a SigningKey) -> impl IntoView + use<> {
    let hex = key.certificate().sha1().hex();
    let label = words::keys::copy_of(words::keys::THUMBPRINT, key.kid().as_str());
    view! {
        <span class="copyable">
            <span class="mono muted" title=hex.clone()>{shorten_hex(&hex)}</span>
            <CopyButton
                what=words::keys::THUMBPRINT
                text=Rc::new(move || hex.clone())
                label
                test="copy-thumbprint"
            />
        </span>
    }
}
