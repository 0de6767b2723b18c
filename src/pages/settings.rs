//! What the reader decides once, whether docs pages on this site may know the tenant; and what the
//! deployment has decided, when the page locks.

use leptos::prelude::*;

use super::announce_page;
use crate::{
    platform::{intl, page},
    session::{Session, hand_over::HandOver},
    view, words,
};

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    announce_page(words::settings::TITLE);
    let hand_over = HandOver::expect();
    view! {
        <div class="head"><h1 tabindex="-1">{words::settings::TITLE}</h1></div>
        <section class="card" aria-labelledby="docs-heading">
            <header><h2 id="docs-heading">{words::settings::DOCS}</h2></header>
            <div class="body stack tight">
                <label class="switch">
                    <input
                        type="checkbox"
                        aria-describedby="docs-text"
                        data-test="tell-docs"
                        prop:checked=move || hand_over.is_on()
                        on:change=move |event| hand_over.switch(event_target_checked(&event))
                    />
                    <span>{words::settings::TELL_DOCS}</span>
                </label>
                <p id="docs-text" class="small muted">
                    {words::settings::tell_docs_text(&page::own_origin())}
                </p>
            </div>
        </section>
        <LockTimes />
    }
}

/// Read only: whoever runs the site sets them.
#[component]
fn LockTimes() -> impl IntoView {
    let limits = Session::expect().limits();
    view! {
        <section class="card" aria-labelledby="lock-heading">
            <header><h2 id="lock-heading">{words::settings::LOCK}</h2></header>
            <div class="body stack tight">
                <dl class="facts" data-test="lock-times">
                    <dt>{words::settings::LOCK_IDLE}</dt>
                    <dd>{intl::long_duration(limits.idle())}</dd>
                    <dt>{words::settings::LOCK_TOTAL}</dt>
                    <dd>{intl::long_duration(limits.total())}</dd>
                    <dt>{words::settings::LOCK_NOW}</dt>
                    <dd>{words::shell::LOCK_KEYS}</dd>
                </dl>
                <p class="small muted">{words::settings::LOCK_TEXT}</p>
            </div>
        </section>
    }
}
