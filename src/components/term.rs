//! A term of the field, with what it means at a click, a key or a touch.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;

use crate::{view, words::glossary::Term};

/// Numbers the explanations, which need ids.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// The term as it stands in a sentence. The browser opens and closes the explanation, and closes it at
/// Escape and at a click elsewhere.
pub(crate) fn term(term: &'static Term) -> impl IntoView {
    let id = format!("term-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    view! {
        <button type="button" class="term" popovertarget=id.clone() aria-describedby=id.clone() data-test="term">
            {term.name}
        </button>
        <span id=id class="meaning" popover="auto" role="tooltip">{term.meaning}</span>
    }
}
