//! One file: finding it or its compressed form, and sending it.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use tokio::fs;

use crate::static_files::{headers, media_type};

/// Compressed siblings that a build may have left, best first: content coding and extension.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A file that can be sent.
pub(super) struct Found {
    name: String,
    bytes: Vec<u8>,
    coding: Option<&'static str>,
    entity_tag: HeaderValue,
}

/// The file at `path` under `root`, in the best form that the client accepts. `None` when there is
/// none, or when it is a link that leads out of `root`.
pub(super) async fn find(root: &Path, path: &str, request: &HeaderMap) -> Option<Found> {
    let (plain, metadata) = inside(root, &root.join(path)).await?;
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    for (coding, extension) in CODINGS {
        if !accepts(request, coding) {
            continue;
        }
        let sibling = root.join(format!("{path}.{extension}"));
        if let Some((file, metadata)) = inside(root, &sibling).await {
            return read(name, &file, &metadata, Some(coding)).await;
        }
    }
    read(name, &plain, &metadata, None).await
}

/// The real path of a file, when that lies in `root`.
async fn inside(root: &Path, path: &Path) -> Option<(PathBuf, Metadata)> {
    let real = fs::canonicalize(path).await.ok()?;
    let metadata = fs::metadata(&real).await.ok()?;
    (real.starts_with(root) && metadata.is_file()).then_some((real, metadata))
}

async fn read(
    name: String,
    file: &Path,
    metadata: &Metadata,
    coding: Option<&'static str>,
) -> Option<Found> {
    let bytes = fs::read(file).await.ok()?;
    let modified = metadata
        .modified()
        .ok()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let tag = format!(
        "W/\"{:x}-{:x}{}\"",
        bytes.len(),
        modified.as_nanos(),
        coding.unwrap_or_default()
    );
    let entity_tag = HeaderValue::from_str(&tag).ok()?;
    Some(Found {
        name,
        bytes,
        coding,
        entity_tag,
    })
}

impl Found {
    /// The file, or 304 when the client has it already.
    pub(super) fn into_response(self, request: &HeaderMap) -> Response {
        let unchanged = request
            .get_all(IF_NONE_MATCH)
            .iter()
            .any(|known| *known == self.entity_tag);
        let mut response = if unchanged {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            Response::new(Body::from(self.bytes))
        };
        let headers = response.headers_mut();
        let media_type = HeaderValue::from_static(media_type::of(&self.name));
        headers.insert(CONTENT_TYPE, media_type);
        headers.insert(CACHE_CONTROL, headers::cache_control(&self.name));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(ETAG, self.entity_tag);
        if let Some(coding) = self.coding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    }
}

/// Whether `Accept-Encoding` names this coding and does not give it a weight of zero (RFC 9110
/// section 12.5.3). `*` is not taken for a wish: whoever understands a coding names it.
fn accepts(request: &HeaderMap, coding: &str) -> bool {
    request
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case(coding));
            named && !parts.any(is_zero_weight)
        })
}

fn is_zero_weight(parameter: &str) -> bool {
    parameter
        .split_once('=')
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .and_then(|(_, weight)| weight.trim().parse::<f32>().ok())
        .is_some_and(|weight| weight <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(header: &'static str, coding: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(header));
        accepts(&headers, coding)
    }

    #[test]
    fn a_coding_is_sent_only_to_who_names_it_and_wants_it() {
        assert!(accepted("gzip, deflate, br", "br"));
        assert!(accepted("GZIP;q=0.5", "gzip"));
        assert!(!accepted("gzip", "br"));
        assert!(!accepted("br;q=0, gzip", "br"));
        assert!(!accepted("br;q=0.000", "br"));
        assert!(!accepted("brotli", "br"));
    }
}
