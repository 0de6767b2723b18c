//! Text that came from outside: shown as text, with what would not be seen made visible.

use keyglass_core::display::{Span, make_visible};
use leptos::prelude::*;

use crate::{view, words};

/// The most characters that [`Capped`] shows.
const MOST_CHARACTERS: usize = 1_000;

/// Foreign text in isolation: its direction does not touch its neighbours, and control, bidi and
/// zero-width characters stand as chips with their code point.
#[component]
pub fn ForeignText(
    /// The text as it came.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let spans = make_visible(&text)
        .into_iter()
        .map(|span| match span {
            Span::Text(text) => text.to_owned().into_any(),
            Span::Hidden { code_point, name } => {
                view! { <span class="chip hidden-char" title=name>{code_point}</span> }.into_any()
            }
        })
        .collect_view();
    view! { <bdi class="foreign">{spans}</bdi> }
}

/// Foreign text that may be longer than anyone reads: its beginning, and how much is left out.
#[component]
pub fn Capped(
    /// The text as it came.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) else {
        return view! { <ForeignText text /> }.into_any();
    };
    let rest = text[end..].chars().count();
    view! {
        <ForeignText text=&text[..end] />
        <span class="sub" data-test="not-shown">
            {words::key::not_shown(rest, words::key::CHARACTERS)}
        </span>
    }
    .into_any()
}
