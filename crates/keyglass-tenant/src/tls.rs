//! HTTPS under a certificate authority of the tenant's own, for clients that take nothing else.
//!
//! The authority is made once and kept in the data folder, so that it needs to be trusted once. It is
//! constrained to loopback names: whoever steals its key can imitate this machine to itself, and no
//! site of the world. The server's own certificate is made anew at every start.

mod authority;

use std::io;
use std::path::PathBuf;

pub(crate) use authority::Authority;

/// HTTPS could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The authority's files cannot be read or written. Mend the folder's permissions.
    #[error("the file {} cannot be used: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file of the authority is not what this program wrote. Move both files away to begin anew;
    /// the new authority has to be trusted anew, too.
    #[error("the file {} is damaged; move it away for a new authority", .0.display())]
    Damaged(PathBuf),
    /// A certificate could not be made.
    #[error("the certificate could not be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The TLS library refused the certificate.
    #[error("TLS: {0}")]
    Rustls(#[from] tokio_rustls::rustls::Error),
}
