//! The built app's files.

use std::fs;
use std::path::Path;

use keyglass_tenant::{RunningTenant, Seed, StartError, Tenant, embed_headers, page_headers};
use reqwest::Response;
use tempfile::TempDir;

use crate::support::seeded::{self, SeededTenant};
use crate::support::{client, header, raw};

const PAGE: &str = "<!doctype html><title>Keyglass</title>";
const HASHED: &str = "dashboard-0123456789abcdef.js";

/// A folder `dist` as a build leaves it, beside a file that is nobody's business.
async fn app() -> (TempDir, SeededTenant) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("secret.txt"), "top secret").expect("written");
    let dist = folder.path().join("dist");
    for (name, content) in [
        ("index.html", PAGE),
        (HASHED, "console.log(1)"),
        ("dashboard-0123456789abcdef.js.br", "as brotli"),
        ("dashboard-0123456789abcdef.js.gz", "as gzip"),
        ("dashboard-0123456789abcdef_bg.wasm", "\0asm"),
        ("boot.js", "boot()"),
        ("favicon.svg", "<svg/>"),
        ("config.json", "{}"),
        ("style/tokens-0123456789abcdef.css", ":root{}"),
        ("embed/code_bg.wasm", "\0asm"),
        ("embed/tokens.css", ":host{}"),
        ("embed/page.html", "<!doctype html><title>Example</title>"),
        ("docs-demo/index.html", "<!doctype html><title>Demo</title>"),
        ("ca.pem", "-----BEGIN"),
        (".hidden", "top secret"),
    ] {
        write(&dist.join(name), content);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(folder.path().join("secret.txt"), dist.join("link.txt")).expect("a link");
        symlink(folder.path(), dist.join("up")).expect("a link");
        symlink(folder.path().join("secret.txt"), dist.join("boot.js.br")).expect("a link");
        symlink(dist.join("boot.js"), dist.join("inner.js")).expect("a link");
    }
    let tenant = seeded::start(Seed::Empty, |builder| builder.static_dir(&dist)).await;
    (folder, tenant)
}

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, content).expect("written");
}

