//! Text that came from outside: shown as text, with what would not be seen made visible.

use keyglass_core::display::{Span, make_visible};
use leptos::prelude::*;

use crate::view;

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
