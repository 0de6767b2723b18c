//! `/oauth`: the token endpoint.

mod error;
mod token;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::app::App;

pub(super) use token::forbid_storing;

pub(super) fn router() -> Router<Arc<App>> {
    Router::new().route("/oauth/token", post(token::token))
}
