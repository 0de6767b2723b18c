//! Requests as reactive state.

use std::{cell::RefCell, rc::Rc};

use keyglass::{
    api::{ApiError, load::Load},
    platform::abort::{Abort, AbortReason},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{round, stage, until};

/// Requests that were made and not answered yet, in their order.
type Pending = Rc<
    RefCell<
        Vec<(
            Abort,
            futures_channel::oneshot::Sender<Result<u32, ApiError>>,
        )>,
    >,
>;

fn loading(pending: &Pending, asked: RwSignal<u32>) -> Load<u32> {
    let pending = pending.clone();
    Load::new(move |abort| {
        asked.get();
        let (answer, receive) = futures_channel::oneshot::channel();
        pending.borrow_mut().push((abort, answer));
        async move { receive.await.unwrap_or(Err(ApiError::Aborted)) }
    })
}

fn answer(pending: &Pending, index: usize, with: Result<u32, ApiError>) {
    let (_, sender) = pending.borrow_mut().remove(index);
    let _ = sender.send(with);
}

#[wasm_bindgen_test]
async fn a_newer_asking_aborts_the_older_and_its_late_answer_is_not_shown() {
    let pending = Pending::default();
    let asked = RwSignal::new(0);
    let stage = stage({
        let pending = pending.clone();
        move || {
            let load = loading(&pending, asked);
            move || load.with(|state| state.value.as_ref().map(|value| value.to_string()))
        }
    });
    until("the first request is made", || pending.borrow().len() == 1).await;
    asked.set(1);
    until("the second request is made", || pending.borrow().len() == 2).await;
    assert_eq!(pending.borrow()[0].0.reason(), Some(AbortReason::Unwanted));
    answer(&pending, 1, Ok(2));
    until("the newer answer stands", || stage.text() == "2").await;
    answer(&pending, 0, Ok(1));
    round().await;
    assert_eq!(stage.text(), "2");
}

#[wasm_bindgen_test]
async fn a_failed_refresh_keeps_what_was_loaded() {
    let pending = Pending::default();
    let asked = RwSignal::new(0);
    let stage = stage({
        let pending = pending.clone();
        move || {
            let load = loading(&pending, asked);
            move || {
                load.with(|state| {
                    let value = state.value.as_ref().map(|value| value.to_string());
                    let error = state.error.as_ref().map(ToString::to_string);
                    format!(
                        "{} {}",
                        value.unwrap_or_default(),
                        error.unwrap_or_default()
                    )
                })
            }
        }
    });
    until("the first request is made", || pending.borrow().len() == 1).await;
    answer(&pending, 0, Ok(7));
    until("the value stands", || stage.text() == "7 ").await;
    asked.set(1);
    until("the second request is made", || pending.borrow().len() == 1).await;
    answer(&pending, 0, Err(ApiError::NotFound));
    until("both stand", || stage.text() == "7 404").await;
}

#[wasm_bindgen_test]
async fn leaving_the_page_aborts_its_request() {
    let pending = Pending::default();
    let asked = RwSignal::new(0);
    let stage = stage({
        let pending = pending.clone();
        move || {
            let load = loading(&pending, asked);
            move || load.is_loading()
        }
    });
    until("the request is made", || pending.borrow().len() == 1).await;
    drop(stage);
    assert_eq!(pending.borrow()[0].0.reason(), Some(AbortReason::Unwanted));
}
