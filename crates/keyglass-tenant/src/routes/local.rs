//! `/local`: the doors that only a local tenant has. The real API has nothing like them.
//!
//! Whoever can open a connection from this machine, and is no page of another origin, may come in.

mod faults;
mod guard;
mod token;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::api_error::ApiError;
use crate::app::App;

/// `/local/token`, and `/local/faults` when faults were asked for.
pub(super) fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let mut router = Router::new().route("/token", post(token::token));
    if app.faults.is_some() {
        router = router.route(
            "/faults",
            get(faults::list).post(faults::set).delete(faults::clear),
        );
    }
    router.fallback(no_such_endpoint)
}

async fn no_such_endpoint() -> ApiError {
    ApiError::NoSuchEndpoint
}
