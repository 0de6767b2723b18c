//! What stands in the place of data when a request did not bring any.

use std::time::Duration;

use leptos::prelude::*;

use super::renew_token::RenewToken;
use crate::{
    api::ApiError,
    components::banner::{Banner, Tone},
    platform::timer::Timer,
    session::Session,
    view, words,
};

/// How often a limited request is sent again by itself before it waits for the reader.
const RETRIES: u32 = 2;

/// How often the requests of one page were repeated because the tenant was limiting. Made once a page.
#[derive(Clone, Copy)]
pub struct Retries(StoredValue<u32>);

impl Retries {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Starts to count anew: a request went through.
    pub fn reset(self) {
        self.0.set_value(0);
    }

    fn take(self) -> bool {
        let left = self.0.get_value() < RETRIES;
        self.0.update_value(|count| *count += 1);
        left
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::new()
    }
}

/// The words and the next step for an error. `scope` is what the request needed; `again` sends it anew.
#[component]
pub fn Problem<'a>(
    /// What went wrong.
    error: &'a ApiError,
    /// The scope that the request needed.
    scope: &'static str,
    /// Repetitions of this page so far.
    retries: Retries,
    /// Sends the request anew.
    again: Callback<()>,
) -> impl IntoView + use<> {
    match error {
        ApiError::Limited { retry_after } => {
            view! { <Limited wait=*retry_after retries again /> }.into_any()
        }
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
        other => {
            let (title, text, test) = plain_words(other);
            view! {
                <Banner tone=Tone::Problem title text test>
                    <RetryButton again />
                </Banner>
            }
            .into_any()
        }
    }
}

/// Title, text and test name of the errors whose next step is to try again.
fn plain_words(error: &ApiError) -> (String, Vec<String>, &'static str) {
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
        ApiError::Refused { status, message } => (
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

#[component]
fn RetryButton(again: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="primary" data-test="retry" on:click=move |_| again.run(())>
            {words::problem::RETRY}
        </button>
    }
}

/// A wait with a countdown: goes on by itself twice, can be cut short or stopped.
#[component]
fn Limited(wait: Duration, retries: Retries, again: Callback<()>) -> impl IntoView {
    let left = RwSignal::new(retries.take().then_some(wait));
    let timer = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| match left.get() {
        None => timer.set_value(None),
        Some(Duration::ZERO) => again.run(()),
        Some(remaining) => {
            let second = Duration::from_secs(1);
            timer.set_value(Some(Timer::after(remaining.min(second), move || {
                left.set(Some(remaining.saturating_sub(second)));
            })));
        }
    });
    on_cleanup(move || {
        timer.try_update_value(|timer| drop(timer.take()));
    });
    let text = move || match left.get() {
        Some(left) => words::problem::limited(left),
        None => words::problem::LIMITED_STOPPED.to_owned(),
    };
    view! {
        <Banner tone=Tone::Problem title=words::problem::LIMITED text=Vec::new() test="problem-limited">
            <p aria-live="off" data-test="countdown">{text}</p>
            <button type="button" class="primary" data-test="retry" on:click=move |_| again.run(())>
                {words::problem::RETRY_NOW}
            </button>
            <Show when=move || left.get().is_some()>
                <button type="button" data-test="stop-waiting" on:click=move |_| left.set(None)>
                    {words::problem::STOP_WAITING}
                </button>
            </Show>
        </Banner>
    }
}
