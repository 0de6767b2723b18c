//! Applications as the Management API shows them.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

use crate::store::application_filter::ApplicationFilter;
use crate::store::{Members, StoreError};

/// Columns of [`Application`], in the order in which [`Application::from_row`] reads them.
const COLUMNS: &str = "position, client_id, name, app_type, is_global, is_first_party, \
                       client_secret, external_client_id, members";

/// An application: what is asked for or changed by itself, and all its other members as JSON.
///
/// `tenant` and `signing_keys` belong to the tenant and are added when an answer is written.
#[derive(Clone)]
pub(crate) struct Application {
    pub(crate) client_id: String,
    pub(crate) name: String,
    /// None for applications made without a type, such as every tenant's first.
    pub(crate) app_type: Option<String>,
    /// Whether it is the one that stands for all applications.
    pub(crate) is_global: bool,
    pub(crate) is_first_party: bool,
    /// None for applications that prove themselves with a key.
    pub(crate) client_secret: Option<String>,
    /// The URL under which a third party describes its application.
    pub(crate) external_client_id: Option<String>,
    pub(crate) members: Members,
}

impl Application {
    /// The application with this id.
    pub(crate) fn find(
        connection: &Connection,
        client_id: &str,
    ) -> Result<Option<Self>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM application WHERE client_id = ?1");
        Ok(connection
            .prepare_cached(&sql)?
            .query_row([client_id], Self::from_row)
            .optional()?
            .map(|(_, application)| application))
    }

    /// How many applications match.
    pub(crate) fn count(
        connection: &Connection,
        filter: &ApplicationFilter,
    ) -> Result<i64, StoreError> {
        let index = filter.index();
        let condition = filter.condition();
        let sql = format!("SELECT count(*) FROM application {index} WHERE {condition}");
        let count = connection
            .prepare_cached(&sql)?
            .query_row(&*filter.parameters(), |row| row.get(0))?;
        Ok(count)
    }

    /// `limit` matching applications, the oldest first, after leaving out `offset` of them.
    pub(crate) fn page(
        connection: &Connection,
        filter: &ApplicationFilter,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Self>, StoreError> {
        let place = "ORDER BY position LIMIT :limit OFFSET :offset";
        let parameters: [(&str, &dyn ToSql); 2] = [(":limit", &limit), (":offset", &offset)];
        let rows = Self::select(connection, filter, place, &parameters)?;
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    /// `limit` matching applications behind the place `after`, each with its own place.
    pub(crate) fn after(
        connection: &Connection,
        filter: &ApplicationFilter,
        after: Position,
        limit: i64,
    ) -> Result<Vec<(Position, Self)>, StoreError> {
        let place = "AND position > :after ORDER BY position LIMIT :limit";
        let parameters: [(&str, &dyn ToSql); 2] = [(":limit", &limit), (":after", &after.0)];
        Self::select(connection, filter, place, &parameters)
    }

    /// Writes the application; `granted_scope` is its grant for the Management API.
    pub(crate) fn insert(
        &self,
        connection: &Connection,
        granted_scope: Option<&str>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO application (client_id, name, app_type, is_global, is_first_party,
                       client_secret, granted_scope, external_client_id, members)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        connection.prepare_cached(sql)?.execute(params![
            self.client_id,
            self.name,
            self.app_type,
            self.is_global,
            self.is_first_party,
            self.client_secret,
            granted_scope,
            self.external_client_id,
            self.members,
        ])?;
        Ok(())
    }

    /// Replaces the secret and the members by those of `self`.
    pub(crate) fn update(&self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute(
            "UPDATE application SET client_secret = ?2, members = ?3 WHERE client_id = ?1",
            params![self.client_id, self.client_secret, self.members],
        )?;
        Ok(())
    }

    /// Deletes the application with this id and its credentials; answers whether there was one.
    pub(crate) fn delete(connection: &Connection, client_id: &str) -> Result<bool, StoreError> {
        connection.execute("DELETE FROM credential WHERE client_id = ?1", [client_id])?;
        let deleted =
            connection.execute("DELETE FROM application WHERE client_id = ?1", [client_id])?;
        Ok(deleted > 0)
    }

    /// The rows that `filter` and `place` choose in the narrow index.
    fn select(
        connection: &Connection,
        filter: &ApplicationFilter,
        place: &str,
        parameters: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<(Position, Self)>, StoreError> {
        let condition = filter.condition();
        let sql = format!(
            "SELECT {COLUMNS} FROM application WHERE position IN (
                 SELECT position FROM application INDEXED BY application_list
                 WHERE {condition} {place})
             ORDER BY position"
        );
        let mut all = filter.parameters();
        all.extend_from_slice(parameters);
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(&*all, Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<(Position, Self)> {
        let application = Self {
            client_id: row.get(1)?,
            name: row.get(2)?,
            app_type: row.get(3)?,
            is_global: row.get(4)?,
            is_first_party: row.get(5)?,
            client_secret: row.get(6)?,
            external_client_id: row.get(7)?,
            members: row.get(8)?,
        };
        Ok((Position(row.get(0)?), application))
    }
}

/// A place in the list of all applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position(pub(crate) i64);

impl Position {
    /// Before the first application.
    pub(crate) const START: Self = Self(0);
}