async fn get(tenant: &RunningTenant, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = client().get(format!("{}{path}", tenant.url()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.expect("an answer")
}

async fn body(response: Response) -> String {
    response.text().await.expect("a body")
}

#[tokio::test]
async fn files_have_their_media_type_and_may_be_kept_as_long_as_their_name_allows() {
    let (_folder, tenant) = app().await;
    let for_good = "public, max-age=31536000, immutable";
    for (path, media_type, cache_control) in [
        ("/", "text/html; charset=utf-8", "no-store"),
        ("/index.html", "text/html; charset=utf-8", "no-store"),
        (
            "/dashboard-0123456789abcdef.js",
            "text/javascript; charset=utf-8",
            for_good,
        ),
        (
            "/dashboard-0123456789abcdef_bg.wasm",
            "application/wasm",
            for_good,
        ),
        (
            "/style/tokens-0123456789abcdef.css",
            "text/css; charset=utf-8",
            for_good,
        ),
        ("/boot.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/embed/code_bg.wasm", "application/wasm", "no-cache"),
        ("/favicon.svg", "image/svg+xml", "no-cache"),
        ("/ca.pem", "application/x-pem-file", "no-cache"),
    ] {
        let answer = get(&tenant, path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(header(&answer, "content-type"), media_type, "{path}");
        assert_eq!(header(&answer, "cache-control"), cache_control, "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_page_headers() {
    let (_folder, tenant) = app().await;
    for (path, status) in [
        ("/", 200),
        ("/boot.js", 200),
        ("/none.js", 404),
        ("/keys", 404),
    ] {
        let answer = get(&tenant, path, &[]).await;
        assert_eq!(answer.status(), status);
        for (name, value) in page_headers() {
            assert_eq!(header(&answer, name), *value, "{path}");
        }
    }
}

#[tokio::test]
async fn files_below_embed_may_be_loaded_by_every_site() {
    let (_folder, tenant) = app().await;
    let foreign = [("origin", "https://docs.example.com")];
    for (path, status) in [
        ("/embed/code_bg.wasm", 200),
        ("/embed/tokens.css", 200),
        ("/embed/none.js", 404),
    ] {
        let answer = get(&tenant, path, &foreign).await;
        assert_eq!(answer.status(), status);
        assert_eq!(header(&answer, "access-control-allow-origin"), "*");
        assert_eq!(
            header(&answer, "cross-origin-resource-policy"),
            "cross-origin"
        );
        for (name, value) in embed_headers() {
            assert_eq!(header(&answer, name), *value, "{path}");
        }
    }
}

#[tokio::test]
async fn nothing_but_files_below_embed_may_be_loaded_by_other_sites() {
    let (_folder, tenant) = app().await;
    let foreign = [("origin", "https://docs.example.com")];
    let opened = [("accept", "text/html")];
    for (path, headers) in [
        ("/", &foreign),
        ("/boot.js", &foreign),
        ("/embedded.js", &foreign),
        ("/embed/page.html", &foreign),
        ("/embed/address-of-the-app", &opened),
    ] {
        let answer = get(&tenant, path, headers).await;
        assert_eq!(
            answer.headers().get("access-control-allow-origin"),
            None,
            "{path}"
        );
        for (name, value) in page_headers() {
            assert_eq!(header(&answer, name), *value, "{path}");
        }
    }
}

#[test]
fn the_policy_is_the_one_that_the_app_was_designed_for() {
    let value = |wanted| {
        let found = page_headers().iter().find(|(name, _)| *name == wanted);
        found.unwrap_or_else(|| panic!("no {wanted}")).1
    };
    assert_eq!(value("x-content-type-options"), "nosniff");
    assert_eq!(value("referrer-policy"), "no-referrer");
    assert_eq!(value("cross-origin-opener-policy"), "same-origin");
    let policy: Vec<_> = value("content-security-policy").split("; ").collect();
    for directive in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ] {
        assert!(policy.contains(&directive), "{directive}");
    }
    let connect = policy
        .iter()
        .find(|directive| directive.starts_with("connect-src"));
    let expected = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*";
    assert_eq!(connect, Some(&expected));
    assert_eq!(policy.len(), 12);
}

#[tokio::test]
async fn addresses_of_the_app_open_its_page_and_nothing_else_does() {
    let (_folder, tenant) = app().await;
    let person = [("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")];
    for path in ["/keys", "/keys/abc-_1", "/keys/", "/no/such/page?x=1"] {
        let answer = get(&tenant, path, &person).await;
        assert_eq!(
            (answer.status().as_u16(), body(answer).await),
            (200, PAGE.to_owned()),
            "{path}"
        );
    }
    for path in ["/none.js", "/keys/none.wasm", "/style/none.css"] {
        assert_eq!(get(&tenant, path, &person).await.status(), 404, "{path}");
    }
    assert_eq!(
        get(&tenant, "/keys", &[("accept", "application/json")])
            .await
            .status(),
        404
    );
    for path in [
        "/api/v3/x",
        "/oauth/none",
        "/.well-known/none",
        "/local/none",
    ] {
        let answer = get(&tenant, path, &person).await;
        assert_eq!(answer.status(), 404, "{path}");
        assert!(
            header(&answer, "content-type").starts_with("application/json"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_folder_with_a_page_of_its_own_shows_it() {
    let (_folder, tenant) = app().await;
    let response = get(&tenant, "/docs-demo/", &[("accept", "text/html")]).await;
    assert!(body(response).await.contains("Demo"));
}

#[tokio::test]
async fn the_tenant_answers_config_json_in_place_of_the_file() {
    let (_folder, tenant) = app().await;
    assert!(
        body(get(&tenant, "/config.json", &[]).await)
            .await
            .contains("local_tenant")
    );
}

#[tokio::test]
async fn the_best_compressed_form_that_the_client_takes_is_sent() {
    let (_folder, tenant) = app().await;
    let path = format!("/{HASHED}");
    for (accepted, coding, content) in [
        ("gzip, deflate, br", Some("br"), "as brotli"),
        ("gzip", Some("gzip"), "as gzip"),
        ("br;q=0, gzip", Some("gzip"), "as gzip"),
        ("identity", None, "console.log(1)"),
    ] {
        let answer = get(&tenant, &path, &[("accept-encoding", accepted)]).await;
        let sent = answer
            .headers()
            .get("content-encoding")
            .map(|value| value.to_str().expect("text"));
        assert_eq!(sent, coding, "{accepted}");
        assert_eq!(header(&answer, "vary"), "accept-encoding");
        assert_eq!(
            header(&answer, "content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(body(answer).await, content);
    }
}

#[tokio::test]
async fn a_file_that_did_not_change_is_not_sent_again() {
    let (folder, tenant) = app().await;
    let first = get(&tenant, "/favicon.svg", &[]).await;
    let tag = header(&first, "etag").to_owned();
    let again = get(&tenant, "/favicon.svg", &[("if-none-match", &tag)]).await;
    assert_eq!(
        (again.status().as_u16(), body(again).await),
        (304, String::new())
    );
    write(
        &folder.path().join("dist/favicon.svg"),
        "<svg><path/></svg>",
    );
    let changed = get(&tenant, "/favicon.svg", &[("if-none-match", &tag)]).await;
    assert_eq!(
        (changed.status().as_u16(), body(changed).await),
        (200, "<svg><path/></svg>".into())
    );
}

#[tokio::test]
async fn head_has_the_length_and_other_methods_are_refused() {
    let (_folder, tenant) = app().await;
    let head = client()
        .head(format!("{}/boot.js", tenant.url()))
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (head.status().as_u16(), header(&head, "content-length")),
        (200, "6")
    );
    let post = client()
        .post(format!("{}/boot.js", tenant.url()))
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (post.status().as_u16(), header(&post, "allow")),
        (405, "GET, HEAD")
    );
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let (_folder, tenant) = app().await;
    let host = tenant.addr().to_string();
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/style/../../secret.txt",
        "//secret.txt",
        "/%2fetc/passwd",
        "/etc/passwd.txt",
        "/.hidden",
        "/%2ehidden",
        "/link.txt",
        "/up/secret.txt",
        "/style/./tokens-0123456789abcdef.css",
        "/boot.js%00.html",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff.js",
        "/boot.js/",
        "/C:/secret.txt",
        "/up/dist/../secret.txt",
    ] {
        let answer = raw::get(tenant.addr(), &host, target).await;
        assert!(!answer.contains("top secret"), "{target}: {answer}");
        assert!(
            matches!(raw::status(&answer), 400 | 404),
            "{target}: {answer}"
        );
    }
    let inner = raw::get(tenant.addr(), &host, "/inner.js").await;
    assert!(
        inner.contains("boot()"),
        "a link inside the folder is fine: {inner}"
    );
    let compressed = get(&tenant, "/boot.js", &[("accept-encoding", "br")]).await;
    assert_eq!(
        body(compressed).await,
        "boot()",
        "a compressed sibling outside is not taken"
    );
}

#[tokio::test]
async fn a_folder_without_the_app_is_refused_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = Tenant::builder()
        .seed(Seed::Empty)
        .static_dir(folder.path())
        .start()
        .await;
    assert!(
        matches!(refused, Err(StartError::StaticFiles(_))),
        "{refused:?}"
    );
    let missing = folder.path().join("none");
    let refused = Tenant::builder()
        .seed(Seed::Empty)
        .static_dir(missing)
        .start()
        .await;
    assert!(
        matches!(refused, Err(StartError::StaticFiles(_))),
        "{refused:?}"
    );
}
