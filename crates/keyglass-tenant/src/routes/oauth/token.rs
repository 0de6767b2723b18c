//! `POST /oauth/token`: client credentials in exchange for a Management API token.

use std::sync::Arc;

use aws_lc_rs::constant_time;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, PRAGMA};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use crate::answer;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::routes::oauth::error::OauthError;
use crate::store::MachineClient;
use crate::token::{Scopes, TokenRequest};

/// The parameters of a client credentials grant (RFC 6749 section 4.4.2), with `audience`.
#[derive(Deserialize)]
struct Parameters {
    grant_type: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    audience: Option<String>,
    scope: Option<String>,
}

/// Takes the parameters as a form, which is what SDKs send, or as JSON.
pub(super) async fn token(
    State(app): State<Arc<App>>,
    base: BaseUrl,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, OauthError> {
    let parameters = parse(&headers, &body)?;
    match parameters.grant_type.as_deref() {
        Some("client_credentials") => {}
        Some(other) => return Err(OauthError::UnsupportedGrant(other.to_owned())),
        None => {
            return Err(OauthError::Malformed(
                "Missing required parameter: grant_type",
            ));
        }
    }

    let client = authenticate(&app, parameters.client_id, parameters.client_secret).await?;
    let audience = parameters.audience.ok_or(OauthError::Malformed(
        "Missing required parameter: audience",
    ))?;
    if audience != base.management_audience() {
        return Err(OauthError::UnknownAudience(audience));
    }
    let granted = client.granted_scope.ok_or(OauthError::NoGrant(audience))?;
    let scopes = narrow(Scopes::parse(&granted), parameters.scope.as_deref())?;

    let issued = TokenRequest::for_management(&base, client.client_id, scopes)
        .issue(&app.store)
        .await?;
    let mut response = answer::json(StatusCode::OK, &issued);
    forbid_storing(&mut response);
    Ok(response)
}

/// A token must not be kept by anything between here and the caller (RFC 6749 section 5.1).
pub(in crate::routes) fn forbid_storing(response: &mut Response) {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
        .headers_mut()
        .insert(PRAGMA, HeaderValue::from_static("no-cache"));
}

fn parse(headers: &HeaderMap, body: &[u8]) -> Result<Parameters, OauthError> {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let is_json = media_type.is_some_and(|value| value.starts_with("application/json"));
    let parsed = if is_json {
        serde_json::from_slice(body).ok()
    } else {
        from_form(body)
    };
    parsed.ok_or(OauthError::Malformed(
        "The body is neither a form nor a JSON object",
    ))
}

/// `None` when a parameter stands there twice, which RFC 6749 (section 3.2) forbids.
fn from_form(body: &[u8]) -> Option<Parameters> {
    let mut members = serde_json::Map::new();
    for (name, value) in form_urlencoded::parse(body) {
        if members.insert(name.into_owned(), value.into()).is_some() {
            return None;
        }
    }
    serde_json::from_value(members.into()).ok()
}

/// The application that these credentials belong to.
async fn authenticate(
    app: &App,
    client_id: Option<String>,
    client_secret: Option<String>,
) -> Result<MachineClient, OauthError> {
    let (Some(client_id), Some(given)) = (client_id, client_secret) else {
        return Err(OauthError::Unauthorized);
    };
    let client = app
        .store
        .read(move |connection| MachineClient::find(connection, &client_id))
        .await?
        .ok_or(OauthError::Unauthorized)?;
    let secret = client
        .client_secret
        .as_deref()
        .ok_or(OauthError::Unauthorized)?;
    constant_time::verify_slices_are_equal(secret.as_bytes(), given.as_bytes())
        .map_err(|_| OauthError::Unauthorized)?;
    Ok(client)
}

/// What was asked for, when all of it was granted; everything granted when nothing was asked for.
fn narrow(granted: Scopes, wanted: Option<&str>) -> Result<Scopes, OauthError> {
    let wanted = Scopes::parse(wanted.unwrap_or_default());
    if wanted.is_empty() {
        return Ok(granted);
    }
    let missing = wanted.missing_from(&granted);
    if missing.is_empty() {
        Ok(wanted)
    } else {
        Err(OauthError::ScopesNotGranted(missing))
    }
}
