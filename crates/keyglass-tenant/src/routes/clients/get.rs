//! `GET /api/v2/clients/{id}`: one application.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::READING;
use super::body::BodyWriter;
use super::query::parse_fields;
use super::view::View;
use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::store::{Application, SigningKey};

/// Wants one of [`READING`].
pub(super) async fn get(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    caller.require_any(READING)?;
    let fields = parse_fields(&query.unwrap_or_default())?;
    let view = View::new(&caller, fields)?;
    let tenant = app.profile.name.clone();
    let body = app
        .store
        .read(move |connection| {
            let Some(application) = Application::find(connection, &id)? else {
                return Ok(None);
            };
            let current = SigningKey::current(connection)?;
            let writer = BodyWriter::new(tenant, &current, view)?;
            Ok(Some(writer.write(application)))
        })
        .await?
        .ok_or(ApiError::ClientNotFound)?;
    Ok(answer::json(StatusCode::OK, &body))
}
