//! `POST /api/v2/clients/{id}/rotate-secret`: a new secret, at once and for good.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::Connection;
use serde_json::Value;

use super::body::BodyWriter;
use super::view::View;
use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::caller::Caller;
use crate::crypto::new_client_secret;
use crate::store::{Application, Members, SigningKey, StoreError};

/// Wants `update:client_keys`. Answers the whole application with its new secret, whatever other
/// scopes the caller has: the secret is shown to whoever made it.
///
/// Of the real API it is known that for up to half a minute either secret may work. Here the new one
/// works at once and the old one no more.
pub(super) async fn rotate_secret(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    caller.require_any(&["update:client_keys"])?;
    let secret = new_client_secret().map_err(StoreError::from)?;
    let tenant = app.profile.name.clone();
    let rotated = app.store.write(move |connection| {
        let Some(application) = rotate(connection, &id, secret)? else {
            return Ok(None);
        };
        let current = SigningKey::current(connection)?;
        let writer = BodyWriter::new(tenant, &current, View::of_everything())?;
        Ok(Some(
            application.map(|application| writer.write(application)),
        ))
    });
    match rotated.await? {
        Some(Ok(body)) => Ok(answer::json(StatusCode::OK, &body)),
        Some(Err(HasNoSecret)) => Err(ApiError::ClientHasNoSecret),
        None => Err(ApiError::ClientNotFound),
    }
}

/// The application proves itself with a key or a certificate.
struct HasNoSecret;

fn rotate(
    connection: &Connection,
    id: &str,
    secret: String,
) -> Result<Option<Result<Application, HasNoSecret>>, StoreError> {
    let Some(mut application) = Application::find(connection, id)? else {
        return Ok(None);
    };
    if application.client_secret.is_none() {
        return Ok(Some(Err(HasNoSecret)));
    }
    application.client_secret = Some(secret);
    say_that_the_secret_is_plain(&mut application.members);
    application.update(connection)?;
    Ok(Some(Ok(application)))
}

/// New secrets are never base64, so an application whose old one was must not go on saying so.
fn say_that_the_secret_is_plain(members: &mut Members) {
    const CONFIGURATION: &str = "jwt_configuration";

    let configuration = members
        .get(CONFIGURATION)
        .and_then(|value| serde_json::from_str::<Value>(value.get()).ok());
    if let Some(mut configuration) = configuration
        && configuration["secret_encoded"] == true
    {
        configuration["secret_encoded"] = false.into();
        members.set(CONFIGURATION, &configuration);
    }
}
