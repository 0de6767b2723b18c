//! What stands in a list's place while it loads, with the geometry of what will stand there.

use leptos::prelude::*;

use crate::{view, words};

/// Grey bars in the shape of a summary and a table of `rows` rows.
#[component]
pub fn KeysSkeleton(
    /// How many rows to hold room for.
    rows: usize,
) -> impl IntoView {
    view! {
        <div class="stack" aria-busy="true" data-test="loading">
            <span class="visually-hidden">{words::shell::LOADING}</span>
            <div class="summary" aria-hidden="true">
                {(0..3).map(|_| view! { <div class="card stat"><Bars count=3 /></div> }).collect_view()}
            </div>
            <div class="card" aria-hidden="true">
                <div class="body"><Bars count=rows /></div>
            </div>
        </div>
    }
}

/// Grey bars in the shape of a list of facts.
#[component]
pub fn FactsSkeleton() -> impl IntoView {
    view! {
        <div class="card" aria-busy="true" data-test="loading">
            <span class="visually-hidden">{words::shell::LOADING}</span>
            <div class="body" aria-hidden="true"><Bars count=9 /></div>
        </div>
    }
}

/// Grey bars in the shape of a list of `rows` rows.
#[component]
pub fn ListSkeleton(
    /// How many rows to hold room for.
    rows: usize,
) -> impl IntoView {
    view! {
        <div aria-busy="true" data-test="loading">
            <span class="visually-hidden">{words::shell::LOADING}</span>
            <div class="bone-rows" aria-hidden="true">
                {(0..rows)
                    .map(|_| view! { <div><span class="bone"></span></div> })
                    .collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Bars(count: usize) -> impl IntoView {
    view! {
        <div class="bones">
            {(0..count).map(|_| view! { <span class="bone"></span> }).collect_view()}
        </div>
    }
}
