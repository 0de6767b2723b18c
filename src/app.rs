//! The dashboard as a whole: its contexts, its routes, the frame around every page.

pub mod connectivity;
pub mod lock_notice;
pub mod navigation;
pub mod top_bar;

use leptos::{ev, mount::mount_to, prelude::*};
use leptos_router::{
    components::{Redirect, Route, Router, Routes},
    hooks::use_location,
    path,
};

use self::{
    connectivity::Connectivity, lock_notice::LockNotice, navigation::Navigation, top_bar::TopBar,
};
use crate::{
    components::toast::{Toaster, Toasts},
    pages::{
        FirstPage, api_requests::ApiRequestsPage, application::ApplicationPage,
        applications::ApplicationsPage, connect::Connect, not_found::NotFound, settings::Settings,
        signing_key::SigningKeyPage, signing_keys::SigningKeysPage,
    },
    platform::{clock::Clock, ending, page},
    session::{
        Session, applications::Applications, changes::Changes, config::Deployment,
        hand_over::HandOver,
    },
    view, words,
};

/// The id of the part that changes from page to page.
const MAIN: &str = "main";

/// The page that works without a tenant.
const FREE: &str = "/api-requests";

/// Puts the dashboard up, and says how it is taken down.
///
/// # Panics
/// When the document has no body.
pub fn mount() {
    let body = document()
        .body()
        .expect("boot.js stands in the page's body");
    let app = mount_to(body, App);
    ending::on_end(move || drop(app));
}

/// The dashboard.
#[component]
pub fn App() -> impl IntoView {
    Clock::provide();
    Toaster::provide();
    FirstPage::provide();
    Changes::provide();
    Applications::provide();
    let session = Session::provide();
    HandOver::provide(session);
    Deployment::provide(session);
    let skip = |event: ev::MouseEvent| {
        event.prevent_default();
        page::focus_id(MAIN);
    };
    // One memo, so that a new token does not build the page anew.
    let open = Memo::new(move |_| session.is_open());
    view! {
        <Router>
            <a class="skip" href="#main" rel="external" on:click=skip>{words::shell::SKIP}</a>
            <div class="shell" class:closed=move || !open.get()>
                <TopBar />
                <Show when=move || open.get()>
                    <Navigation />
                </Show>
                <main id=MAIN tabindex="-1">
                    <Connectivity />
                    <Gate open>
                        <Routes fallback=NotFound>
                            <Route path=path!("/") view=|| view! { <Redirect path="/signing-keys" /> } />
                            <Route path=path!("/signing-keys") view=SigningKeysPage />
                            <Route path=path!("/signing-keys/:kid") view=SigningKeyPage />
                            <Route path=path!("/applications") view=ApplicationsPage />
                            <Route path=path!("/applications/:client_id") view=ApplicationPage />
                            <Route path=path!("/settings") view=Settings />
                            <Route path=path!("/api-requests") view=ApiRequestsPage />
                        </Routes>
                    </Gate>
                </main>
            </div>
            <Toasts />
            <LockNotice />
        </Router>
    }
}

/// Lets nobody in before a tenant is connected, but to the page that needs none.
#[component]
fn Gate(open: Memo<bool>, children: ChildrenFn) -> impl IntoView {
    let pathname = use_location().pathname;
    let shown = Memo::new(move |_| open.get() || pathname.get().trim_end_matches('/') == FREE);
    view! {
        <Show when=move || shown.get() fallback=Connect>
            {children()}
        </Show>
    }
}
