//! The handle on a tenant that answers.

mod applications;

use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::crypto::Kid;
use crate::faults::FaultSet;
use crate::lifecycle::{self, Revocation};
use crate::store::{MachineClient, StoreError};
use crate::tenant::RevokeError;
use crate::tls::Authority;
use crate::token::{Audience, DEFAULT_LIFETIME_SECONDS, Scopes, TokenRequest};
use crate::{Fault, RateLimit, RecordedRequest};

/// A tenant that answers until it is stopped or dropped.
pub struct RunningTenant {
    app: Arc<App>,
    server: Server,
    machine: MachineCredentials,
    authority: Option<Authority>,
}

/// The task that answers, and where.
pub(super) struct Server {
    pub(super) url: String,
    pub(super) address: SocketAddr,
    pub(super) stop: watch::Sender<bool>,
    pub(super) task: JoinHandle<()>,
}

impl RunningTenant {
    pub(super) fn new(
        app: Arc<App>,
        server: Server,
        machine: MachineClient,
        authority: Option<Authority>,
    ) -> Self {
        let machine = MachineCredentials {
            client_id: machine.client_id,
            client_secret: machine.client_secret.unwrap_or_default(),
        };
        Self {
            app,
            server,
            machine,
            authority,
        }
    }

    /// Scheme, address and port, without a slash at the end: `http://127.0.0.1:43210`; behind a
    /// proxy, the proxy's.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.server.url
    }

    /// With TLS, the certificate of the authority that a client has to trust, as PEM.
    #[must_use]
    pub fn ca_certificate(&self) -> Option<String> {
        self.authority.as_ref().map(Authority::certificate_pem)
    }

    /// With TLS and a data folder, where that certificate is kept.
    #[must_use]
    pub fn ca_file(&self) -> Option<&Path> {
        self.authority.as_ref()?.file()
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.server.address
    }

    /// The tenant's name, such as `acme-demo`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.app.profile.name
    }

    /// The tenant's canonical domain: the common name of its certificates.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.app.profile.domain
    }

    /// The seed that its data began with, which may be another than the one asked for now.
    #[must_use]
    pub fn seeded_with(&self) -> &str {
        &self.app.profile.seed
    }

    /// The credentials of an application that may have every scope from `POST /oauth/token`.
    #[must_use]
    pub fn machine_credentials(&self) -> &MachineCredentials {
        &self.machine
    }

    /// An access token with these scopes, signed by the current key.
    ///
    /// # Errors
    /// [`StoreError`] when the key cannot be read.
    pub async fn issue_token(
        &self,
        scopes: &[&str],
        options: TokenOptions,
    ) -> Result<String, StoreError> {
        let request = TokenRequest {
            issuer: options.issuer.unwrap_or_else(|| format!("{}/", self.url())),
            audience: Audience::One(
                options
                    .audience
                    .unwrap_or_else(|| format!("{}/api/v2/", self.url())),
            ),
            client_id: self.machine.client_id.clone(),
            scopes: Scopes::parse(&scopes.join(" ")),
            lifetime_seconds: options.lifetime_seconds,
        };
        Ok(request.issue(&self.app.store).await?.access_token)
    }

    /// Rotates the signing keys, as the API does; answers the id of the new next key.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was rotated.
    pub async fn rotate(&self) -> Result<String, StoreError> {
        Ok(lifecycle::rotate(&self.app).await?.kid.to_string())
    }

    /// Revokes a previous key, as the API does.
    ///
    /// # Errors
    /// [`RevokeError`] when nothing was revoked.
    pub async fn revoke(&self, kid: &str) -> Result<(), RevokeError> {
        match lifecycle::revoke(&self.app, Kid::asked_for(kid)).await? {
            Revocation::Done(_) => Ok(()),
            Revocation::NotFound => Err(RevokeError::NotFound),
            Revocation::NotPrevious => Err(RevokeError::NotPrevious),
        }
    }

    /// Adds a fault; the newest one that matches a request is the one that strikes.
    ///
    /// # Panics
    /// When the tenant was built without faults.
    pub fn set_fault(&self, fault: Fault) {
        self.faults().add(fault);
    }

    /// Forgets every fault. Requests that a fault holds already stay held.
    ///
    /// # Panics
    /// When the tenant was built without faults.
    pub fn clear_faults(&self) {
        self.faults().clear();
    }

    /// Limits requests from now on, with full buckets; not at all with `None`.
    pub fn set_rate_limit(&self, rate: Option<RateLimit>) {
        self.app.rate_limits.set(rate);
    }

    /// The newest requests, oldest first: ten thousand at most.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.app.requests.records()
    }

    /// The most requests to the Management API that were in progress at one moment, preflights aside.
    #[must_use]
    pub fn most_requests_at_once(&self) -> usize {
        self.app.requests.most_at_once()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.app.requests.clear();
    }

    /// Stops: no new connections, two seconds for the requests in progress, then the end.
    pub async fn stop(self) {
        // Fails only when the server has ended, which is what is wanted; the same for its task.
        let _ = self.server.stop.send(true);
        let _ = self.server.task.await;
    }

    fn faults(&self) -> &FaultSet {
        self.app
            .faults
            .as_ref()
            .expect("the tenant was built with faults(true)")
    }
}

impl fmt::Debug for RunningTenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunningTenant")
            .field("url", &self.server.url)
            .finish_non_exhaustive()
    }
}

/// What a token for a test shall say where it differs from the usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenOptions {
    /// The lifetime in seconds, a day by default; negative for a token that has expired.
    pub lifetime_seconds: i64,
    /// The `aud`; by default the Management API under [`RunningTenant::url`].
    pub audience: Option<String>,
    /// The `iss`; by default [`RunningTenant::url`] with a slash.
    pub issuer: Option<String>,
}

impl Default for TokenOptions {
    fn default() -> Self {
        Self {
            lifetime_seconds: DEFAULT_LIFETIME_SECONDS,
            audience: None,
            issuer: None,
        }
    }
}

/// Client credentials for `POST /oauth/token`.
#[derive(Clone, PartialEq, Eq)]
pub struct MachineCredentials {
    /// The client id: 32 letters and digits.
    pub client_id: String,
    /// The client secret: 64 characters.
    pub client_secret: String,
}

impl fmt::Debug for MachineCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MachineCredentials")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}
