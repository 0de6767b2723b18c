//! Settings of a tenant, and its start.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::base_url::HostPolicy;
use crate::faults::FaultSet;
use crate::request_log::RequestLog;
use crate::routes::{self, AllowedOrigins};
use crate::static_files::StaticFiles;
use crate::store::{Location, MachineClient, Store};
use crate::tenant::{RunningTenant, StartError};
use crate::{Seed, seed, server};

/// Settings of a tenant that is yet to start.
#[derive(Debug, Clone)]
#[must_use]
pub struct TenantBuilder {
    listen: SocketAddr,
    allow_remote: bool,
    location: Location,
    seed: Seed,
    static_dir: Option<PathBuf>,
    faults: bool,
    allowed_hosts: Vec<String>,
    allowed_origins: Vec<String>,
    log_to_stderr: bool,
}

impl Default for TenantBuilder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            allow_remote: false,
            location: Location::Memory,
            seed: Seed::default(),
            static_dir: None,
            faults: false,
            allowed_hosts: Vec::new(),
            allowed_origins: Vec::new(),
            log_to_stderr: false,
        }
    }
}

impl TenantBuilder {
    /// Where to listen; port 0 stands for a free port.
    pub fn listen(self, address: SocketAddr) -> Self {
        Self {
            listen: address,
            ..self
        }
    }

    /// Allows an address at which other machines can reach the tenant.
    pub fn allow_remote(self, allow: bool) -> Self {
        Self {
            allow_remote: allow,
            ..self
        }
    }

    /// Keeps the data in memory only.
    pub fn in_memory(self) -> Self {
        Self {
            location: Location::Memory,
            ..self
        }
    }

    /// Keeps the data in this folder, which is made when it is missing.
    pub fn data_dir(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            location: Location::Folder(folder.into()),
            ..self
        }
    }

    /// What the tenant holds when its database is new.
    pub fn seed(self, seed: Seed) -> Self {
        Self { seed, ..self }
    }

    /// Serves the built app from this folder, on the same origin as the API.
    pub fn static_dir(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            static_dir: Some(folder.into()),
            ..self
        }
    }

    /// Lets faults be set, by [`RunningTenant::set_fault`] and by `POST /local/faults`.
    pub fn faults(self, faults: bool) -> Self {
        Self { faults, ..self }
    }

    /// Answers to this host name (without port) beside the loopback names.
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.allowed_hosts.push(host.into());
        self
    }

    /// Lets pages of this origin use the Management API.
    pub fn allow_origin(mut self, origin: impl Into<String>) -> Self {
        self.allowed_origins.push(origin.into());
        self
    }

    /// Writes a line for each request to stderr.
    pub fn log_to_stderr(self, log: bool) -> Self {
        Self {
            log_to_stderr: log,
            ..self
        }
    }

    /// Opens the database, fills it when it is new, and begins to answer.
    ///
    /// The tenant runs on the Tokio runtime of the caller.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(self) -> Result<RunningTenant, StartError> {
        let static_files = self
            .static_dir
            .as_deref()
            .map(StaticFiles::open)
            .transpose()?;
        let origins = AllowedOrigins::parse(&self.allowed_origins)?;
        let listener = self.bind().await?;
        let address = listener.local_addr().map_err(|source| StartError::Listen {
            address: self.listen,
            source,
        })?;
        let store = Store::open(&self.location)?;
        let profile = seed::ensure(&store, self.seed).await?;
        let machine = store.read(MachineClient::first_granted).await?;

        let app = Arc::new(App {
            store,
            profile,
            hosts: HostPolicy::new(false, self.allowed_hosts),
            tls: false,
            faults: self.faults.then(FaultSet::default),
            requests: RequestLog::new(self.log_to_stderr),
            static_files,
            origins,
        });
        let (stop, stopped) = watch::channel(false);
        let server = tokio::spawn(server::serve(listener, routes::router(&app), stopped));
        Ok(RunningTenant::new(app, address, machine, stop, server))
    }

    async fn bind(&self) -> Result<TcpListener, StartError> {
        let address = self.listen;
        if !self.allow_remote && !address.ip().to_canonical().is_loopback() {
            return Err(StartError::NotLoopback(address));
        }
        TcpListener::bind(address)
            .await
            .map_err(|source| match source.kind() {
                io::ErrorKind::AddrInUse => StartError::AddressTaken(address),
                _ => StartError::Listen { address, source },
            })
    }
}
