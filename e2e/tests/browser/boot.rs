//! The app's start, and what stands there when it cannot be: a readable page, never an empty one.

use keyglass_e2e::{Effect, Engine, Fault, LocalTenant, Page, Seed, browser_test};

/// The address of a part of the app, which the page names in this attribute of its loader.
async fn part(tenant: &LocalTenant, attribute: &str) -> String {
    let page = reqwest::get(tenant.origin()).await.expect("the page");
    let html = page.text().await.expect("a text");
    let start = format!("{attribute}=\"");
    let (_, rest) = html.split_once(&start).expect("the loader's script");
    let (path, _) = rest.split_once('"').expect("the end of the attribute");
    path.to_owned()
}

/// Opens the app while its part suffers from `effect`; the page says `words`, and works once the part
/// is whole again.
async fn fails(page: &Page, tenant: &LocalTenant, part: &str, effect: Effect, words: &str) {
    tenant.set_fault(Fault::at(part, effect));
    if Engine::chosen() == Engine::WebKitGtk {
        // Said by the script that records the console there.
        page.expect_console("Could not load");
    }
    page.open("/").await;
    let failure = page.css("#failure");
    failure.shows("Keyglass did not start").await;
    failure.shows(words).await;
    page.css("#loading").is_gone().await;
    page.get("open-local").is_gone().await;
    tenant.clear_faults();
    page.css("#failure a").click().await;
    page.get("open-local").is_shown().await;
}

const UNREACHABLE: &str = "could not be loaded. Check the connection";
const DAMAGED: &str = "is not what was published";

#[test]
fn a_module_that_does_not_arrive_is_said() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("net::ERR_EMPTY_RESPONSE");
        let wasm = part(tenant, "data-wasm").await;
        fails(page, tenant, &wasm, Effect::Drop, UNREACHABLE).await;
    });
}

#[test]
fn a_module_that_is_not_there_is_said() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("integrity");
        page.expect_console("status of 404");
        let wasm = part(tenant, "data-wasm").await;
        let missing = Effect::Status {
            status: 404,
            retry_after: None,
            rate_limit_reset: None,
            expose_headers: false,
        };
        fails(page, tenant, &wasm, missing, UNREACHABLE).await;
    });
}

#[test]
fn a_module_that_was_changed_on_its_way_does_not_run() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("integrity");
        let wasm = part(tenant, "data-wasm").await;
        fails(page, tenant, &wasm, Effect::WrongLength, DAMAGED).await;
    });
}

#[test]
fn a_module_of_another_media_type_does_not_run() {
    browser_test(Seed::Empty, async |page, tenant| {
        let wasm = part(tenant, "data-wasm").await;
        let value = "text/plain".to_owned();
        fails(page, tenant, &wasm, Effect::ContentType { value }, DAMAGED).await;
    });
}

#[test]
fn a_page_in_the_place_of_the_script_is_said() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("integrity");
        if Engine::chosen() == Engine::Firefox {
            page.expect_console("disallowed MIME type");
        }
        let script = part(tenant, "data-js").await;
        fails(page, tenant, &script, Effect::Html, DAMAGED).await;
    });
}

#[test]
fn a_script_that_was_cut_off_is_said_and_does_not_stay_in_the_cache() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("integrity");
        let script = part(tenant, "data-js").await;
        fails(page, tenant, &script, Effect::WrongLength, DAMAGED).await;
    });
}

#[test]
fn a_slow_module_shows_that_it_is_on_its_way_and_then_the_app() {
    browser_test(Seed::Empty, async |page, tenant| {
        let wasm = part(tenant, "data-wasm").await;
        let slow = Effect::Latency {
            milliseconds: 9_000,
            jitter_milliseconds: 0,
        };
        tenant.set_fault(Fault::at(wasm, slow));
        page.open("/").await;
        page.css("#progress").is_shown().await;
        page.css("#slow").shows("longer than usual").await;
        page.get("open-local").is_shown().await;
        page.css("#progress").is_gone().await;
    });
}
