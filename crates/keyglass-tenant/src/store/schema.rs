//! The tables, and how a database comes to have them.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;

/// Marks the file as ours in SQLite's header (`PRAGMA application_id`): "KGTn".
const APPLICATION_ID: i64 = 0x4b47_546e;

/// The steps from an empty database to the newest format. `PRAGMA user_version` says how many of them
/// a file has taken.
const STEPS: [&str; 2] = [TENANT_AND_KEYS, APPLICATIONS];

/// One row a signing key; `position` orders them by age.
///
/// The two partial indexes are the invariant of the key set: at most one current key, at most one
/// next key, whatever a statement tries. A private key is kept only as long as its key may sign.
const TENANT_AND_KEYS: &str = "
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

/// What lists of applications need: `application_list` holds everything that a list filters by, in
/// the list's order, so that a page from the far end of a long list reads this narrow index up to
/// its rows and no row before them.
const APPLICATIONS: &str = "
ALTER TABLE application ADD COLUMN external_client_id TEXT;

CREATE INDEX application_list
    ON application (position, is_global, is_first_party, app_type, external_client_id);

CREATE TABLE credential (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL REFERENCES application (client_id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('public_key', 'cert_subject_dn', 'x509_cert')),
    kid TEXT,
    algorithm TEXT,
    subject_dn TEXT,
    thumbprint_sha256 TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER
) STRICT;

CREATE INDEX credential_of_application ON credential (client_id, position);

CREATE TABLE cursor_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL
) STRICT;

INSERT INTO cursor_key (id, key) VALUES (1, randomblob(32));
";

/// Brings a database to the newest format; refuses a foreign or a newer one.
pub(super) fn bring_up_to_date(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let newest = i64::try_from(STEPS.len()).expect("there are few steps");
    let id: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;

    let is_new = (id, version, tables) == (0, 0, 0);
    match usize::try_from(version) {
        _ if !is_new && id != APPLICATION_ID => {}
        Ok(taken) if taken == STEPS.len() => return Ok(()),
        Ok(taken) if taken < STEPS.len() => return take(connection, &STEPS[taken..], newest),
        Ok(_) => {
            return Err(StoreError::Newer {
                path: path.to_owned(),
                found: version,
                known: newest,
            });
        }
        Err(_) => {}
    }
    Err(StoreError::Corrupt {
        path: path.to_owned(),
        detail: "it was written by another program".to_owned(),
    })
}

fn take(connection: &Connection, steps: &[&str], newest: i64) -> Result<(), StoreError> {
    let steps = steps.join("\n");
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         PRAGMA application_id = {APPLICATION_ID};
         PRAGMA user_version = {newest};
         {steps}
         COMMIT;"
    ))?;
    Ok(())
}
