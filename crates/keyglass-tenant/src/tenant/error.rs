//! What can go wrong with a tenant as a whole.

use std::io;
use std::net::SocketAddr;

use crate::static_files::StaticFilesError;
use crate::store::StoreError;
use crate::tls::TlsError;

/// A tenant that did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Other machines could reach it there, and nobody said that they may.
    #[error(
        "{0} is no loopback address: other machines could use this tenant, which gives tokens to \
         whoever asks on its own machine; if they may, say --allow-remote"
    )]
    NotLoopback(SocketAddr),
    /// Another program listens there already. Choose another port, or end that program.
    #[error("{0} is taken by another program; choose another port with --listen")]
    AddressTaken(SocketAddr),
    /// The system does not let this program listen there.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the operating system said.
        source: io::Error,
    },
    /// An origin that is not scheme, host and perhaps port, such as `https://docs.example.com`.
    #[error("'{0}' is no origin; an origin looks like https://docs.example.com:8443")]
    BadOrigin(String),
    /// A public URL that is not scheme, host and perhaps port.
    #[error("'{0}' is no URL of a tenant; it looks like http://127.0.0.1:8080")]
    BadPublicUrl(String),
    /// A name that no header can have.
    #[error("'{0}' is no name of a header")]
    BadHeaderName(String),
    /// HTTPS could not be set up.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The folder with the built app cannot be served.
    #[error(transparent)]
    StaticFiles(#[from] StaticFilesError),
    /// The database could not be opened or filled.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A key that was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// No signing key has this id.
    #[error("there is no signing key with this id")]
    NotFound,
    /// It is the current, the next or a revoked key.
    #[error("only a previously used signing key can be revoked")]
    NotPrevious,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
