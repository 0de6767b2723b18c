//! `GET /api/v2/clients`: applications, in pages.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::Response;
use rusqlite::Connection;
use serde::Serialize;

use super::READING;
use super::body::BodyWriter;
use super::query::{ListQuery, Paging};
use super::view::View;
use super::{cursor, link};
use crate::answer;
use crate::api_error::ApiError;
use crate::app::App;
use crate::base_url::BaseUrl;
use crate::caller::Caller;
use crate::clock::Timestamp;
use crate::store::{
    Application, ApplicationFilter, CursorKey, Members, Position, SigningKey, StoreError,
};

/// Wants one of [`READING`]. Answers a bare array, or an object with totals or a cursor.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    caller: Caller,
    base: BaseUrl,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    caller.require_any(READING)?;
    let query = query.unwrap_or_default();
    let ListQuery {
        fields,
        filter,
        paging,
    } = ListQuery::parse(&query)?;
    let view = View::new(&caller, fields)?;
    let tenant = app.profile.name.clone();
    let read = app.store.read(move |connection| {
        let current = SigningKey::current(connection)?;
        let writer = BodyWriter::new(tenant, &current, view)?;
        Page::read(connection, &filter, paging, &writer)
    });
    Ok(read
        .await?
        .ok_or_else(bad_cursor)?
        .into_response(&base, &query))
}

/// A page of the list in one of the API's three forms.
enum Page {
    Bare {
        page: i64,
        per_page: i64,
        total: i64,
        clients: Vec<Members>,
    },
    WithTotals(WithTotals),
    Checkpoint(Checkpoint),
}

/// Schema `ListClientsOffsetPaginatedResponseContent`.
#[derive(Serialize)]
struct WithTotals {
    total: i64,
    start: i64,
    limit: i64,
    clients: Vec<Members>,
}

/// Schema `ListClientsPaginatedResponseContent`.
#[derive(Serialize)]
struct Checkpoint {
    clients: Vec<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Page {
    /// Reads the page; `None` when the cursor is not one of this list's.
    fn read(
        connection: &Connection,
        filter: &ApplicationFilter,
        paging: Paging,
        writer: &BodyWriter,
    ) -> Result<Option<Self>, StoreError> {
        let (page, per_page, include_totals) = match paging {
            Paging::Offset {
                page,
                per_page,
                include_totals,
            } => (page, per_page, include_totals),
            Paging::Checkpoint { from, take } => {
                let page = Checkpoint::read(connection, filter, from.as_deref(), take, writer)?;
                return Ok(page.map(Self::Checkpoint));
            }
        };
        let start = page * per_page;
        let total = Application::count(connection, filter)?;
        let clients = if start < total {
            Application::page(connection, filter, start, per_page)?
        } else {
            Vec::new()
        };
        let clients = clients.into_iter().map(|row| writer.write(row)).collect();
        Ok(Some(if include_totals {
            Self::WithTotals(WithTotals {
                total,
                start,
                limit: per_page,
                clients,
            })
        } else {
            Self::Bare {
                page,
                per_page,
                total,
                clients,
            }
        }))
    }

    fn into_response(self, base: &BaseUrl, query: &str) -> Response {
        match self {
            Self::WithTotals(page) => answer::json(StatusCode::OK, &page),
            Self::Checkpoint(page) => answer::json(StatusCode::OK, &page),
            Self::Bare {
                page,
                per_page,
                total,
                clients,
            } => {
                let mut response = answer::json(StatusCode::OK, &clients);
                if let Some(links) = link::header(base, query, page, per_page, total) {
                    response.headers_mut().insert(LINK, links);
                }
                response
            }
        }
    }
}

impl Checkpoint {
    fn read(
        connection: &Connection,
        filter: &ApplicationFilter,
        from: Option<&str>,
        take: i64,
        writer: &BodyWriter,
    ) -> Result<Option<Self>, StoreError> {
        let (key, now) = (CursorKey::find(connection)?, Timestamp::now());
        let after = match from {
            None => Position::START,
            Some(from) => match cursor::open(&key, from, filter, now) {
                Some(position) => position,
                None => return Ok(None),
            },
        };
        // One row more than asked for tells whether there is a next page.
        let mut rows = Application::after(connection, filter, after, take + 1)?;
        let take = usize::try_from(take).unwrap_or(usize::MAX);
        let has_more = rows.len() > take;
        rows.truncate(take);
        let next = rows
            .last()
            .filter(|_| has_more)
            .map(|(position, _)| cursor::seal(&key, *position, filter, now));
        let clients = rows.into_iter().map(|(_, row)| writer.write(row)).collect();
        Ok(Some(Self { clients, next }))
    }
}

fn bad_cursor() -> ApiError {
    ApiError::InvalidQuery {
        parameter: "from".to_owned(),
        reason: "it is no cursor of this list, or older than a day".to_owned(),
    }
}
