//! The query of a list of applications.

use crate::api_error::ApiError;
use crate::routes::clients::view::Fields;
use crate::store::ApplicationFilter;

/// The size of a page when nobody says otherwise, and the largest.
const USUAL: i64 = 50;
const LARGEST: i64 = 100;

/// What was asked of the list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) fields: Fields,
    pub(super) filter: ApplicationFilter,
    pub(super) paging: Paging,
}

/// How the list is cut into pages.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Paging {
    /// By number.
    Offset {
        page: i64,
        per_page: i64,
        include_totals: bool,
    },
    /// By cursor; from the start without one.
    Checkpoint { from: Option<String>, take: i64 },
}

impl ListQuery {
    /// Reads the query string.
    ///
    /// Refuses values out of range, unknown parameters, and the two ways of paging at once: that the
    /// real API checks its query is documented, the words are this tenant's own.
    pub(super) fn parse(query: &str) -> Result<Self, ApiError> {
        let mut parameters = Parameters::parse(query);
        let fields = parameters.fields()?;
        let filter = ApplicationFilter {
            is_global: parameters.boolean("is_global")?,
            is_first_party: parameters.boolean("is_first_party")?,
            app_types: parameters.take("app_type").map(|list| json_array(&list)),
            external_client_id: parameters.take("external_client_id"),
        };
        let paging = parameters.paging()?;
        if parameters.take("q").is_some() {
            return Err(refuse("q", "this local tenant has nothing to search in"));
        }
        parameters.finish()?;
        Ok(Self {
            fields,
            filter,
            paging,
        })
    }
}

/// Reads the query string of a single application: `fields` and `include_fields`.
pub(super) fn parse_fields(query: &str) -> Result<Fields, ApiError> {
    let mut parameters = Parameters::parse(query);
    let fields = parameters.fields()?;
    parameters.finish()?;
    Ok(fields)
}

/// Parameters that are yet to be read, in the order in which they came.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn parse(query: &str) -> Self {
        Self(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The last value of this parameter; empty counts as absent.
    fn take(&mut self, name: &str) -> Option<String> {
        let mut found = None;
        self.0.retain_mut(|(known, value)| {
            let is_it = known == name;
            if is_it {
                found = Some(std::mem::take(value));
            }
            !is_it
        });
        found.filter(|value| !value.is_empty())
    }

    fn boolean(&mut self, name: &'static str) -> Result<Option<bool>, ApiError> {
        match self.take(name).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(refuse(name, "expected true or false")),
        }
    }

    fn number(
        &mut self,
        name: &'static str,
        least: i64,
        most: i64,
    ) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.take(name) else {
            return Ok(None);
        };
        let number = text
            .parse()
            .map_err(|_| refuse(name, "expected a whole number"))?;
        if number < least {
            return Err(refuse(name, &format!("{number} is less than {least}")));
        }
        if number > most {
            return Err(refuse(name, &format!("{number} is more than {most}")));
        }
        Ok(Some(number))
    }

    fn fields(&mut self) -> Result<Fields, ApiError> {
        let include = self.boolean("include_fields")?.unwrap_or(true);
        let list = self.take("fields").unwrap_or_default();
        Ok(Fields::parse(&list, include))
    }

    fn paging(&mut self) -> Result<Paging, ApiError> {
        let (from, take) = (self.take("from"), self.number("take", 1, LARGEST)?);
        // A page this far behind every list is empty; its number times its size fits in 64 bits.
        let page = self.number("page", 0, i64::from(i32::MAX))?;
        let per_page = self.number("per_page", 0, LARGEST)?;
        let include_totals = self.boolean("include_totals")?;
        if from.is_none() && take.is_none() {
            return Ok(Paging::Offset {
                page: page.unwrap_or(0),
                per_page: per_page.unwrap_or(USUAL),
                include_totals: include_totals.unwrap_or(false),
            });
        }
        if page.is_some() || per_page.is_some() || include_totals.is_some() {
            let reason = "cannot be used together with page, per_page or include_totals";
            return Err(refuse("from or take", reason));
        }
        Ok(Paging::Checkpoint {
            from,
            take: take.unwrap_or(USUAL),
        })
    }

    /// Refuses what nobody has read.
    fn finish(self) -> Result<(), ApiError> {
        match self.0.first() {
            None => Ok(()),
            Some((name, _)) => Err(refuse(name, "there is no such parameter")),
        }
    }
}

fn refuse(parameter: &str, reason: &str) -> ApiError {
    ApiError::InvalidQuery {
        parameter: parameter.to_owned(),
        reason: reason.to_owned(),
    }
}

/// The items of a comma-separated list as a JSON array of strings.
fn json_array(list: &str) -> String {
    let items: Vec<_> = list.split(',').map(str::trim).collect();
    serde_json::to_string(&items).expect("strings are JSON")
}
