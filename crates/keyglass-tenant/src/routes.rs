//! Every endpoint, and the layers around them.
//!
//! A request passes, from the outside in: the log, the host check, the cross-origin check, the
//! faults, its endpoint.

mod certificates;
mod clients;
mod config;
mod cors;
mod host;
mod keys;
mod local;
mod management;
mod metadata;
mod oauth;
mod openapi;
mod pages;
mod well_known;

use std::sync::Arc;

use axum::{Router, middleware};

use crate::app::App;
use crate::{faults, request_log};

pub(crate) use cors::AllowedOrigins;

/// The whole tenant as one service.
pub(crate) fn router(app: &Arc<App>) -> Router {
    Router::new()
        .nest("/api/v2", management::router(app))
        .nest("/local", local::router(app))
        .merge(oauth::router())
        .merge(well_known::router(app))
        .merge(certificates::router())
        .merge(metadata::router())
        .merge(config::router())
        .merge(openapi::router())
        .fallback(pages::serve)
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            faults::inject,
        ))
        .layer(middleware::from_fn_with_state(Arc::clone(app), cors::allow))
        .layer(middleware::from_fn_with_state(Arc::clone(app), host::check))
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            request_log::record,
        ))
        .with_state(Arc::clone(app))
}
