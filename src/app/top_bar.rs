//! What stands above every page: which tenant, for how long, the colours, the lock.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    components::{copy_button::CopyButton, icon::Icon},
    platform::{
        clock::{Clock, corrected, skew},
        intl,
        theme::Theme,
    },
    session::{Connected, Environment, Session},
    view, words,
};

/// The top bar; without a tenant only the name and the theme.
#[component]
pub fn TopBar() -> impl IntoView {
    let session = Session::expect();
    let tenant = move || {
        session
            .connected()
            .map(|connected| view! { <Tenant connected /> })
    };
    let token = move || {
        session
            .connected()
            .map(|connected| view! { <TokenTime connected /> })
    };
    let lock = move || {
        session.is_open().then(|| {
            view! {
                <button
                    type="button"
                    title=words::shell::LOCK_HINT
                    aria-keyshortcuts=words::shell::LOCK_KEYS
                    data-test="lock"
                    on:click=move |_| session.lock()
                >
                    {Icon::Lock.view()}
                    {words::shell::LOCK}
                </button>
            }
        })
    };
    view! {
        <header class="top">
            <div class="brand">{Icon::Key.view()} <span>{words::shell::PRODUCT}</span></div>
            {tenant}
            <div class="end">{token} <ThemeButton /> {lock}</div>
        </header>
    }
}

#[component]
fn Tenant(connected: Connected) -> impl IntoView {
    let domain: Rc<str> = connected.tenant.domain().into();
    let (class, environment) = match connected.environment {
        Environment::Local => ("chip hide", words::shell::LOCAL_TENANT),
        Environment::Remote => ("chip remote hide", words::shell::REMOTE_TENANT),
    };
    view! {
        <div class="tenant">
            <span class="domain" data-test="tenant-domain">{domain.to_string()}</span>
            <CopyButton
                what=words::shell::DOMAIN
                text=Rc::new(move || domain.to_string())
                label=words::shell::COPY_DOMAIN
                test="copy-domain"
            />
            <span class=class data-test="environment">{environment}</span>
        </div>
    }
}

#[component]
fn TokenTime(connected: Connected) -> impl IntoView {
    let clock = Clock::expect();
    let words = move || match (connected.claims.is_some(), connected.expires_at()) {
        (false, _) => words::shell::NO_TOKEN.to_owned(),
        (true, None) => words::shell::TOKEN_WITHOUT_END.to_owned(),
        (true, Some(at)) => {
            let now = corrected(clock.now(), skew());
            let left = at.unix_millis().saturating_sub(now.unix_millis()) / 1000;
            if left <= 0 {
                words::shell::TOKEN_ENDED.to_owned()
            } else {
                words::shell::token_left(&intl::duration(left))
            }
        }
    };
    let skew = move || {
        let seconds = skew()?;
        let by = intl::duration(seconds.abs());
        let text = if seconds > 0 {
            words::shell::clock_ahead(&by)
        } else {
            words::shell::clock_behind(&by)
        };
        Some(view! { <span class="small warn" role="status" data-test="clock-skew">{text}</span> })
    };
    view! {
        {skew}
        <span class="small muted hide" data-test="token-time">{words}</span>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(Theme::stored());
    let label = move || match theme.get() {
        Theme::System => words::shell::THEME_SYSTEM,
        Theme::Light => words::shell::THEME_LIGHT,
        Theme::Dark => words::shell::THEME_DARK,
    };
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        theme.get_untracked().apply();
    };
    view! {
        <button type="button" class="quiet" aria-label=label title=label data-test="theme" on:click=turn>
            {Icon::Theme.view()}
        </button>
    }
}
