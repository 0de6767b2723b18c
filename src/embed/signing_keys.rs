//! `<keyglass-signing-keys>`: the public key set of an issuer.

use keyglass_core::{issuer::Issuer, jwk::KeySet};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Mounted;
use crate::{
    api::{ApiError, discovery, load::Load},
    components::{
        banner::{Banner, Tone},
        published_keys::PublishedKeys,
        toast::{Toaster, Toasts},
    },
    platform::clock::Clock,
    view, words,
};

/// Shows the key set of `issuer` in `host`. `unfilled` names the placeholders that the address still
/// has; then nothing is asked for.
pub fn mount(host: HtmlElement, issuer: &str, unfilled: &[String]) -> Mounted {
    let problem = if unfilled.is_empty() {
        Issuer::parse(issuer).map_err(|error| (words::embed::BAD_ISSUER, error.to_string()))
    } else {
        Err((words::embed::UNFILLED, words::embed::unfilled(unfilled)))
    };
    super::mount(host, move || match problem {
        Ok(issuer) => view! { <Published issuer /> }.into_any(),
        Err((title, text)) => view! {
            <Banner tone=Tone::Note title=title text=vec![text] test="issuer-missing" />
        }
        .into_any(),
    })
}

#[component]
fn Published(issuer: Issuer) -> impl IntoView {
    Clock::provide();
    Toaster::provide();
    let domain = issuer.domain().to_owned();
    let key_set = Load::<KeySet>::new(move |abort| {
        let issuer = issuer.clone();
        async move { discovery::key_set_of(&issuer, &abort).await }
    });
    let content = move || {
        key_set.with(|state| match (&state.error, &state.value) {
            (Some(error), _) => {
                let (title, text) = words_for(error, &domain);
                view! {
                    <Banner tone=Tone::Problem title=title text=vec![text] test="issuer-problem">
                        <button
                            type="button"
                            data-test="retry"
                            on:click=move |_| key_set.again()
                        >
                            {words::embed::RETRY}
                        </button>
                    </Banner>
                }
                .into_any()
            }
            (None, None) => view! {
                <p class="muted" role="status" data-test="loading">{words::embed::LOADING}</p>
            }
            .into_any(),
            (None, Some(keys)) => view! { <PublishedKeys keys /> }.into_any(),
        })
    };
    view! {
        <div class="stack" part="keys">{content}</div>
        <Toasts />
    }
}

/// Title and text of an error: there is no token here, and no session.
fn words_for(error: &ApiError, domain: &str) -> (&'static str, String) {
    match error {
        ApiError::TimedOut { after } => {
            (words::embed::TIMED_OUT, words::problem::timed_out(*after))
        }
        ApiError::Limited { .. } => (words::embed::LIMITED, words::embed::LIMITED_TEXT.to_owned()),
        ApiError::NotFound => (words::embed::NO_KEY_SET, words::embed::no_key_set(domain)),
        ApiError::TooLarge { limit } => {
            (words::embed::UNREADABLE, words::problem::too_large(*limit))
        }
        ApiError::Unreadable(error) => {
            (words::embed::UNREADABLE, words::problem::unreadable(error))
        }
        ApiError::Unauthorized { .. } => {
            (words::embed::NO_KEY_SET, words::embed::refused(domain, 401))
        }
        ApiError::Forbidden { .. } => {
            (words::embed::NO_KEY_SET, words::embed::refused(domain, 403))
        }
        ApiError::Refused { status, .. } => (
            words::embed::NO_KEY_SET,
            words::embed::refused(domain, *status),
        ),
        ApiError::Unreachable | ApiError::Aborted => {
            (words::embed::UNREACHABLE, words::embed::unreachable(domain))
        }
    }
}
