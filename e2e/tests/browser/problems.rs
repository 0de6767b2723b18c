//! What stands in the place of data when the tenant does not send any, or sends something else.

use std::time::Duration;

use keyglass_e2e::{
    Effect, Fault, LocalTenant, Page, Seed, TokenOptions, api, browser_test, journey,
};

const KEYS: &str = "/api/v2/keys";
const SCOPE: &[&str] = &["read:signing_keys"];

/// Opens the local tenant while its keys suffer from `effect`.
async fn open_with(page: &Page, tenant: &LocalTenant, effect: Effect) {
    tenant.set_fault(Fault::at(KEYS, effect));
    page.open("/").await;
    page.get("open-local").click().await;
}

/// Takes the faults away, tries again and finds the list.
async fn recovers(page: &Page, tenant: &LocalTenant) {
    tenant.clear_faults();
    try_again(page).await;
    page.get("valid-keys").is_shown().await;
}

/// Presses the button, unless a request that was sent by itself has taken it away this moment.
async fn try_again(page: &Page) {
    let press = "document.querySelector('[data-test=retry]')?.click()";
    let () = page.run(press, vec![]).await;
}

#[test]
fn a_stopped_tenant_is_unreachable_over_the_old_list_and_a_retry_finds_it_again() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        tenant.stop().await;
        page.get("refresh").click().await;
        page.get("problem-unreachable")
            .shows("could not be reached")
            .await;
        page.get("valid-keys").is_shown().await;
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        tenant.start_again().await;
        try_again(page).await;
        page.get("problem-unreachable").is_gone().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_stopped_tenant_is_unreachable_on_a_keys_page_too() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        tenant.stop().await;
        page.row(key.kid()).get("kid").click().await;
        page.get("problem-unreachable").shows(&tenant.host()).await;
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        tenant.start_again().await;
        try_again(page).await;
        page.get("certificate-facts").is_shown().await;
    });
}

#[test]
fn a_token_without_the_scope_is_told_which_scope_it_lacks() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 403");
        journey::open_with_token(page, tenant, &tenant.token(&["read:clients"]).await).await;
        let problem = page.get("problem-forbidden");
        problem.shows("read:signing_keys").await;
        page.get("valid-keys").is_gone().await;
        problem.get("token").paste(&tenant.token(SCOPE).await).await;
        problem.css("button[type=submit]").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_token_that_expires_meanwhile_is_replaced_in_place() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        tenant.set_fault(Fault::at(KEYS, status(401)).times(1));
        page.expect_console("status of 401");
        page.row(key.kid()).get("kid").click().await;
        page.get("problem-expired")
            .shows("no longer accepts this token")
            .await;
        page.get("new-token").click().await;
        page.get("certificate-facts").is_shown().await;
        page.heading().shows(key.kid()).await;
    });
}

#[test]
fn a_token_of_seconds_ends_in_the_same_state() {
    browser_test(Seed::Demo, async |page, tenant| {
        let short = TokenOptions {
            lifetime_seconds: 3,
            ..TokenOptions::default()
        };
        let token = tenant.issue_token(SCOPE, short).await.expect("a token");
        journey::open_with_token(page, tenant, &token).await;
        page.get("valid-keys").is_shown().await;
        page.until("the tenant refuses the token", async || {
            page.get("refresh").click().await;
            page.get("problem-expired").count().await == 1
        })
        .await;
        page.expect_console("status of 401");
        page.get("valid-keys").is_shown().await;
        page.get("problem-expired")
            .get("token")
            .paste(&tenant.token(SCOPE).await)
            .await;
        page.css("[data-test=problem-expired] button[type=submit]")
            .click()
            .await;
        page.get("problem-expired").is_gone().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn broken_json_is_said_and_a_retry_recovers() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::MalformedJson).await;
        let problem = page.get("problem-unreadable");
        problem.shows("could not be read").await;
        problem.shows("its JSON ends in the middle").await;
        recovers(page, tenant).await;
    });
}

#[test]
fn an_html_page_in_the_place_of_json_is_called_that() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::Html).await;
        page.get("problem-unreadable")
            .shows("an HTML page, not JSON")
            .await;
        assert_eq!(
            page.css("main h1").count().await,
            1,
            "nothing of the page was taken over"
        );
        recovers(page, tenant).await;
    });
}

#[test]
fn a_body_that_ends_in_the_middle_is_not_an_empty_list() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::WrongLength).await;
        page.get("problem-unreadable").shows("cut off").await;
        page.get("valid-empty").is_gone().await;
        recovers(page, tenant).await;
    });
}

#[test]
fn an_answer_that_is_nested_without_end_is_refused() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::DepthBomb { depth: 100_000 }).await;
        page.get("problem-unreadable").shows("nested deeper").await;
        recovers(page, tenant).await;
    });
}

