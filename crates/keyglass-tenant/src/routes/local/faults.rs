//! `/local/faults`: sets, lists and clears faults. Exists with `--faults` only.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::guard::LocalCaller;
use crate::answer;
use crate::app::App;
use crate::faults::{Fault, FaultSet};

/// One fault or several at once.
#[derive(Deserialize)]
#[serde(untagged)]
enum Order {
    Several(Vec<Fault>),
    One(Fault),
}

/// `POST`: adds faults. The newest one that matches a request is the one that strikes.
pub(super) async fn set(_: LocalCaller, State(app): State<Arc<App>>, body: Bytes) -> Response {
    match serde_json::from_slice::<Order>(&body) {
        Ok(order) => {
            let faults = match order {
                Order::Several(faults) => faults,
                Order::One(fault) => vec![fault],
            };
            for fault in faults {
                set_of(&app, |set| set.add(fault));
            }
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => {
            let reason = error.to_string();
            let body = json!({ "error": "invalid_request", "error_description": reason });
            answer::json(StatusCode::BAD_REQUEST, &body)
        }
    }
}

/// `GET`: the faults that still wait for requests.
pub(super) async fn list(_: LocalCaller, State(app): State<Arc<App>>) -> Response {
    let faults = app
        .faults
        .as_ref()
        .map(FaultSet::pending)
        .unwrap_or_default();
    answer::json(StatusCode::OK, &faults)
}

/// `DELETE`: forgets every fault.
pub(super) async fn clear(_: LocalCaller, State(app): State<Arc<App>>) -> StatusCode {
    set_of(&app, FaultSet::clear);
    StatusCode::NO_CONTENT
}

fn set_of(app: &App, change: impl FnOnce(&FaultSet)) {
    if let Some(faults) = &app.faults {
        change(faults);
    }
}
