//! The keys and certificates of an application.

use std::rc::Rc;

use keyglass_core::application::{Credential, Credentials};
use leptos::prelude::*;

use super::{copy_button::CopyButton, icon::Icon, moment::Day, text::ForeignText};
use crate::{platform::clock::Clock, view, words};

/// A row for each credential; says when there is none.
#[component]
pub fn CredentialTable<'a>(
    /// The credentials.
    credentials: &'a Credentials,
) -> impl IntoView + use<> {
    let unreadable = (credentials.unreadable > 0).then(|| {
        let text = words::application::unreadable_credentials(credentials.unreadable);
        view! { <p class="empty">{text}</p> }
    });
    if credentials.credentials.is_empty() {
        return view! {
            <p class="empty" data-test="no-credentials">{words::application::NO_CREDENTIALS}</p>
            {unreadable}
        }
        .into_any();
    }
    let columns = [
        words::application::COLUMN_NAME,
        words::application::COLUMN_KID,
        words::application::COLUMN_TYPE,
        words::application::COLUMN_ALGORITHM,
        words::application::COLUMN_THUMBPRINT,
        words::application::COLUMN_CREATED,
        words::application::COLUMN_EXPIRES,
    ]
    .map(|name| view! { <th role="columnheader" scope="col">{name}</th> });
    let rows = credentials.credentials.iter().map(row).collect_view();
    view! {
        <table class="keys" role="table" aria-label=words::application::CREDENTIALS data-test="credential-table">
            <thead role="rowgroup"><tr role="row">{columns.into_iter().collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {unreadable}
    }
    .into_any()
}

fn row(credential: &Credential) -> impl IntoView + use<> {
    let name = credential.name.clone().or_else(|| credential.id.clone());
    let kind = words::application::credential_type(credential.credential_type.as_ref()).to_owned();
    view! {
        <tr role="row" data-test="credential">
            <td role="cell">{text(name.as_deref(), "")}</td>
            <td role="cell" data-label=words::application::COLUMN_KID>{text(credential.kid.as_deref(), "mono")}</td>
            <td role="cell" data-label=words::application::COLUMN_TYPE>
                <ForeignText text=kind />
                {credential.subject_dn.clone().map(|dn| view! { <span class="sub"><ForeignText text=dn /></span> })}
            </td>
            <td role="cell" data-label=words::application::COLUMN_ALGORITHM>
                {text(credential.algorithm.as_deref(), "")}
            </td>
            <td role="cell" data-label=words::application::COLUMN_THUMBPRINT>
                {thumbprint(credential.thumbprint_sha256.as_deref(), name.as_deref())}
            </td>
            <td role="cell" data-label=words::application::COLUMN_CREATED>
                {credential.created_at.map(|at| view! { <Day at /> })}
            </td>
            <td role="cell" data-label=words::application::COLUMN_EXPIRES>{expiry(credential)}</td>
        </tr>
    }
}

fn text(text: Option<&str>, class: &'static str) -> impl IntoView + use<> {
    match text {
        Some(text) => view! { <span class=class><ForeignText text=text /></span> }.into_any(),
        None => view! { <span class="muted">"–"</span> }.into_any(),
    }
}

fn thumbprint(thumbprint: Option<&str>, name: Option<&str>) -> impl IntoView + use<> {
    let Some(text) = thumbprint.map(str::to_owned) else {
        return view! { <span class="muted">"–"</span> }.into_any();
    };
    let shown = text.clone();
    view! {
        <span class="copyable">
            <span class="mono wraps"><ForeignText text=shown /></span>
            <CopyButton
                what=words::application::THUMBPRINT
                text=Rc::new(move || text.clone())
                label=words::application::copy_thumbprint(name.unwrap_or_default())
            />
        </span>
    }
    .into_any()
}

/// When it ends, with a mark once it has.
fn expiry(credential: &Credential) -> impl IntoView + use<> {
    let Some(at) = credential.expires_at else {
        return words::application::NEVER.into_any();
    };
    let clock = Clock::expect();
    let mark = move || {
        (clock.now() >= at).then(|| {
            view! { <span class="badge revoked">{Icon::Revoked.view()} {words::application::EXPIRED}</span> }
        })
    };
    view! { {mark} <Day at /> }.into_any()
}
