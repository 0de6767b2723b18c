//! `GET /.well-known/openid-configuration`: OpenID Connect Discovery 1.0, section 3.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::answer;
use crate::base_url::BaseUrl;
use crate::routes::well_known::make_public;

/// The members that the specification requires and those that a reader of keys looks for.
///
/// `authorization_endpoint` is required, so it is named, but nothing answers there: people do not
/// sign in to a local tenant.
pub(super) async fn discovery(base: BaseUrl) -> Response {
    let url = base.as_str();
    let document = json!({
        "issuer": base.issuer(),
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/oauth/token"),
        "jwks_uri": format!("{url}/.well-known/jwks.json"),
        "response_types_supported": ["code", "token", "id_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["HS256", "RS256", "PS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "grant_types_supported": ["client_credentials"],
    });
    make_public(answer::json(StatusCode::OK, &document))
}
