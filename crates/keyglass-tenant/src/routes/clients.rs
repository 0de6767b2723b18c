//! `/api/v2/clients`: the tenant's applications.

mod body;
mod credentials;
mod cursor;
mod get;
mod link;
mod list;
mod query;
mod rotate_secret;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Any of these opens the list and an application; which members are shown is [`view`]'s business.
const READING: &[&str] = &[
    "read:clients",
    "read:client_keys",
    "read:client_credentials",
    "read:client_summary",
];

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(list::list))
        .route("/{id}", get(get::get))
        .route("/{id}/rotate-secret", post(rotate_secret::rotate_secret))
        .route("/{id}/credentials", get(credentials::list::list))
        .route(
            "/{id}/credentials/{credential_id}",
            get(credentials::get::get),
        )
}
