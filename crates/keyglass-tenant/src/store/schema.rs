//! The tables, and how a database comes to have them.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;

/// Marks the file as ours in SQLite's header (`PRAGMA application_id`): "KGTn".
const APPLICATION_ID: i64 = 0x4b47_546e;

/// The format that this program writes (`PRAGMA user_version`).
const VERSION: i64 = 1;

/// One row a signing key; `position` orders them by age.
///
/// The two partial indexes are the invariant of the key set: at most one current key, at most one
/// next key, whatever a statement tries. A private key is kept only as long as its key may sign.
const TABLES: &str = "
CREATE TABLE tenant (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    domain TEXT NOT NULL,
    seed TEXT NOT NULL
) STRICT;

CREATE TABLE signing_key (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    kid TEXT NOT NULL UNIQUE,
    certificate BLOB NOT NULL,
    public_key BLOB NOT NULL,
    private_key BLOB,
    status TEXT NOT NULL CHECK (status IN ('next', 'current', 'previous', 'revoked')),
    current_since INTEGER,
    current_until INTEGER,
    revoked_at INTEGER,
    CHECK (status NOT IN ('next', 'current') OR private_key IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX one_current_key ON signing_key (status) WHERE status = 'current';
CREATE UNIQUE INDEX one_next_key ON signing_key (status) WHERE status = 'next';

CREATE TABLE application (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    app_type TEXT,
    is_global INTEGER NOT NULL DEFAULT 0,
    is_first_party INTEGER NOT NULL DEFAULT 1,
    client_secret TEXT,
    granted_scope TEXT,
    members TEXT NOT NULL DEFAULT '{}'
) STRICT;
";

/// Makes the tables in an empty database; refuses a foreign or a newer one.
pub(super) fn bring_up_to_date(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let id: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;

    match (id, version, tables) {
        (0, 0, 0) => create(connection),
        (APPLICATION_ID, VERSION, _) => Ok(()),
        (APPLICATION_ID, found, _) if found > VERSION => Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        }),
        _ => Err(StoreError::Corrupt {
            path: path.to_owned(),
            detail: "it was written by another program".to_owned(),
        }),
    }
}

fn create(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         PRAGMA application_id = {APPLICATION_ID};
         PRAGMA user_version = {VERSION};
         {TABLES}
         COMMIT;"
    ))?;
    Ok(())
}
