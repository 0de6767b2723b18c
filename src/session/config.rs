//! The deployment's own settings: `config.json` beside the app.

use gloo_net::http::Method;
use keyglass_core::{lock::LockLimits, tenant::TenantUrl};
use leptos::prelude::*;
use serde_json::Value;

use super::Session;
use crate::{
    api::{ApiError, load::Load, transport::Call},
    platform::{abort::Abort, page},
};

/// What this deployment knows before anyone signs in.
#[derive(Clone, Default)]
pub struct Config {
    /// The local tenant that serves this page, if one does.
    pub local_tenant: Option<TenantUrl>,
    /// How long a session may last.
    pub lock: LockLimits,
}

/// The settings, asked for once at the start. Provided by the app.
#[derive(Clone, Copy)]
pub struct Deployment(Load<Config>);

impl Deployment {
    /// Asks for the settings; the session keeps to their limits from then on.
    pub fn provide(session: Session) -> Self {
        let load = Load::new(|abort| async move { fetch(&abort).await });
        Effect::new(move |_| {
            load.with(|state| {
                if let Some(config) = &state.value {
                    session.set_limits(config.lock);
                }
            });
        });
        let deployment = Self(load);
        provide_context(deployment);
        deployment
    }

    /// The settings that [`Deployment::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The local tenant that serves this page, if one does; the view that reads it follows.
    pub fn local_tenant(self) -> Option<TenantUrl> {
        self.0
            .with(|state| state.value.as_ref()?.local_tenant.clone())
    }

    /// Whether the file could not be had; the view that reads it follows.
    pub fn are_missing(self) -> bool {
        self.0.with(|state| state.error.is_some())
    }
}

/// Reads `config.json` from the page's own origin. An unreadable one counts as an empty one: the
/// form for a tenant's domain works without.
async fn fetch(abort: &Abort) -> Result<Config, ApiError> {
    let call = Call {
        method: Method::GET,
        url: &format!("{}/config.json", page::own_origin()),
        authorization: None,
    };
    let body = call.send(abort).await?;
    Ok(read(&serde_json::from_slice(&body).unwrap_or_default()))
}

/// Each setting by itself: one that cannot be read takes no other with it.
fn read(file: &Value) -> Config {
    let local_tenant = file["local_tenant"]["url"].as_str();
    let lock = &file["lock"];
    Config {
        local_tenant: local_tenant
            .and_then(|url| TenantUrl::parse(url).ok())
            // The open door is for this machine: a file that names another host is not believed.
            .filter(TenantUrl::is_loopback),
        lock: LockLimits::from_minutes(
            lock["idle_minutes"].as_u64(),
            lock["total_minutes"].as_u64(),
        ),
    }
}
