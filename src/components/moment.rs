//! A point in time: the date in full, and how far away it is.

use keyglass_core::timestamp::Timestamp;
use leptos::prelude::*;

use crate::{
    platform::{clock::Clock, intl},
    view, words,
};

/// A moment in UTC, with the reader's own time and the distance beside it.
#[component]
pub fn Moment(
    /// When.
    at: Timestamp,
) -> impl IntoView {
    let clock = Clock::expect();
    view! {
        <span class="moment">
            <time datetime=intl::iso(at)>{intl::date_time_utc(at)}</time>
            <span class="sub">
                {intl::date_time_local(at).map(|local| format!("{local} · "))}
                {move || intl::relative(at, clock.now())}
            </span>
        </span>
    }
}

/// A day in UTC with the distance beside it: for tables. The minute is in the tooltip.
#[component]
pub fn Day(
    /// When.
    at: Timestamp,
) -> impl IntoView {
    let clock = Clock::expect();
    view! {
        <span class="moment" title=intl::date_time_utc(at)>
            <time datetime=intl::iso(at)>{intl::date_utc(at)}</time>
            <span class="sub">{move || intl::relative(at, clock.now())}</span>
        </span>
    }
}

/// From one day to another, either of which may be unknown, with the length beside it.
#[component]
pub fn Span(
    /// The first moment.
    since: Option<Timestamp>,
    /// The last one; `None` when it lasts.
    until: Option<Timestamp>,
) -> impl IntoView {
    let clock = Clock::expect();
    let day = |at: Timestamp| {
        view! { <time datetime=intl::iso(at) title=intl::date_time_utc(at)>{intl::date_utc(at)}</time> }
    };
    let length = move || {
        let until = until.unwrap_or_else(|| clock.now());
        since.map(|since| intl::duration((until.unix_millis() - since.unix_millis()) / 1000))
    };
    let (words, dash) = match (since, until) {
        (Some(_), None) => (words::keys::SINCE, None),
        (None, Some(_)) => (words::keys::UNTIL, None),
        _ => ("", Some(" – ")),
    };
    view! {
        <span class="moment">
            <span class="since">{words} {since.map(day)} {dash}</span>
            {until.map(day)}
            <span class="sub">{length}</span>
        </span>
    }
}
