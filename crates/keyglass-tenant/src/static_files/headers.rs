//! The headers that every file of the app is sent with, here and in every deployment.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

/// Names in lower case, and values.
///
/// The policy allows what the app consists of and nothing else. It may connect to any host over
/// HTTPS, since a tenant's domain is typed in, and to this machine without TLS, for a local tenant.
const PAGE_HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; font-src 'self'; \
         connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; \
         object-src 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), \
         gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), \
         usb=()",
    ),
];

/// Names in lower case, and values.
///
/// Any site may load these files: a module script and a WebAssembly module are fetched with CORS, a
/// page that isolates itself (`Cross-Origin-Embedder-Policy`) wants the resource policy. They hold
/// nothing of any user, and are asked for without cookies.
const EMBED_HEADERS: &[(&str, &str)] = &[
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
];

/// Where the files lie that pages of other sites load.
const EMBED_FOLDER: &str = "/embed/";

/// The headers of every answer of the site that serves the app, 404s included, but for those below
/// `/embed/` (see [`embed_headers`]): name in lower case and value. Over TLS
/// `strict-transport-security` comes on top.
#[must_use]
pub fn page_headers() -> &'static [(&'static str, &'static str)] {
    PAGE_HEADERS
}

/// The headers of every answer below `/embed/` that is no HTML, 404s included, so that pages of
/// other sites can load the files there and see what is missing: name in lower case and value. Over
/// TLS `strict-transport-security` comes on top.
#[must_use]
pub fn embed_headers() -> &'static [(&'static str, &'static str)] {
    EMBED_HEADERS
}

/// Adds [`page_headers`] or [`embed_headers`] to the answer to a request for `path`. What is no file
/// is not to be kept either.
pub(super) fn apply(path: &str, response: &mut Response) {
    let is_file = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    let headers = response.headers_mut();
    let is_page = headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let table = if path.starts_with(EMBED_FOLDER) && !is_page {
        EMBED_HEADERS
    } else {
        PAGE_HEADERS
    };
    for (name, value) in table {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if !is_file {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// `Cache-Control` of the file with this name.
///
/// A page is never kept: the browser's cache must not hold what a person had on screen. A name with
/// a hash of the content never changes its content. Everything else is asked for again each time.
pub(super) fn cache_control(name: &str) -> HeaderValue {
    HeaderValue::from_static(if name.ends_with(".html") {
        "no-store"
    } else if has_hash(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    })
}

/// Whether a build wrote a content hash into `name`: `app-0123456789abcdef.js`,
/// `app-0123456789abcdef_bg.wasm`.
fn has_hash(name: &str) -> bool {
    const DIGITS: usize = 16;

    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= DIGITS
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        for name in ["app-0123456789abcdef.js", "app-0123456789abcdef_bg.wasm"] {
            assert!(has_hash(name), "{name}");
        }
        for name in [
            "boot.js",
            "code_bg.wasm",
            "app-latest.js",
            "0123456789abcdef.js",
            "a-b.css",
        ] {
            assert!(!has_hash(name), "{name}");
        }
    }
}
