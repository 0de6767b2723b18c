//! The deployment's own settings: `config.json` beside the app.

use gloo_net::http::Method;
use keyglass_core::tenant::TenantUrl;
use serde::Deserialize;

use crate::{
    api::{ApiError, transport::Call},
    platform::{abort::Abort, page},
};

/// What this deployment knows before anyone signs in.
#[derive(Clone, Default)]
pub struct Config {
    /// The local tenant that serves this page, if one does.
    pub local_tenant: Option<TenantUrl>,
}

/// Reads `config.json` from the page's own origin. An unreadable one counts as an empty one: the
/// form for a tenant's domain works without.
///
/// # Errors
/// [`ApiError`] when the file could not be had at all.
pub async fn fetch(abort: &Abort) -> Result<Config, ApiError> {
    let call = Call {
        method: Method::GET,
        url: &format!("{}/config.json", page::own_origin()),
        authorization: None,
    };
    let body = call.send(abort).await?;
    let file: File = serde_json::from_slice(&body).unwrap_or_default();
    Ok(Config {
        local_tenant: file
            .local_tenant
            .and_then(|local| TenantUrl::parse(&local.url).ok())
            // The open door is for this machine: a file that names another host is not believed.
            .filter(TenantUrl::is_loopback),
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    local_tenant: Option<LocalTenant>,
}

#[derive(Deserialize)]
struct LocalTenant {
    url: String,
}
