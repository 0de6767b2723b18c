//! `POST /local/token`: a Management API token for the dashboard, without credentials.
//!
//! The open door of a local tenant: there is nobody to sign in and nothing real behind it. The
//! answer has the shape of the token endpoint's.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::guard::LocalCaller;
use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::routes::oauth::forbid_storing;
use crate::store::MachineClient;
use crate::token::{DEFAULT_LIFETIME_SECONDS, Scopes, TokenRequest};

/// A token lives for 30 days at most.
const LONGEST_LIFETIME_SECONDS: i64 = 30 * 86_400;

/// The optional JSON body.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    /// Scopes separated by spaces, known to this tenant or not; all of the tenant's by default.
    scope: Option<String>,
    /// Lifetime in seconds; a day by default.
    expires_in: Option<i64>,
}

pub(super) async fn token(
    _: LocalCaller,
    State(app): State<Arc<App>>,
    base: BaseUrl,
    body: Bytes,
) -> Result<Response, ApiError> {
    let wish = match parse(&body) {
        Ok(wish) => wish,
        Err(reason) => return Ok(refuse(&reason)),
    };
    let client = app.store.read(MachineClient::first_granted).await?;
    let scopes = wish
        .scope
        .as_deref()
        .map_or_else(Scopes::all, Scopes::parse);
    let mut request = TokenRequest::for_management(&base, client.client_id, scopes);
    request.lifetime_seconds = wish.expires_in.unwrap_or(DEFAULT_LIFETIME_SECONDS);

    let mut response = answer::json(StatusCode::OK, &request.issue(&app.store).await?);
    forbid_storing(&mut response);
    Ok(response)
}

fn parse(body: &[u8]) -> Result<Wish, String> {
    if body.is_empty() {
        return Ok(Wish::default());
    }
    let wish: Wish = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    match wish.expires_in {
        Some(seconds) if !(1..=LONGEST_LIFETIME_SECONDS).contains(&seconds) => Err(format!(
            "expires_in must be between 1 and {LONGEST_LIFETIME_SECONDS} seconds"
        )),
        _ => Ok(wish),
    }
}

fn refuse(reason: &str) -> Response {
    let body = json!({ "error": "invalid_request", "error_description": reason });
    answer::json(StatusCode::BAD_REQUEST, &body).into_response()
}
