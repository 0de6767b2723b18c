//! Which applications a list is about.

use rusqlite::ToSql;

/// Conditions that an application has to meet, all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ApplicationFilter {
    pub(crate) is_global: Option<bool>,
    pub(crate) is_first_party: Option<bool>,
    /// A JSON array of types, one of which the application has.
    pub(crate) app_types: Option<String>,
    pub(crate) external_client_id: Option<String>,
}

impl ApplicationFilter {
    /// The condition in SQL, with the names of [`ApplicationFilter::parameters`].
    pub(super) fn condition(&self) -> String {
        let conditions = [
            (self.is_global.is_some(), "is_global = :is_global"),
            (
                self.is_first_party.is_some(),
                "is_first_party = :is_first_party",
            ),
            (
                self.app_types.is_some(),
                "app_type IN (SELECT value FROM json_each(:app_types))",
            ),
            (
                self.external_client_id.is_some(),
                "external_client_id = :external_client_id",
            ),
        ];
        let wanted: Vec<_> = conditions
            .iter()
            .filter(|(is_set, _)| *is_set)
            .map(|(_, condition)| *condition)
            .collect();
        if wanted.is_empty() {
            "TRUE".to_owned()
        } else {
            wanted.join(" AND ")
        }
    }

    /// Names and values of the parameters that the condition uses.
    pub(super) fn parameters(&self) -> Vec<(&str, &dyn ToSql)> {
        let mut parameters: Vec<(&str, &dyn ToSql)> = Vec::new();
        if let Some(value) = &self.is_global {
            parameters.push((":is_global", value));
        }
        if let Some(value) = &self.is_first_party {
            parameters.push((":is_first_party", value));
        }
        if let Some(value) = &self.app_types {
            parameters.push((":app_types", value));
        }
        if let Some(value) = &self.external_client_id {
            parameters.push((":external_client_id", value));
        }
        parameters
    }

    /// Where to count: in the narrow index, unless all are counted, which SQLite does best itself.
    pub(super) fn index(&self) -> &'static str {
        if *self == Self::default() {
            ""
        } else {
            "INDEXED BY application_list"
        }
    }
}
