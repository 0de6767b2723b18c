//! Applications as the token endpoint sees them: an id, a secret, a grant.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::StoreError;

/// An application that may ask for Management API tokens with its own credentials.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct MachineClient {
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
    /// Scopes of its grant for the Management API, separated by spaces; `None` without a grant.
    pub(crate) granted_scope: Option<String>,
}

impl MachineClient {
    /// The application with this id.
    pub(crate) fn find(
        connection: &Connection,
        client_id: &str,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT client_id, client_secret, granted_scope FROM application
                   WHERE client_id = ?1";
        Ok(connection
            .prepare_cached(sql)?
            .query_row([client_id], Self::from_row)
            .optional()?)
    }

    /// The oldest application with a grant: the one whose credentials are printed at start-up.
    pub(crate) fn first_granted(connection: &Connection) -> Result<Self, StoreError> {
        let sql = "SELECT client_id, client_secret, granted_scope FROM application
                   WHERE granted_scope IS NOT NULL AND client_secret IS NOT NULL
                   ORDER BY position LIMIT 1";
        let client = connection.query_row(sql, [], Self::from_row).optional()?;
        client.ok_or(StoreError::Unseeded)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            client_id: row.get(0)?,
            client_secret: row.get(1)?,
            granted_scope: row.get(2)?,
        })
    }
}
