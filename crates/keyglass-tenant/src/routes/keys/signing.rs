//! `/api/v2/keys/signing`: the tenant's signing keys.

mod body;
mod get;
mod list;
mod revoke;
mod rotate;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};

use crate::app::App;

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(list::list))
        .route("/rotate", post(rotate::rotate))
        .route("/{kid}", get(get::get))
        .route("/{kid}/revoke", put(revoke::revoke))
}
