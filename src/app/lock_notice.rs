//! Says, in the last minute, that the page is about to lock itself.

use leptos::prelude::*;

use crate::{components::icon::Icon, session::Session, view, words};

/// The notice, as long as the minute lasts. It stands at the foot, so that nothing moves.
#[component]
pub fn LockNotice() -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="lock-notice" role="status" data-test="lock-notice">
            {move || {
                session
                    .closing()
                    .map(|reason| {
                        view! { <p class="toast">{Icon::Lock.view()} <span>{words::lock::soon(reason)}</span></p> }
                    })
            }}
        </div>
    }
}
