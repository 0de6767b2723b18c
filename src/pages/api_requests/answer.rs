//! The answer to a request that was sent from the page, and what to do when it is none or a refusal.

use std::{rc::Rc, sync::Arc};

use keyglass_core::{
    language::Language,
    placeholder::{Template, Variables},
};
use leptos::prelude::*;

use super::exchange::{Exchange, ShownAnswer};
use crate::{
    api::management::READ_SIGNING_KEYS,
    components::{
        code_block::{BlockOptions, CodeBlock, Sample},
        text::ForeignText,
        variables::VariableStore,
    },
    pages::problem::Problem,
    view, words,
};

/// What came of a request.
#[component]
pub fn AnswerView(
    /// The exchange.
    exchange: Exchange,
    /// Sends it anew.
    again: Callback<()>,
) -> impl IntoView {
    let problem = move || {
        exchange.problem().map(|error| {
            view! {
                <Problem error=&error scope=READ_SIGNING_KEYS retries=exchange.retries() again />
            }
        })
    };
    let answer = move || exchange.answer().map(|answer| answer_view(&answer));
    let spoken = move || {
        let arrived =
            |answer: Rc<ShownAnswer>| words::api_requests::arrived(answer.status, answer.took);
        exchange.answer().map(arrived)
    };
    let sending = move || {
        exchange
            .is_sending()
            .then(|| view! { <p class="small muted">{words::api_requests::SENDING}</p> })
    };
    view! {
        <div class="stack answer-slot">
            <p class="visually-hidden" role="status">{spoken}</p>
            {sending}
            {problem}
            {answer}
        </div>
    }
}

fn answer_view(answer: &ShownAnswer) -> impl IntoView + use<> {
    let class = match answer.status {
        200..300 => "badge current",
        _ => "badge revoked",
    };
    view! {
        <section class="answer stack tight" aria-label=words::api_requests::ANSWER data-test="answer">
            <h3>{words::api_requests::ANSWER}</h3>
            <dl class="figures">
                <div>
                    <dt>{words::api_requests::STATUS}</dt>
                    <dd><span class=class data-test="status">{answer.status}</span></dd>
                </div>
                <div>
                    <dt>{words::api_requests::TIME}</dt>
                    <dd data-test="time">{words::api_requests::took(answer.took)}</dd>
                </div>
                <div>
                    <dt>{words::api_requests::SIZE}</dt>
                    <dd>{words::api_requests::bytes(answer.size)}</dd>
                </div>
            </dl>
            {headers(answer)}
            {body(answer)}
        </section>
    }
}

fn headers(answer: &ShownAnswer) -> impl IntoView + use<> {
    if answer.headers.is_empty() {
        return view! { <p class="small muted">{words::api_requests::NO_HEADERS}</p> }.into_any();
    }
    let row = |(name, value): &(String, String)| {
        view! {
            <dt class="mono"><ForeignText text=name.clone() /></dt>
            <dd class="mono"><ForeignText text=value.clone() /></dd>
        }
    };
    let rows = answer.headers.iter().map(row).collect_view();
    view! {
        <details data-test="headers">
            <summary>{words::api_requests::HEADERS} " (" {answer.headers.len()} ")"</summary>
            <p class="small muted">{words::api_requests::SOME_HEADERS}</p>
            <dl class="facts">{rows}</dl>
        </details>
    }
    .into_any()
}

fn body(answer: &ShownAnswer) -> impl IntoView + use<> {
    if answer.size == 0 {
        return view! { <p class="small muted">{words::api_requests::NO_BODY}</p> }.into_any();
    }
    let store = VariableStore::new(Variables::default());
    let nothing = Variables::default();
    let template = Arc::new(Template::parse(&answer.text, answer.language, &nothing));
    let source = Arc::new(move || {
        Ok(Sample {
            template: Arc::clone(&template),
            file_name: None,
        })
    });
    let options = BlockOptions {
        wrap: true,
        expandable: true,
        ..BlockOptions::default()
    };
    let is_json = answer.language == Language::Json;
    let notes = [
        answer
            .cut
            .map(|shown| words::api_requests::cut(shown, answer.size)),
        (!answer.is_utf8).then(|| words::api_requests::NOT_UTF8.to_owned()),
        answer
            .is_masked
            .then(|| words::api_requests::MASKED.to_owned()),
        is_json.then(|| words::api_requests::INDENTED.to_owned()),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    view! {
        <CodeBlock source store what=words::api_requests::BODY options test="answer-body" />
        <p class="small muted" data-test="answer-notes">{notes.join(" ")}</p>
    }
    .into_any()
}
