//! `…/FederationMetadata/2007-06/FederationMetadata.xml`: what a WS-Federation relying party needs to
//! know, of the tenant or of one application.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::xml::escape;
use super::{CLAIM_NAMESPACE, CLAIMS, Provider, answer, require_application};
use crate::api_error::ApiError;
use crate::app::App;
use crate::base_url::BaseUrl;

const FEDERATION: &str = "http://docs.oasis-open.org/wsfed/federation/200706";
const AUTHORIZATION: &str = "http://docs.oasis-open.org/wsfed/authorization/200706";

pub(super) async fn of_tenant(
    State(app): State<Arc<App>>,
    base: BaseUrl,
) -> Result<Response, ApiError> {
    let provider = Provider::find(&app).await?;
    let endpoint = format!("{}/wsfed", base.as_str());
    Ok(answer(document(&provider, &escape(&endpoint))))
}

pub(super) async fn of_application(
    State(app): State<Arc<App>>,
    base: BaseUrl,
    Path(client_id): Path<String>,
) -> Result<Response, ApiError> {
    require_application(&app, &client_id).await?;
    let provider = Provider::find(&app).await?;
    let endpoint = format!("{}/wsfed/{client_id}", base.as_str());
    Ok(answer(document(&provider, &escape(&endpoint))))
}

/// A security token service as a `RoleDescriptor` (WS-Federation 1.2, section 3.1.2).
fn document(provider: &Provider, endpoint: &str) -> String {
    let claims: String = CLAIMS
        .iter()
        .map(|(name, words)| {
            format!(
                "<auth:ClaimType Uri=\"{CLAIM_NAMESPACE}{name}\" Optional=\"true\" \
                 xmlns:auth=\"{AUTHORIZATION}\">\
                 <auth:DisplayName>{words}</auth:DisplayName></auth:ClaimType>\n"
            )
        })
        .collect();
    let id = escape(&provider.entity_id);
    let key = provider.key_descriptor();
    format!(
        "<EntityDescriptor entityID=\"{id}\" xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">\n\
         <RoleDescriptor xsi:type=\"fed:SecurityTokenServiceType\" ServiceDisplayName=\"{id}\" \
         protocolSupportEnumeration=\"{FEDERATION}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:fed=\"{FEDERATION}\">\n\
         {key}\n\
         <fed:TokenTypesOffered>\n\
         <fed:TokenType Uri=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>\n\
         <fed:TokenType Uri=\"urn:oasis:names:tc:SAML:1.0:assertion\"/>\n\
         </fed:TokenTypesOffered>\n\
         <fed:ClaimTypesOffered>\n{claims}</fed:ClaimTypesOffered>\n\
         <fed:PassiveRequestorEndpoint>\
         <EndpointReference xmlns=\"http://www.w3.org/2005/08/addressing\">\
         <Address>{endpoint}</Address></EndpointReference></fed:PassiveRequestorEndpoint>\n\
         </RoleDescriptor>\n</EntityDescriptor>\n"
    )
}
