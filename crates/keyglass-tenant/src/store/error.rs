//! What can go wrong in the database.

use std::path::PathBuf;

use crate::crypto::CryptoError;

/// The database could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data folder cannot be made or written. Choose another folder or mend its permissions.
    #[error("the data folder {} cannot be used: {source}", path.display())]
    Folder {
        /// The folder that was asked for.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The file is no SQLite database, is damaged, or belongs to another program. Move it away to
    /// begin anew.
    #[error("{} is damaged or no database of a local tenant: {detail}", path.display())]
    Corrupt {
        /// The database file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// The database was written by a newer version of this program. Use that one, or another folder.
    #[error(
        "{} was written by a newer version (its format is {found}, this program reads up to {known})",
        path.display()
    )]
    Newer {
        /// The database file.
        path: PathBuf,
        /// The file's format number.
        found: i64,
        /// The newest format number that this program knows.
        known: i64,
    },
    /// A statement failed.
    #[error("the database refused: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// What stands in the database could not be turned into a key or a certificate, or the reverse.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    /// The database holds no tenant: it was never seeded.
    #[error("the database holds no tenant")]
    Unseeded,
    /// The task was cut off because the server is stopping.
    #[error("the server is stopping")]
    Interrupted,
}
