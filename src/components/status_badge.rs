//! A key's status: icon, word and colour together.

use keyglass_core::signing_key::KeyStatus;
use leptos::prelude::*;

use super::icon::Icon;
use crate::{view, words};

/// The badge of a status.
#[component]
pub fn StatusBadge(
    /// The status.
    status: KeyStatus,
) -> impl IntoView {
    let (class, icon) = match status {
        KeyStatus::Next => ("badge next", Icon::Queue),
        KeyStatus::Current => ("badge current", Icon::Check),
        KeyStatus::Previous => ("badge previous", Icon::Past),
        KeyStatus::Revoked => ("badge revoked", Icon::Revoked),
        KeyStatus::Unclear => ("badge unclear", Icon::Question),
    };
    view! { <span class=class>{icon.view()} {words::keys::status(status)}</span> }
}
