//! The key that seals the cursors of checkpoint paging. It outlives the process, as cursors do.

use aws_lc_rs::hmac;
use rusqlite::Connection;

use crate::store::StoreError;

/// A key for HMAC-SHA256.
#[derive(Clone)]
pub(crate) struct CursorKey(hmac::Key);

impl CursorKey {
    /// The key of this database.
    pub(crate) fn find(connection: &Connection) -> Result<Self, StoreError> {
        let bytes: Vec<u8> = connection
            .prepare_cached("SELECT key FROM cursor_key")?
            .query_row([], |row| row.get(0))?;
        Ok(Self::from_bytes(&bytes))
    }

    /// The key with these bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// The seal of `data`.
    pub(crate) fn seal(&self, data: &[u8]) -> hmac::Tag {
        hmac::sign(&self.0, data)
    }
}
