//! Takes a picture of every screen in both themes and three widths, into the folder that is the first
//! argument. Run by `cargo xtask screens`.

use std::path::PathBuf;
use std::{env, fs};

use keyglass_e2e::{Effect, Fault, LocalTenant, Page, Scheme, Seed, api, browser_test, journey};

/// A phone, a tablet, a desk: width and height in CSS pixels.
const WINDOWS: [(u32, u32); 3] = [(360, 740), (768, 1024), (1440, 900)];
const KEYS: &str = "/api/v2/keys";

fn main() {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let album = Album(folder.expect("the folder for the pictures is the argument"));
    fs::create_dir_all(&album.0).expect("the folder can be made");
    browser_test(Seed::Demo, async |page, tenant| {
        first_screen(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        lists(&album, page, tenant).await
    });
    browser_test(Seed::Empty, async |page, _| {
        journey::open_local(page).await;
        album.take(page, "list-of-a-new-tenant").await;
    });
    browser_test(Seed::Demo, async |page, tenant| {
        one_key(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        applications(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        application_list(&album, page, tenant).await
    });
    browser_test(Seed::Large(2_500), async |page, tenant| {
        many_applications(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        messages(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        problems(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        refusals(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        requests(&album, page, tenant).await
    });
    browser_test(Seed::Demo, async |page, tenant| {
        embedded(&album, page, tenant).await
    });
}

async fn requests(album: &Album, page: &Page, tenant: &LocalTenant) {
    page.open("/api-requests").await;
    page.get("one-key").is_shown().await;
    album.take(page, "requests-without-tenant").await;
    let key = api::key_that_is("next", tenant).await;
    journey::open_local(page).await;
    page.css("nav a[href='/api-requests']").click().await;
    let card = page.get("one-key");
    card.get("choose-kid")
        .css(&format!("option[value='{}']", key.kid()))
        .click()
        .await;
    card.get("send").click().await;
    card.get("answer-body").is_shown().await;
    album.take(page, "requests").await;
}

/// The folder with the pictures.
struct Album(PathBuf);

impl Album {
    /// Takes the pictures of what the page shows now: `name-360-light.png` and so on.
    async fn take(&self, page: &Page, name: &str) {
        for (width, height) in WINDOWS {
            page.set_viewport(width, height).await;
            for scheme in [Scheme::Light, Scheme::Dark] {
                page.set_scheme(scheme).await;
                let file = format!("{name}-{width}-{}.png", scheme.name());
                page.picture(&self.0.join(file)).await;
            }
        }
    }
}

async fn first_screen(album: &Album, page: &Page, tenant: &LocalTenant) {
    page.open("/").await;
    page.get("open-local").is_shown().await;
    album.take(page, "connect").await;
    let token = tenant
        .token(&["read:signing_keys", "update:client_keys"])
        .await;
    page.get("token").paste(&token).await;
    page.get("token-facts").is_shown().await;
    album.take(page, "connect-token").await;
    page.get("domain").fill("acme.eu.auth0.com").await;
    page.get("open").click().await;
    page.get("refusal").shows("not sent anywhere").await;
    album.take(page, "connect-refused").await;
    page.get("domain").fill(&tenant.origin()).await;
    page.get("open-public").click().await;
    page.get("published-key").is_shown().await;
    album.take(page, "public").await;
}

async fn lists(album: &Album, page: &Page, tenant: &LocalTenant) {
    journey::open_local(page).await;
    album.take(page, "list").await;
    page.get("show-all").click().await;
    page.get("show-all").shows("Show the last 3").await;
    album.take(page, "list-all-revoked").await;
    tenant.set_fault(Fault::at(KEYS, Effect::HalfCertificate));
    page.get("refresh").click().await;
    page.get("partly-unreadable").is_shown().await;
    album.take(page, "list-unreadable").await;
}

async fn one_key(album: &Album, page: &Page, tenant: &LocalTenant) {
    let key = api::key_that_is("current", tenant).await;
    page.open(&format!("/signing-keys/{}", key.kid())).await;
    page.get("open-local").click().await;
    page.get("certificate-facts").is_shown().await;
    album.take(page, "key").await;
    tenant.set_fault(Fault::at(KEYS, Effect::HalfCertificate));
    page.reload().await;
    page.get("open-local").click().await;
    page.get("key-unreadable").is_shown().await;
    album.take(page, "key-unreadable").await;
    tenant.clear_faults();
    page.expect_console("status of 404");
    page.open("/signing-keys/no-such-key").await;
    page.get("open-local").click().await;
    page.get("problem-not-found").is_shown().await;
    album.take(page, "problem-not-found").await;
    page.open("/nowhere").await;
    page.get("open-local").click().await;
    page.heading().shows("There is no such page").await;
    album.take(page, "page-unknown").await;
}

async fn applications(album: &Album, page: &Page, tenant: &LocalTenant) {
    let pages = [
        ("Back Office", "tab-basic", "application-secret"),
        ("Customer Portal", "tab-basic", "application-key"),
        (
            "Customer Portal",
            "tab-certificates",
            "application-certificate",
        ),
        (
            "Timesheets (SAML, SHA-1)",
            "tab-certificates",
            "application-saml",
        ),
        ("Billing Worker", "tab-basic", "application-no-secret"),
        (
            "Billing Worker",
            "tab-credentials",
            "application-credentials",
        ),
        ("Travel Planner", "tab-basic", "application-third-party"),
    ];
    for (application, tab, name) in pages {
        journey::open_application(page, tenant, application).await;
        page.get(tab).click().await;
        page.get(&tab.replace("tab", "panel")).is_shown().await;
        album.take(page, name).await;
    }
    journey::open_application(page, tenant, "Warehouse Terminal").await;
    page.get("copy-secret").click().await;
    page.get("clear-clipboard").is_shown().await;
    page.get("compare").click().await;
    page.get("held-secret").paste("correct-horse\n").await;
    page.get("comparison").shows("only by white space").await;
    album.take(page, "application-compared").await;
    page.get("reveal-secret").click().await;
    page.get("countdown").is_shown().await;
    album.take(page, "application-revealed").await;
    let id = api::client_id("Back Office", tenant).await;
    page.open(&format!("/applications/{id}")).await;
    let token = tenant.token(&["read:clients"]).await;
    journey::enter_token(page, &tenant.origin(), &token).await;
    page.get("secret-hidden").is_shown().await;
    album.take(page, "application-secret-hidden").await;
}

async fn application_list(album: &Album, page: &Page, tenant: &LocalTenant) {
    let key = api::key_that_is("current", tenant).await;
    page.open("/applications").await;
    page.get("open-local").click().await;
    page.get("applications").is_shown().await;
    album.take(page, "applications").await;
    page.get("search").paste(key.text("thumbprint")).await;
    page.get("tenant-key").is_shown().await;
    album.take(page, "applications-thumbprint").await;
    page.get("search").fill("no such thing").await;
    page.get("no-match").is_shown().await;
    album.take(page, "applications-no-match").await;
}

async fn many_applications(album: &Album, page: &Page, tenant: &LocalTenant) {
    let slow = Effect::Latency {
        milliseconds: 1_500,
        jitter_milliseconds: 0,
    };
    tenant.set_fault(Fault::at("/api/v2/clients", slow).after(7));
    page.open("/applications?q=portal&type=spa").await;
    page.get("open-local").click().await;
    page.get("walked").shows("of 2,500").await;
    album.take(page, "applications-searching").await;
    tenant.clear_faults();
    tenant.set_fault(Fault::at("/api/v2/clients", Effect::Html));
    page.get("missing").is_shown().await;
    album.take(page, "applications-missing").await;
}

async fn messages(album: &Album, page: &Page, tenant: &LocalTenant) {
    let key = api::key_that_is("current", tenant).await;
    journey::open_local(page).await;
    page.refuse_clipboard().await;
    page.row(key.kid()).get("copy-certificate").click().await;
    page.get("by-hand").is_shown().await;
    album.take(page, "message-copy-by-hand").await;
    page.get("refresh").click().await;
    page.row(key.kid())
        .get("download-certificate")
        .click()
        .await;
    page.get("toast").shows(".pem").await;
    page.set_viewport(1440, 900).await;
    page.picture(&album.0.join("message-saved-1440.png")).await;
}

async fn problems(album: &Album, page: &Page, tenant: &mut LocalTenant) {
    let limited = Effect::Status {
        status: 429,
        retry_after: Some("540".into()),
        rate_limit_reset: None,
        expose_headers: true,
    };
    page.expect_console("status of 429");
    for (effect, part, name) in [
        (Effect::Hang, "loading", "loading"),
        (Effect::Html, "problem-unreadable", "problem-unreadable"),
        (limited, "problem-limited", "problem-limited"),
    ] {
        tenant.set_fault(Fault::at(KEYS, effect));
        page.open("/signing-keys").await;
        page.get("open-local").click().await;
        page.get(part).is_shown().await;
        album.take(page, name).await;
        tenant.clear_faults();
    }
    journey::open_local(page).await;
    page.expect_console("net::ERR_CONNECTION_REFUSED");
    tenant.stop().await;
    page.get("refresh").click().await;
    page.get("problem-unreachable").is_shown().await;
    album.take(page, "problem-unreachable").await;
}

async fn refusals(album: &Album, page: &Page, tenant: &LocalTenant) {
    page.expect_console("status of 403");
    journey::open_with_token(page, tenant, &tenant.token(&["read:clients"]).await).await;
    page.get("problem-forbidden").is_shown().await;
    album.take(page, "problem-forbidden").await;
    page.expect_console("status of 401");
    journey::open_local(page).await;
    let expired = Effect::Status {
        status: 401,
        retry_after: None,
        rate_limit_reset: None,
        expose_headers: false,
    };
    tenant.set_fault(Fault::at(KEYS, expired));
    page.get("refresh").click().await;
    page.get("problem-expired").is_shown().await;
    album.take(page, "problem-expired").await;
}

async fn embedded(album: &Album, page: &Page, tenant: &LocalTenant) {
    let key = api::key_that_is("current", tenant).await;
    for (name, content) in [
        ("embed", key.certificate()),
        ("embed-error", "no certificate"),
    ] {
        let html = format!(
            "<!doctype html><html lang=en><meta name=viewport content='width=device-width'>
             <meta name=color-scheme content='light dark'><title>Docs</title>
             <body style='font-family: serif; margin: 2em; max-width: 60em'><h1>Our certificate</h1>
             <p>Give it to your service provider.</p>
             <keyglass-certificate>{content}</keyglass-certificate>
             <script type=module src='{}/embed/keyglass.js'></script></html>",
            tenant.origin()
        );
        page.open_address(&page.own_page("/docs", &html)).await;
        let part = if name == "embed" {
            "sha1-hex"
        } else {
            "certificate-error"
        };
        page.css("keyglass-certificate")
            .shadow()
            .get(part)
            .is_shown()
            .await;
        album.take(page, name).await;
    }
}
