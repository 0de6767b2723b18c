//! The tenant's own name and domain.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// Who the tenant is: set once, when the database is seeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TenantProfile {
    /// The `tenant` member of every application, such as `acme-demo`.
    pub(crate) name: String,
    /// The canonical domain: the common name of every certificate.
    pub(crate) domain: String,
    /// Which seed made the data, as it is written on the command line.
    pub(crate) seed: String,
}

impl TenantProfile {
    /// The tenant of this database, when there is one yet.
    pub(crate) fn find(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let profile = connection
            .query_row("SELECT name, domain, seed FROM tenant", [], |row| {
                Ok(Self {
                    name: row.get(0)?,
                    domain: row.get(1)?,
                    seed: row.get(2)?,
                })
            })
            .optional()?;
        Ok(profile)
    }

    /// Writes the tenant. Part of the transaction that seeds the database.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute(
            "INSERT INTO tenant (id, name, domain, seed) VALUES (1, ?1, ?2, ?3)",
            params![self.name, self.domain, self.seed],
        )?;
        Ok(())
    }
}
