//! How the last change ended, above what the tenant has now.

use leptos::prelude::*;

use crate::{
    api::ApiError,
    components::banner::{Banner, Tone},
    session::changes::{Changes, Ended},
    view, words,
};

/// The message, until it is dismissed. Stands once in a page.
#[component]
pub fn ChangeOutcome() -> impl IntoView {
    let changes = Changes::expect();
    // It was read here: the next page does not say it again.
    on_cleanup(move || changes.dismiss());
    move || {
        let Ended { confirmed, failure } = changes.ended()?;
        let change = &confirmed.change;
        let (tone, title, text, test) = match failure {
            None => {
                let title = words::lifecycle::done(change);
                (Tone::Done, title, Vec::new(), "change-done")
            }
            Some((step, error)) => {
                let title = words::lifecycle::failed(change, step, error.leaves_open());
                (Tone::Problem, title, why(&error), "change-failed")
            }
        };
        Some(view! {
            <Banner tone title text test>
                <button type="button" data-test="dismiss" on:click=move |_| changes.dismiss()>
                    {words::shell::DISMISS}
                </button>
            </Banner>
        })
    }
}

fn why(error: &ApiError) -> Vec<String> {
    let text = match error {
        ApiError::Forbidden { .. } => words::lifecycle::FAILED_FORBIDDEN.to_owned(),
        ApiError::Unauthorized { .. } => words::lifecycle::FAILED_UNAUTHORIZED.to_owned(),
        ApiError::NotFound => words::lifecycle::FAILED_NOT_FOUND.to_owned(),
        ApiError::Limited { retry_after } => words::lifecycle::failed_limited(*retry_after),
        error if error.leaves_open() => words::lifecycle::FAILED_OPEN.to_owned(),
        _ => words::lifecycle::FAILED_REFUSED.to_owned(),
    };
    let message = match error {
        ApiError::Forbidden { message }
        | ApiError::Unauthorized { message }
        | ApiError::Refused { message, .. } => message.as_deref(),
        _ => None,
    };
    let quoted = message.map(words::problem::in_its_words);
    [Some(text), quoted].into_iter().flatten().collect()
}
