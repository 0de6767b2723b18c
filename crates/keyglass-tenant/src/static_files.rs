//! The built app's files, as a web server in production would send them.

mod file;
mod headers;
mod media_type;
mod path;

use std::path::{Path, PathBuf};
use std::{fs, io};

use axum::body::Body;
use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::static_files::file::find;

pub use headers::{embed_headers, page_headers};

/// The page that the app's own addresses are answered with.
const PAGE: &str = "index.html";

/// A folder with the built app.
pub(crate) struct StaticFiles {
    /// Without symbolic links.
    root: PathBuf,
}

impl StaticFiles {
    /// Takes `folder`, which has to hold the app's page.
    pub(crate) fn open(folder: &Path) -> Result<Self, StaticFilesError> {
        let root = fs::canonicalize(folder).map_err(|source| StaticFilesError::Folder {
            path: folder.to_owned(),
            source,
        })?;
        if root.join(PAGE).is_file() {
            Ok(Self { root })
        } else {
            Err(StaticFilesError::NoPage(folder.to_owned()))
        }
    }

    /// Answers with the file that the path names, or with the page of a folder that has one. A path that looks like an address of the app and
    /// is opened by a person gets the app's page; every other miss is a 404.
    pub(crate) async fn serve(&self, request: &Parts) -> Response {
        let mut response = self.answer(request).await;
        headers::apply(request.uri.path(), &mut response);
        response
    }

    async fn answer(&self, request: &Parts) -> Response {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            let allow = [(ALLOW, HeaderValue::from_static("GET, HEAD"))];
            return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
        }
        let Some(segments) = path::segments(request.uri.path()) else {
            return not_found();
        };
        let path = if segments.is_empty() {
            PAGE.to_owned()
        } else {
            segments.join("/")
        };
        let is_folder = request.uri.path().ends_with('/') && !segments.is_empty();
        let is_page_address = !segments.last().is_some_and(|name| name.contains('.'));
        let file = if is_folder {
            format!("{path}/{PAGE}")
        } else {
            path
        };
        let mut found = find(&self.root, &file, &request.headers).await;
        if found.is_none() && is_page_address && wants_page(&request.headers) {
            found = find(&self.root, PAGE, &request.headers).await;
        }
        found.map_or_else(not_found, |file| file.into_response(&request.headers))
    }
}

/// Whether the request is for a page, as opposed to a script, an image or data.
fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|range| {
            range
                .split(';')
                .next()
                .is_some_and(|kind| kind.trim() == "text/html")
        })
}

fn not_found() -> Response {
    let mut response = Response::new(Body::from("There is no such file.\n"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    response
}

/// The folder with the built app cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum StaticFilesError {
    /// It is not there, or may not be read.
    #[error("the folder {} cannot be served: {source}", path.display())]
    Folder {
        /// The folder that was asked for.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It holds no `index.html`: it is not the built app. Build the app first.
    #[error("the folder {} holds no index.html; is the app built?", .0.display())]
    NoPage(PathBuf),
}
