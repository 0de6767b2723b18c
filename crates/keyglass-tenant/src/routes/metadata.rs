//! Metadata for relying parties that speak SAML 2.0 or WS-Federation.
//!
//! The certificate is that of the current key, and the only one: metadata does not announce the next
//! key, as two public documents of real tenants show. The claims are the five that these name.

mod saml;
mod ws_fed;
mod xml;

use std::sync::Arc;

use axum::Router;
use axum::http::header::{CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api_error::ApiError;
use crate::app::App;
use crate::store::{Application, SigningKey};

/// Claims that every relying party can get: the last part of the name, and the words for people.
const CLAIMS: [(&str, &str); 5] = [
    ("emailaddress", "E-Mail Address"),
    ("givenname", "Given Name"),
    ("name", "Name"),
    ("surname", "Surname"),
    ("nameidentifier", "Name ID"),
];

/// What stands before the last part.
const CLAIM_NAMESPACE: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/samlp/metadata/{client_id}", get(saml::metadata))
        .route(
            "/wsfed/FederationMetadata/2007-06/FederationMetadata.xml",
            get(ws_fed::of_tenant),
        )
        .route(
            "/wsfed/{client_id}/FederationMetadata/2007-06/FederationMetadata.xml",
            get(ws_fed::of_application),
        )
}

/// The tenant as an identity provider.
struct Provider {
    entity_id: String,
    /// Base64 on one line.
    certificate: String,
}

impl Provider {
    async fn find(app: &App) -> Result<Self, ApiError> {
        let current = app.store.read(SigningKey::current).await?;
        Ok(Self {
            entity_id: format!("urn:{}", app.profile.domain),
            certificate: current.certificate.to_base64(),
        })
    }

    /// The signing key, in the form that both protocols use (SAML 2.0 metadata, section 2.4.1.1).
    fn key_descriptor(&self) -> String {
        format!(
            "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">\
             <X509Data><X509Certificate>{}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>",
            self.certificate
        )
    }
}

/// Refuses unless there is an application with this id. Whether the protocol is switched on for it
/// does not matter: its metadata is what one needs to set the protocol up.
async fn require_application(app: &App, client_id: &str) -> Result<(), ApiError> {
    let client_id = client_id.to_owned();
    let find = move |connection: &_| Application::find(connection, &client_id);
    let found = app.store.read(find).await?;
    found.map(|_| ()).ok_or(ApiError::ClientNotFound)
}

fn answer(document: String) -> Response {
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("application/xml; charset=utf-8"),
        ),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (StatusCode::OK, headers, document).into_response()
}
