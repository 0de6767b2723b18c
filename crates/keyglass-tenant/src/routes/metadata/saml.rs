//! `GET /samlp/metadata/{client_id}`: what a SAML 2.0 service provider needs to know.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::xml::escape;
use super::{CLAIM_NAMESPACE, CLAIMS, Provider, answer, require_application};
use crate::api_error::ApiError;
use crate::app::App;
use crate::base_url::BaseUrl;

const BINDINGS: [&str; 2] = ["HTTP-Redirect", "HTTP-POST"];

const NAME_ID_FORMATS: [&str; 3] = [
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
];

/// An `EntityDescriptor` (SAML 2.0 metadata, section 2.3.2). Nothing answers at the addresses that it
/// names: people do not sign in to a local tenant.
pub(super) async fn metadata(
    State(app): State<Arc<App>>,
    base: BaseUrl,
    Path(client_id): Path<String>,
) -> Result<Response, ApiError> {
    require_application(&app, &client_id).await?;
    let provider = Provider::find(&app).await?;
    let sign_on = format!("{}/samlp/{client_id}", base.as_str());
    Ok(answer(document(&provider, &escape(&sign_on))))
}

fn document(provider: &Provider, sign_on: &str) -> String {
    let services = |element: &str, address: &str| -> String {
        BINDINGS
            .iter()
            .map(|binding| {
                let binding = format!("urn:oasis:names:tc:SAML:2.0:bindings:{binding}");
                format!("<{element} Binding=\"{binding}\" Location=\"{address}\"/>\n")
            })
            .collect()
    };
    let formats: String = NAME_ID_FORMATS
        .iter()
        .map(|format| format!("<NameIDFormat>{format}</NameIDFormat>\n"))
        .collect();
    let claims: String = CLAIMS
        .iter()
        .map(|(name, words)| {
            format!(
                "<Attribute Name=\"{CLAIM_NAMESPACE}{name}\" \
                 NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\" \
                 FriendlyName=\"{words}\" xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>\n"
            )
        })
        .collect();
    format!(
        "<EntityDescriptor entityID=\"{id}\" xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">\n\
         <IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">\n\
         {key}\n{logout}{formats}{sign_on}{claims}\
         </IDPSSODescriptor>\n</EntityDescriptor>\n",
        id = escape(&provider.entity_id),
        key = provider.key_descriptor(),
        logout = services("SingleLogoutService", &format!("{sign_on}/logout")),
        sign_on = services("SingleSignOnService", sign_on),
    )
}
