//! Opening the database file: folder, format, settings.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use crate::store::{Location, StoreError, schema};

/// The database's name inside the data folder.
const FILE_NAME: &str = "tenant.sqlite";

/// How long a second process waits for the first one's write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// A connection to a database whose format is the one of this program.
pub(super) fn connection(location: &Location) -> Result<Connection, StoreError> {
    match location {
        Location::Memory => {
            let connection = Connection::open_in_memory()?;
            schema::bring_up_to_date(&connection, Path::new(":memory:"))?;
            Ok(connection)
        }
        Location::Folder(folder) => {
            let path = file_in(folder)?;
            open_file(&path).map_err(|error| explain(error, &path))
        }
    }
}

/// Makes the folder when it is missing, and learns now rather than later that it is read-only.
fn file_in(folder: &Path) -> Result<PathBuf, StoreError> {
    let path = folder.join(FILE_NAME);
    fs::create_dir_all(folder)
        .and_then(|()| fs::OpenOptions::new().append(true).create(true).open(&path))
        .map_err(|source| StoreError::Folder {
            path: folder.to_owned(),
            source,
        })?;
    restrict_to_owner(&path, folder)?;
    Ok(path)
}

/// The file holds private keys: nobody else on the machine may read it.
#[cfg(unix)]
fn restrict_to_owner(path: &Path, folder: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(|source| {
        StoreError::Folder {
            path: folder.to_owned(),
            source,
        }
    })
}

#[cfg(not(unix))]
fn restrict_to_owner(_path: &Path, _folder: &Path) -> Result<(), StoreError> {
    Ok(())
}

fn open_file(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Corrupt {
            path: path.to_owned(),
            detail: verdict,
        });
    }
    schema::bring_up_to_date(&connection, path)?;
    Ok(connection)
}

/// Gives SQLite's own words for a damaged file the path that they lack.
fn explain(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Sqlite(rusqlite::Error::SqliteFailure(failure, _))
            if matches!(
                failure.code,
                ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt
            ) =>
        {
            StoreError::Corrupt {
                path: path.to_owned(),
                detail: failure.to_string(),
            }
        }
        other => other,
    }
}
