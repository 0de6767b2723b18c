//! Settings of a tenant, and its start.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::app::App;
use crate::base_url::{BaseUrl, HostPolicy};
use crate::faults::FaultSet;
use crate::rate_limit::{RateLimit, RateLimits};
use crate::request_log::RequestLog;
use crate::routes::{self, AllowedOrigins};
use crate::static_files::StaticFiles;
use crate::store::{Location, MachineClient, Store};
use crate::tenant::running::Server;
use crate::tenant::{RunningTenant, StartError};
use crate::tls::Authority;
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
    exposed_headers: Vec<String>,
    public_url: Option<String>,
    tls: bool,
    rate_limit: Option<RateLimit>,
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
            exposed_headers: Vec::new(),
            public_url: None,
            tls: false,
            rate_limit: Some(RateLimit::GENEROUS),
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

    /// Lets pages of the allowed origins read this header of the Management API's answers.
    pub fn expose_header(mut self, name: impl Into<String>) -> Self {
        self.exposed_headers.push(name.into());
        self
    }

    /// Says under which URL callers see the tenant when a proxy stands in front of it: scheme, host
    /// and perhaps port. Issuer, audience and the app's settings follow from it.
    pub fn behind(self, url: impl Into<String>) -> Self {
        Self {
            public_url: Some(url.into()),
            ..self
        }
    }

    /// Speaks HTTPS, with a certificate for loopback names, under an authority that is kept in the
    /// data folder as `ca.pem`.
    pub fn tls(self, tls: bool) -> Self {
        Self { tls, ..self }
    }

    /// How many requests are answered; [`RateLimit::GENEROUS`] by default. Without limits there are
    /// no `X-RateLimit-*` headers either.
    pub fn rate_limit(self, rate: Option<RateLimit>) -> Self {
        Self {
            rate_limit: rate,
            ..self
        }
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
        let origins = AllowedOrigins::parse(&self.allowed_origins, &self.exposed_headers)?;
        let mut hosts = HostPolicy::new(self.tls, self.allowed_hosts.clone());
        let public = self.public_url()?;
        if let Some(public) = public.clone() {
            hosts = hosts.behind(public);
        }
        let listener = self.bind().await?;
        let address = listener.local_addr().map_err(|source| StartError::Listen {
            address: self.listen,
            source,
        })?;
        let store = Store::open(&self.location)?;
        let profile = seed::ensure(&store, self.seed).await?;
        let machine = store.read(MachineClient::first_granted).await?;
        let authority = self.authority()?;
        let tls = authority
            .as_ref()
            .map(|authority| authority.server_config(&profile.domain))
            .transpose()?
            .map(TlsAcceptor::from);

        let url = public.map_or_else(
            || format!("{}://{address}", hosts.scheme()),
            |public| public.as_str().to_owned(),
        );
        let app = Arc::new(App {
            store,
            profile,
            hosts,
            rate_limits: RateLimits::new(self.rate_limit),
            faults: self.faults.then(FaultSet::default),
            requests: RequestLog::new(self.log_to_stderr),
            static_files,
            origins,
        });
        let (stop, stopped) = watch::channel(false);
        let server = server::serve(listener, tls, routes::router(&app), stopped);
        let server = Server {
            url,
            address,
            stop,
            task: tokio::spawn(server),
        };
        Ok(RunningTenant::new(app, server, machine, authority))
    }

    fn public_url(&self) -> Result<Option<BaseUrl>, StartError> {
        let parse =
            |url: &str| BaseUrl::parse(url).ok_or_else(|| StartError::BadPublicUrl(url.to_owned()));
        self.public_url.as_deref().map(parse).transpose()
    }

    fn authority(&self) -> Result<Option<Authority>, StartError> {
        let authority = self.tls.then(|| Authority::at(&self.location));
        Ok(authority.transpose()?)
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
