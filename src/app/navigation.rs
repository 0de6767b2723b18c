//! The way between pages.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{components::icon::Icon, view, words};

/// The links to the pages; the active one carries `aria-current`.
#[component]
pub fn Navigation() -> impl IntoView {
    view! {
        <nav class="nav" aria-label=words::shell::NAVIGATION>
            <A href="/signing-keys">{Icon::Key.view()} {words::shell::SIGNING_KEYS}</A>
            <A href="/applications">{Icon::Applications.view()} {words::shell::APPLICATIONS}</A>
            <A href="/api-requests">{Icon::Code.view()} {words::shell::API_REQUESTS}</A>
            <A href="/settings">{Icon::Settings.view()} {words::settings::TITLE}</A>
        </nav>
    }
}
