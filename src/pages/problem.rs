//! What stands in the place of data when a request did not bring any.

use leptos::prelude::*;

use super::renew_token::RenewToken;
use crate::{
    api::{ApiError, retries::Retries},
    components::banner::{Banner, Tone},
    platform::online::online,
    session::Session,
    view, words,
};

/// The words and the next step for an error.
#[component]
pub fn Problem<'a>(
    /// What went wrong.
    error: &'a ApiError,
    /// The scope that the request needed.
    scope: &'static str,
    /// The request's repetitions.
    retries: Retries,
    /// Sends the request anew.
    again: Callback<()>,
) -> impl IntoView + use<> {
    match error {
        // That the browser is offline is said once, above every page.
        ApiError::Unreachable => view! {
            <Show when=online>
                <MayPass error=ApiError::Unreachable retries again />
            </Show>
        }
        .into_any(),
        ApiError::Unauthorized { message } => view! {
            <Banner
                tone=Tone::Problem
                title=words::problem::EXPIRED
                text=with_message(words::problem::EXPIRED_TEXT, message)
                test="problem-expired"
            >
                <RenewToken />
            </Banner>
        }
        .into_any(),
        ApiError::Forbidden { message } => view! {
            <Banner
                tone=Tone::Problem
                title=words::problem::FORBIDDEN
                text=with_message(&words::problem::forbidden(scope), message)
                test="problem-forbidden"
            >
                <RenewToken />
            </Banner>
        }
        .into_any(),
        ApiError::NotFound => view! {
            <Banner
                tone=Tone::Problem
                title=words::problem::NOT_FOUND
                text=vec![words::problem::NOT_FOUND_TEXT.to_owned()]
                test="problem-not-found"
            />
        }
        .into_any(),
        other => view! { <MayPass error=other.clone() retries again /> }.into_any(),
    }
}

/// An error whose next step is to try again: now, or by itself after the countdown.
#[component]
fn MayPass(error: ApiError, retries: Retries, again: Callback<()>) -> impl IntoView {
    let (title, text, test) = plain_words(&error);
    let waits = move || retries.left().is_some();
    let countdown = move || {
        retries
            .left()
            .map_or_else(String::new, words::problem::again_in)
    };
    let retry = move || {
        if waits() {
            words::problem::RETRY_NOW
        } else {
            words::problem::RETRY
        }
    };
    view! {
        <Banner tone=Tone::Problem title text test>
            <Show when=waits>
                <p aria-live="off" data-test="countdown">{countdown}</p>
            </Show>
            <button type="button" class="primary" data-test="retry" on:click=move |_| again.run(())>
                {retry}
            </button>
            <Show when=waits>
                <button type="button" data-test="stop-waiting" on:click=move |_| retries.stop()>
                    {words::problem::STOP_WAITING}
                </button>
            </Show>
        </Banner>
    }
}

/// What the public view has in the place of what only a token shows.
pub(super) fn needs_token() -> impl IntoView {
    view! {
        <Banner
            tone=Tone::Note
            title=words::problem::NEEDS_TOKEN
            text=vec![words::problem::NEEDS_TOKEN_TEXT.to_owned()]
            test="needs-token"
        />
    }
}

/// Title, text and test name of the errors whose next step is to try again.
pub(super) fn plain_words(error: &ApiError) -> (String, Vec<String>, &'static str) {
    let domain = || {
        Session::expect()
            .connected()
            .map_or_else(String::new, |connected| {
                connected.tenant.domain().to_owned()
            })
    };
    match error {
        ApiError::TimedOut { after } => (
            words::problem::TIMED_OUT.to_owned(),
            vec![words::problem::timed_out(*after)],
            "problem-timeout",
        ),
        ApiError::TooLarge { limit } => (
            words::problem::TOO_LARGE.to_owned(),
            vec![words::problem::too_large(*limit)],
            "problem-too-large",
        ),
        ApiError::Unreadable(error) => (
            words::problem::UNREADABLE.to_owned(),
            vec![words::problem::unreadable(error)],
            "problem-unreadable",
        ),
        ApiError::Limited { .. } => (
            words::problem::LIMITED.to_owned(),
            vec![words::problem::LIMITED_TEXT.to_owned()],
            "problem-limited",
        ),
        ApiError::Refused {
            status, message, ..
        } => (
            words::problem::refused(*status),
            with_message(words::problem::refused_text(*status), message),
            "problem-refused",
        ),
        _ => (
            words::problem::UNREACHABLE.to_owned(),
            vec![words::problem::unreachable(&domain())],
            "problem-unreachable",
        ),
    }
}

fn with_message(text: &str, message: &Option<String>) -> Vec<String> {
    let quoted = message.as_deref().map(words::problem::in_its_words);
    [Some(text.to_owned()), quoted]
        .into_iter()
        .flatten()
        .collect()
}
