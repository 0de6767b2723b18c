//! The lines of a sample.

use std::sync::Arc;

use keyglass_core::{
    display::{Span, make_visible},
    placeholder::{Piece, Template},
};
use leptos::prelude::*;

use super::{BlockOptions, placeholder::PlaceholderView};
use crate::{components::variables::VariableStore, view};

/// The lines, coloured, each placeholder with its value.
pub fn code_lines(
    template: &Arc<Template>,
    store: VariableStore,
    options: &BlockOptions,
) -> impl IntoView + use<> {
    let editing = RwSignal::new(None);
    let lines = template.lines();
    let last = lines.len();
    let line = |(index, pieces): (usize, Vec<Piece<'_>>)| {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let piece = |piece: Piece<'_>| match piece {
            Piece::Text { text, class } => {
                text_view(text, class.map(|class| class.name())).into_any()
            }
            Piece::Placeholder { index, class } => view! {
                <PlaceholderView
                    template=Arc::clone(template)
                    index
                    class=class.map(|class| class.name())
                    store
                    editing
                />
            }
            .into_any(),
        };
        // The line end is text, so that a selection that is copied by hand has it too.
        let end = (index + 1 < last).then_some("\n");
        view! {
            <span
                class="line"
                class:highlighted=options.highlighted.contains(number)
                class:focused=options.focused.contains(number)
                class:added=options.added.contains(number)
                class:removed=options.removed.contains(number)
            >
                {pieces.into_iter().map(piece).collect_view()}
                {end}
            </span>
        }
    };
    lines.into_iter().enumerate().map(line).collect_view()
}

/// Text in one colour; what would not be seen stands with its code point.
fn text_view(text: &str, class: Option<&'static str>) -> AnyView {
    let spans = make_visible(text);
    let is_plain = |span: &Span<'_>| match span {
        Span::Text(_) => true,
        Span::Hidden { name, .. } => *name == "tab",
    };
    if spans.iter().all(is_plain) {
        return coloured(text, class);
    }
    let span = |span| match span {
        Span::Text(text) => coloured(text, class),
        Span::Hidden { name: "tab", .. } => "\t".into_any(),
        Span::Hidden { code_point, name } => {
            view! { <span class="chip hidden-char" title=name>{code_point}</span> }.into_any()
        }
    };
    spans.into_iter().map(span).collect_view().into_any()
}

fn coloured(text: &str, class: Option<&'static str>) -> AnyView {
    let text = text.to_owned();
    match class {
        None => text.into_any(),
        Some(name) => view! { <span class=format!("tok-{name}")>{text}</span> }.into_any(),
    }
}
