//! A code sample: coloured, with line numbers, with the reader's values in it, to be copied whole.
//!
//! Knows nothing of where the sample comes from. What is on screen never holds a secret; the text to
//! copy is made at the click.

pub mod copy;
pub mod fill;
pub mod lines;
pub mod placeholder;

use std::sync::Arc;

use keyglass_core::{
    placeholder::{Template, VariableName},
    sample::Lines,
};
use leptos::prelude::*;

pub use self::copy::OnCopied;
use self::{copy::CopyCode, lines::code_lines};
use super::{icon::Icon, variables::VariableStore};
use crate::{view, words};

/// How many lines a long sample shows before one asks for the rest.
const SHORT: usize = 20;

/// A sample, and its file's name.
#[derive(Clone)]
pub struct Sample {
    /// The text.
    pub template: Arc<Template>,
    /// The name of the file that it would be.
    pub file_name: Option<String>,
}

/// Brings the sample that is shown now, or why there is none; the view follows the signals that it
/// reads.
pub type SampleSource = Arc<dyn Fn() -> Result<Sample, String> + Send + Sync>;

/// How a sample is shown.
#[derive(Clone, Default)]
pub struct BlockOptions {
    /// An icon before the file's name.
    pub icon: Option<Icon>,
    /// Whether lines have no numbers.
    pub without_numbers: bool,
    /// Whether long lines are wrapped from the beginning.
    pub wrap: bool,
    /// Whether a long sample is shown in part first.
    pub expandable: bool,
    /// Lines that stand out.
    pub highlighted: Lines,
    /// Lines beside which all others step back.
    pub focused: Lines,
    /// Lines that were added, as a difference shows them.
    pub added: Lines,
    /// Lines that were removed.
    pub removed: Lines,
}

/// The sample with its bar: file name, tools, wrapping, copying.
#[component]
pub fn CodeBlock(
    /// The sample.
    source: SampleSource,
    /// Its values.
    store: VariableStore,
    /// What it is, as messages begin: "Request for all signing keys".
    #[prop(into)]
    what: String,
    /// How it is shown.
    #[prop(optional)]
    options: BlockOptions,
    /// What else stands in the bar.
    #[prop(optional, into)]
    tools: ViewFnOnce,
    /// A name for tests.
    #[prop(default = "code")]
    test: &'static str,
) -> impl IntoView {
    let wraps = RwSignal::new(options.wrap);
    let is_open = RwSignal::new(!options.expandable);
    let icon = options.icon;
    let options = Arc::new(options);
    let name = {
        let source = Arc::clone(&source);
        move || source().ok().and_then(|sample| sample.file_name)
    };
    let body = {
        let (source, what) = (Arc::clone(&source), what.clone());
        move || match source() {
            Err(why) => view! {
                <p class="code-error" role="alert" data-test="code-error">
                    <strong>{words::code::NOT_WRITTEN}</strong>
                    " "
                    {why}
                </p>
            }
            .into_any(),
            Ok(sample) => {
                let template = sample.template;
                let what = what.clone();
                let count = template.lines().len();
                let is_long = options.expandable && count > SHORT + 4;
                let numbered = !options.without_numbers;
                let focuses = !options.focused.is_empty();
                let lines = code_lines(&template, store, &options);
                view! {
                    <pre
                        tabindex="0"
                        role="group"
                        aria-label=what
                        class:wrap=move || wraps.get()
                        class:numbered=numbered
                        class:focuses=focuses
                        class:short=move || is_long && !is_open.get()
                    >
                        <code data-test="code-text">{lines}</code>
                    </pre>
                    {is_long.then(|| expand_button(count, is_open))}
                    <Unfilled template store />
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="code" data-test=test>
            <div class="bar tools">
                <span class="file">{icon.map(Icon::view)} <span class="mono">{name}</span></span>
                <span class="end">
                    {tools.run()}
                    <button
                        type="button"
                        class="quiet"
                        aria-pressed=move || if wraps.get() { "true" } else { "false" }
                        data-test="wrap"
                        on:click=move |_| wraps.update(|wraps| *wraps = !*wraps)
                    >
                        {Icon::Wrap.view()}
                        <span class="wide">{words::code::WRAP}</span>
                    </button>
                    <CopyCode source store what />
                </span>
            </div>
            {body}
        </div>
    }
}

fn expand_button(lines: usize, is_open: RwSignal<bool>) -> impl IntoView {
    let caption = move || {
        if is_open.get() {
            words::code::COLLAPSE.to_owned()
        } else {
            words::code::expand(lines)
        }
    };
    view! {
        <button
            type="button"
            class="quiet expand"
            aria-expanded=move || if is_open.get() { "true" } else { "false" }
            data-test="expand"
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {caption}
        </button>
    }
}

/// Says which placeholders have no value.
#[component]
fn Unfilled(template: Arc<Template>, store: VariableStore) -> impl IntoView {
    let text = move || {
        template.variables().iter().for_each(|it| store.track(it));
        let names = unfilled_names(&template, store);
        (!names.is_empty()).then(|| {
            view! { <p class="note small" data-test="unfilled">{words::code::unfilled(&names)}</p> }
        })
    };
    view! { <div class="code-note">{text}</div> }
}

/// The placeholders without a value, each as its author wrote it first.
fn unfilled_names(template: &Template, store: VariableStore) -> Vec<String> {
    store.with(|variables| {
        let spelling = |name: &VariableName| {
            let mut placeholders = template.placeholders().iter();
            let first = placeholders.find(|it| it.variable == *name)?;
            Some(template.spelling(first).to_owned())
        };
        let names = template.unfilled(variables).into_iter();
        names.filter_map(spelling).collect()
    })
}
