//! A message in the place of data, or above it: what happened, what it means, what to do next.

use leptos::prelude::*;

use super::icon::Icon;
use crate::view;

/// How much a banner matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Note,
    /// Something that went wrong.
    Problem,
    /// Something that was done.
    Done,
}

/// A titled message with an optional row of actions as its children.
#[component]
pub fn Banner(
    /// How much it matters; a problem is read out as soon as it stands.
    tone: Tone,
    /// What happened.
    #[prop(into)]
    title: String,
    /// What it means, a paragraph each.
    text: Vec<String>,
    /// A name for tests.
    test: &'static str,
    /// Actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, icon, role) = match tone {
        Tone::Note => ("banner note", Icon::Question, "note"),
        Tone::Problem => ("banner problem", Icon::Warning, "alert"),
        Tone::Done => ("banner done", Icon::Check, "status"),
    };
    view! {
        <section class=class role=role data-test=test>
            {icon.view()}
            <div class="stack tight">
                <h2>{title}</h2>
                {text.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                {children.map(|children| view! { <div class="actions">{children()}</div> })}
            </div>
        </section>
    }
}