#[test]
fn an_answer_of_fifty_megabytes_is_not_read_to_its_end() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::Large { bytes: 50_000_000 }).await;
        page.get("problem-too-large").shows("More than 8 MB").await;
        tenant.clear_faults();
        page.get("retry").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn wrong_types_leave_every_row_with_its_reason() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::WrongTypes).await;
        page.get("partly-unreadable").is_shown().await;
        assert!(page.css("tr.unreadable").count().await > 0);
        tenant.clear_faults();
        page.get("refresh").click().await;
        page.css("tr.unreadable").is_gone().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_redirect_is_not_followed() {
    browser_test(Seed::Demo, async |page, tenant| {
        let elsewhere = LocalTenant::start_for(Seed::Empty, &[&tenant.origin()]).await;
        let location = format!("{}/api/v2/keys/signing", elsewhere.origin());
        page.expect_console("/api/v2/keys/signing");
        open_with(page, tenant, Effect::Redirect { location }).await;
        page.get("problem-unreachable").is_shown().await;
        assert!(
            elsewhere.requests().is_empty(),
            "{:?}",
            elsewhere.requests()
        );
        recovers(page, tenant).await;
    });
}

#[test]
fn a_failing_tenant_is_named_with_its_status() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 503");
        open_with(page, tenant, status(503)).await;
        page.get("problem-refused").shows("status 503").await;
        recovers(page, tenant).await;
    });
}

#[test]
fn a_tenant_that_hangs_is_given_up_after_the_deadline() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_with(page, tenant, Effect::Hang).await;
        page.get("loading").is_shown().await;
        page.with_patience(Duration::from_secs(25), async || {
            page.get("problem-timeout").shows("within 20 seconds").await;
        })
        .await;
        recovers(page, tenant).await;
    });
}

#[test]
fn a_hanging_key_does_not_keep_one_from_going_back_to_the_list() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        tenant.set_fault(Fault::at(format!("{KEYS}/signing/"), Effect::Hang));
        page.row(key.kid()).get("kid").click().await;
        page.get("loading").is_shown().await;
        page.css("nav a").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn an_unknown_key_id_is_not_found() {
    browser_test(Seed::Demo, async |page, _tenant| {
        page.expect_console("status of 404");
        page.open("/signing-keys/no-such-key").await;
        page.get("open-local").click().await;
        page.get("problem-not-found").shows("no such key").await;
    });
}

#[test]
fn an_unknown_address_leads_back_to_the_keys() {
    browser_test(Seed::Demo, async |page, _tenant| {
        page.open("/nowhere").await;
        page.get("open-local").click().await;
        page.heading().shows("There is no such page").await;
        page.css("main a").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

fn status(status: u16) -> Effect {
    Effect::Status {
        status,
        retry_after: None,
        rate_limit_reset: None,
        expose_headers: false,
    }
}

/// Opens a tenant of the test's own origin, which answers with `status` and `body` when it is asked for
/// keys; where the body says `TOKEN`, it repeats the token. Answers the token.
async fn open_own_tenant(page: &Page, tenant: &LocalTenant, status: u16, body: &[u8]) -> String {
    let audience = format!("http://{}/api/v2/", page.own_host());
    let options = TokenOptions {
        audience: Some(audience),
        ..TokenOptions::default()
    };
    let token = tenant.issue_token(SCOPE, options).await.expect("a token");
    let body = match std::str::from_utf8(body) {
        Ok(text) => text.replace("TOKEN", &token).into_bytes(),
        Err(_) => body.to_vec(),
    };
    page.own_bytes("/api/v2/keys/signing", status, "application/json", &body);
    page.open("/").await;
    journey::enter_token(page, &format!("http://{}", page.own_host()), &token).await;
    token
}

#[test]
fn an_answer_that_repeats_the_token_is_not_shown_and_leaves_no_trace() {
    browser_test(Seed::Demo, async |page, tenant| {
        for (status, problem) in [
            (403, "problem-forbidden"),
            (401, "problem-expired"),
            (400, "problem-refused"),
        ] {
            page.expect_console(&format!("status of {status}"));
            let body =
                br#"{"statusCode": 400, "error": "Bad Request", "message": "No: Bearer TOKEN"}"#;
            let token = open_own_tenant(page, tenant, status, body).await;
            page.get(problem).is_shown().await;
            let shown = page.everything().await;
            let console = page.console().await.concat();
            for part in token.split('.') {
                assert!(!shown.contains(part), "{status}: it is on the page");
                assert!(!console.contains(part), "{status}: it is on the console");
            }
            page.get("lock").click().await;
            page.get("open-local").is_shown().await;
        }
    });
}

#[test]
fn what_a_server_says_of_a_refusal_is_shown() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 403");
        let body = br#"{"statusCode": 403, "error": "Forbidden", "message": "Insufficient scope, said so"}"#;
        open_own_tenant(page, tenant, 403, body).await;
        page.get("problem-forbidden").shows("said so").await;
    });
}

#[test]
fn answers_without_end_without_size_and_without_text_are_contained() {
    browser_test(Seed::Demo, async |page, tenant| {
        let large = format!("[\"{}\"]", "x".repeat(50_000_000));
        for (body, words) in [
            (
                [b"[".repeat(10_000), b"]".repeat(10_000)].concat(),
                "nested",
            ),
            (large.into_bytes(), "too large"),
            (b"[{\"kid\": \"\xff\xfe\"}]".to_vec(), "not UTF-8"),
            (b"null".to_vec(), "was expected"),
        ] {
            open_own_tenant(page, tenant, 200, &body).await;
            page.css("[data-test^=problem-]").shows(words).await;
            page.get("lock").click().await;
            page.get("open-local").is_shown().await;
        }
    });
}
