//! The tenant's database: one SQLite file, or one in memory.
//!
//! Every write that the API offers is one transaction, and the schema itself refuses a second
//! current or a second next key. With the write-ahead log and full synchronisation a process may be
//! killed at any moment: what was answered is kept, what was not is as if it had never begun.

mod application_filter;
mod applications;
mod credentials;
mod cursor_key;
mod error;
mod machine_client;
mod members;
mod open;
mod schema;
mod signing_keys;
mod tenant;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

pub(crate) use application_filter::ApplicationFilter;
pub(crate) use applications::{Application, Position};
pub(crate) use credentials::{Credential, CredentialKind};
pub(crate) use cursor_key::CursorKey;
pub use error::StoreError;
pub(crate) use machine_client::MachineClient;
pub(crate) use members::Members;
pub(crate) use signing_keys::{KeyStatus, NewSigningKey, SigningKey};
pub(crate) use tenant::TenantProfile;

/// Where the database lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// In this process's memory, gone with it.
    Memory,
    /// In a folder, which is made when it is missing.
    Folder(PathBuf),
}

/// A handle on the database, cheap to clone.
///
/// There is one connection and one lock around it: SQLite has one writer anyway, reads take tens of
/// microseconds, and a rotation holds the lock only for its three statements, never while an RSA key
/// is being made.
#[derive(Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens the database at `location`, making it when it is missing.
    pub(crate) fn open(location: &Location) -> Result<Self, StoreError> {
        let connection = open::connection(location)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs `read` on a thread that may block.
    pub(crate) async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.clone();
        blocking(move || read(&store.lock())).await
    }

    /// Runs `write` in one transaction on a thread that may block.
    ///
    /// The transaction is committed when `write` succeeds and rolled back when it does not.
    pub(crate) async fn write<T, F>(&self, write: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.clone();
        blocking(move || {
            let mut connection = store.lock();
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = write(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })
        .await
    }

    /// A panic in another thread has rolled its transaction back, so the connection is sound.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

async fn blocking<T, F>(work: F) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, StoreError> + Send + 'static,
{
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| StoreError::Interrupted)?
}
