//! Signing keys: reading them, and the two changes that the API offers.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

use crate::clock::Timestamp;
use crate::crypto::{Certificate, KeyMaterial, Kid, RsaPrivateKey, RsaPublicKey};
use crate::store::StoreError;

/// Columns of [`SigningKey`], in the order in which [`SigningKey::from_row`] reads them.
const COLUMNS: &str =
    "kid, certificate, public_key, status, current_since, current_until, revoked_at";

/// The order of the list: the key that signs, the one that will, then back in time.
///
/// The real order is not known; recorded key sets begin with the current key.
const ORDER: &str = "CASE status WHEN 'current' THEN 0 WHEN 'next' THEN 1 WHEN 'previous' THEN 2 \
                     ELSE 3 END, position DESC";

/// A signing key without its private half.
#[derive(Debug, Clone)]
pub(crate) struct SigningKey {
    pub(crate) kid: Kid,
    pub(crate) certificate: Certificate,
    pub(crate) public_key: RsaPublicKey,
    pub(crate) status: KeyStatus,
    pub(crate) current_since: Option<Timestamp>,
    pub(crate) current_until: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}

impl SigningKey {
    /// Every key the tenant ever had.
    pub(crate) fn all(connection: &Connection) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "TRUE")
    }

    /// The keys whose signatures count: all but the revoked ones.
    pub(crate) fn valid(connection: &Connection) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "status <> 'revoked'")
    }

    /// The key with this id, revoked or not.
    pub(crate) fn find(connection: &Connection, kid: &Kid) -> Result<Option<Self>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM signing_key WHERE kid = ?1");
        Ok(connection
            .prepare_cached(&sql)?
            .query_row([kid], Self::from_row)
            .optional()?)
    }

    /// The key that signs now.
    pub(crate) fn current(connection: &Connection) -> Result<Self, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM signing_key WHERE status = 'current'");
        let key = connection
            .prepare_cached(&sql)?
            .query_row([], Self::from_row)
            .optional()?;
        key.ok_or(StoreError::Unseeded)
    }

    /// Id and private half of the key that signs now.
    pub(crate) fn current_private(
        connection: &Connection,
    ) -> Result<(Kid, RsaPrivateKey), StoreError> {
        let sql = "SELECT kid, private_key FROM signing_key WHERE status = 'current'";
        let key = connection
            .prepare_cached(sql)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        key.ok_or(StoreError::Unseeded)
    }

    /// Turns the lifecycle by one: the current key becomes a previous one and loses its private
    /// half, the next key becomes the current one, `new_next` queues behind it.
    pub(crate) fn rotate(
        connection: &Connection,
        new_next: &NewSigningKey,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        connection.execute(
            "UPDATE signing_key SET status = 'previous', current_until = ?1, private_key = NULL
             WHERE status = 'current'",
            [now],
        )?;
        connection.execute(
            "UPDATE signing_key SET status = 'current', current_since = ?1 WHERE status = 'next'",
            [now],
        )?;
        new_next.insert(connection)
    }

    /// Revokes a previous key. `false` when the key is no previous key, and nothing changed.
    pub(crate) fn revoke(
        connection: &Connection,
        kid: &Kid,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let changed = connection.execute(
            "UPDATE signing_key SET status = 'revoked', revoked_at = ?2
             WHERE kid = ?1 AND status = 'previous'",
            params![kid, now],
        )?;
        Ok(changed == 1)
    }

    fn select(connection: &Connection, condition: &str) -> Result<Vec<Self>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM signing_key WHERE {condition} ORDER BY {ORDER}");
        let mut statement = connection.prepare_cached(&sql)?;
        let keys = statement.query_map([], Self::from_row)?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kid: row.get(0)?,
            certificate: row.get(1)?,
            public_key: row.get(2)?,
            status: row.get(3)?,
            current_since: row.get(4)?,
            current_until: row.get(5)?,
            revoked_at: row.get(6)?,
        })
    }
}

/// A key on its way into the database.
pub(crate) struct NewSigningKey {
    pub(crate) kid: Kid,
    pub(crate) material: KeyMaterial,
    pub(crate) status: KeyStatus,
    pub(crate) current_since: Option<Timestamp>,
    pub(crate) current_until: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}

impl NewSigningKey {
    /// A key that waits for its turn.
    pub(crate) fn next(kid: Kid, material: KeyMaterial) -> Self {
        Self {
            kid,
            material,
            status: KeyStatus::Next,
            current_since: None,
            current_until: None,
            revoked_at: None,
        }
    }

    /// Writes the key; the private half only when it may still sign.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<(), StoreError> {
        let private_key = self.status.may_sign().then_some(&self.material.private_key);
        connection.execute(
            "INSERT INTO signing_key (kid, certificate, public_key, private_key, status,
                                      current_since, current_until, revoked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.kid,
                self.material.certificate,
                self.material.public_key,
                private_key,
                self.status,
                self.current_since,
                self.current_until,
                self.revoked_at
            ],
        )?;
        Ok(())
    }
}

/// Where a key stands in its life. It only ever moves down this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyStatus {
    /// Published, not yet used.
    Next,
    /// Signs every new token.
    Current,
    /// Signs no more, still verifies.
    Previous,
    /// Verifies no more.
    Revoked,
}

impl KeyStatus {
    fn may_sign(self) -> bool {
        matches!(self, Self::Next | Self::Current)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Current => "current",
            Self::Previous => "previous",
            Self::Revoked => "revoked",
        }
    }
}

impl ToSql for KeyStatus {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for KeyStatus {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "next" => Ok(Self::Next),
            "current" => Ok(Self::Current),
            "previous" => Ok(Self::Previous),
            "revoked" => Ok(Self::Revoked),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
