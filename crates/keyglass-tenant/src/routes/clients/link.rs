//! The `Link` header of a page of a bare list (RFC 8288), as recorded: first, next, last.

use axum::http::HeaderValue;

use crate::base_url::BaseUrl;

/// Links from page number `page` of a list of `total` items. `query` is the request's own; its
/// parameters other than the page stay as they are, and come first.
pub(super) fn header(
    base: &BaseUrl,
    query: &str,
    page: i64,
    per_page: i64,
    total: i64,
) -> Option<HeaderValue> {
    let last = (total - 1).max(0) / per_page.max(1);
    let mut links = vec![("first", 0)];
    if page < last {
        links.push(("next", page + 1));
    }
    links.push(("last", last));

    let kept: Vec<_> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !matches!(name, "" | "page" | "per_page")
        })
        .collect();
    let links: Vec<_> = links
        .into_iter()
        .map(|(relation, page)| {
            let mut pairs = kept.clone();
            let (page, size) = (format!("page={page}"), format!("per_page={per_page}"));
            pairs.extend([&*page, &*size]);
            let (url, pairs) = (base.as_str(), pairs.join("&"));
            format!("<{url}/api/v2/clients?{pairs}>; rel=\"{relation}\"")
        })
        .collect();
    HeaderValue::from_str(&links.join(", ")).ok()
}
