//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_router::components::A;

use super::announce_page;
use crate::{view, words};

/// Says that there is no such page, and where to go instead.
#[component]
pub fn NotFound() -> impl IntoView {
    announce_page(words::shell::PAGE_UNKNOWN);
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1">{words::shell::PAGE_UNKNOWN}</h1>
                <p class="muted">{words::shell::PAGE_UNKNOWN_TEXT}</p>
            </div>
        </div>
        <p><A href="/signing-keys">{words::shell::TO_SIGNING_KEYS}</A></p>
    }
}
