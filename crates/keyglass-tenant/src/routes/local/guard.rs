//! Lets in callers on this machine that are no page of another origin.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::ORIGIN;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::answer;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::caller::Peer;

/// A caller that may use the local doors. Taking it as a handler's argument is the check.
///
/// The connection comes from a loopback address. `Origin`, when there is one, is the tenant's own.
/// `Sec-Fetch-Site`, when there is one, is neither `cross-site` nor `same-site`: browsers send it
/// (Fetch Metadata) even where they leave `Origin` out. No answer carries a CORS header.
pub(super) struct LocalCaller;

impl FromRequestParts<Arc<App>> for LocalCaller {
    type Rejection = NotLocal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, NotLocal> {
        let peer = parts
            .extensions
            .get::<Peer>()
            .ok_or(NotLocal::ForeignPeer)?;
        if !peer.0.ip().to_canonical().is_loopback() {
            return Err(NotLocal::ForeignPeer);
        }
        let base = parts
            .extensions
            .get::<BaseUrl>()
            .ok_or(NotLocal::ForeignPeer)?;
        check_origin(&parts.headers, base)?;
        Ok(Self)
    }
}

fn check_origin(headers: &HeaderMap, base: &BaseUrl) -> Result<(), NotLocal> {
    let foreign = headers
        .get_all(ORIGIN)
        .iter()
        .any(|origin| origin != base.as_str());
    let cross = headers
        .get_all("sec-fetch-site")
        .iter()
        .any(|site| site != "same-origin" && site != "none");
    if foreign || cross {
        Err(NotLocal::ForeignOrigin)
    } else {
        Ok(())
    }
}

/// Why a caller is not let in. `Display` is the body's `message`.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum NotLocal {
    /// The connection comes from another machine.
    #[error("This endpoint answers callers on the tenant's own machine only.")]
    ForeignPeer,
    /// The request was made by a page of another origin.
    #[error("This endpoint answers pages of the tenant's own origin only.")]
    ForeignOrigin,
}

impl IntoResponse for NotLocal {
    fn into_response(self) -> Response {
        let status = StatusCode::FORBIDDEN;
        let body = json!({
            "statusCode": status.as_u16(),
            "error": status.canonical_reason(),
            "message": self.to_string(),
        });
        answer::json(status, &body)
    }
}
