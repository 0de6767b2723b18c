//! A locked page holds nothing: when it locks, how, and what is left.

use std::time::Duration;

use keyglass_e2e::{LocalTenant, Page, Place, Seed, api, browser_test, journey};
use serde_json::json;

const MINUTE: i64 = 60;

/// Waits for the first screen with these words, on a page that was loaded after `before`.
async fn is_locked(page: &Page, before: f64, words: &str) {
    page.until("the page is loaded anew", async || {
        page.loaded_at().await != before
    })
    .await;
    page.get("locked").shows(words).await;
    page.get("open-local").is_shown().await;
    page.get("lock").is_gone().await;
    assert_eq!(page.kept().await, Vec::<String>::new());
}

/// Opens the local tenant; answers when the page was loaded.
async fn open(page: &Page) -> f64 {
    journey::open_local(page).await;
    page.loaded_at().await
}

/// Opens the tenant with a token of the test's own, on a page whose memory can be searched; answers the
/// token's signature.
async fn open_with_secret(page: &Page, tenant: &LocalTenant) -> String {
    page.watch_memory().await;
    let token = tenant.token(&["read:signing_keys"]).await;
    journey::open_with_token(page, tenant, &token).await;
    page.get("valid-keys").is_shown().await;
    let signature = token.rsplit('.').next().expect("a token has three parts");
    let found = page.scan(signature).await;
    assert!(
        found.contains(&Place::Memory),
        "the search finds a token in use"
    );
    signature.to_owned()
}

/// What the body holds in the same turn in which `event` is fired, and whether a frame was painted
/// before.
async fn body_right_after(page: &Page, event: &str) -> String {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         document.dispatchEvent({event});
         Promise.resolve().then(() => Promise.resolve()).then(() => done(document.body.innerHTML));"
    );
    page.run_later(&script).await
}

#[test]
fn a_page_that_nobody_uses_locks_by_the_wall_clock_and_says_so() {
    browser_test(Seed::Demo, async |page, tenant| {
        let before = open(page).await;
        let asked = tenant.authorized_paths().len();
        page.advance_clock(15 * MINUTE - 5).await;
        page.fire("focus").await;
        page.get("valid-keys").is_shown().await;
        page.advance_clock(6).await;
        page.fire("focus").await;
        is_locked(page, before, "Locked after 15 minutes without use.").await;
        assert_eq!(tenant.authorized_paths().len(), asked);
        // Said once: the next load knows nothing of it.
        page.reload().await;
        page.get("open-local").is_shown().await;
        page.get("locked").is_gone().await;
    });
}

#[test]
fn the_clock_is_looked_at_though_nothing_happens() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        page.advance_clock(16 * MINUTE).await;
        page.with_patience(Duration::from_secs(25), async || {
            is_locked(page, before, "without use").await;
        })
        .await;
    });
}

#[test]
fn a_click_that_comes_too_late_only_locks() {
    browser_test(Seed::Demo, async |page, tenant| {
        let before = open(page).await;
        let asked = tenant.authorized_paths().len();
        page.advance_clock(16 * MINUTE).await;
        page.get("refresh").click().await;
        is_locked(page, before, "without use").await;
        assert_eq!(tenant.authorized_paths().len(), asked, "a request was made");
    });
}

#[test]
fn use_puts_the_lock_off() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        for _ in 0..3 {
            page.advance_clock(14 * MINUTE).await;
            page.heading().click().await;
        }
        page.fire("focus").await;
        page.get("valid-keys").is_shown().await;
        page.advance_clock(15 * MINUTE).await;
        page.fire("focus").await;
        is_locked(page, before, "without use").await;
    });
}

#[test]
fn after_eight_hours_it_locks_however_much_it_is_used() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        for _ in 0..34 {
            page.advance_clock(14 * MINUTE).await;
            page.press_with_control("b").await;
        }
        page.get("valid-keys").is_shown().await;
        page.advance_clock(5 * MINUTE).await;
        page.fire("focus").await;
        is_locked(page, before, "Locked after 8 hours").await;
    });
}

#[test]
fn the_last_minute_is_announced_and_any_key_keeps_it_open() {
    browser_test(Seed::Demo, async |page, _tenant| {
        open(page).await;
        page.advance_clock(14 * MINUTE + 20).await;
        page.with_patience(Duration::from_secs(25), async || {
            page.get("lock-notice").shows("locks within a minute").await;
        })
        .await;
        page.press_with_control("b").await;
        page.get("lock-notice").css("p").is_gone().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn the_deployment_sets_the_limits() {
    browser_test(Seed::Demo, async |page, tenant| {
        let config = json!({
            "local_tenant": { "url": tenant.origin() },
            "lock": { "idle_minutes": 2, "total_minutes": "nonsense" },
        });
        page.before_pages(&format!(
            "{{ const real = fetch; window.fetch = (request, ...more) =>
                request.url?.endsWith('/config.json')
                    ? Promise.resolve(new Response(JSON.stringify({config})))
                    : real(request, ...more); }}"
        ))
        .await;
        let before = open(page).await;
        page.advance_clock(2 * MINUTE).await;
        page.fire("focus").await;
        is_locked(page, before, "Locked after 2 minutes without use.").await;
    });
}

#[test]
fn a_token_that_was_entered_and_not_used_is_not_kept_for_ever() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        let token = tenant.token(&["read:signing_keys"]).await;
        page.get("token").paste(&token).await;
        page.get("token-facts").is_shown().await;
        let before = page.loaded_at().await;
        page.advance_clock(15 * MINUTE).await;
        page.fire("focus").await;
        is_locked(page, before, "without use").await;
        page.get("token-facts").is_gone().await;
    });
}

#[test]
fn locking_by_hand_loads_the_page_anew() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        page.get("lock").click().await;
        is_locked(page, before, "Locked. The token was wiped.").await;
    });
}

#[test]
fn the_lock_key_works_on_every_screen_and_over_a_question() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let key_page = format!("/signing-keys/{}", key.kid());
        for path in ["/signing-keys", &key_page, "/nowhere"] {
            page.open(path).await;
            page.get("open-local").click().await;
            page.get("lock").is_shown().await;
            let before = page.loaded_at().await;
            page.press_with_alt_and_shift("L").await;
            is_locked(page, before, "Locked.").await;
            assert_eq!(page.path().await, path, "the place is kept");
        }
        let before = open(page).await;
        page.get("rotate").click().await;
        page.get("confirm").is_shown().await;
        page.press_with_alt_and_shift("L").await;
        is_locked(page, before, "Locked.").await;
    });
}

#[test]
fn going_back_after_a_lock_stays_locked() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let before = open(page).await;
        page.row(key.kid()).get("kid").click().await;
        page.get("certificate-facts").is_shown().await;
        page.get("lock").click().await;
        is_locked(page, before, "Locked.").await;
        let asked = tenant.authorized_paths().len();
        page.back().await;
        page.until("the list's address is back", async || {
            page.path().await == "/signing-keys"
        })
        .await;
        page.get("open-local").is_shown().await;
        page.get("valid-keys").is_gone().await;
        assert_eq!(tenant.authorized_paths().len(), asked);
    });
}

#[test]
fn waking_up_empties_the_page_before_it_is_painted() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let before = open(page).await;
        assert!(page.everything().await.contains(key.kid()));
        page.advance_clock(16 * MINUTE).await;
        let body = body_right_after(page, "new Event('visibilitychange')").await;
        assert_eq!(body, "", "what would be painted");
        is_locked(page, before, "without use").await;
    });
}

#[test]
fn a_page_that_is_left_is_emptied_and_locked_when_it_comes_back() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        // What the browser does with a page that it keeps for the way back.
        let leave = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
            return document.body.innerHTML";
        let body: String = page.run(leave, vec![]).await;
        assert_eq!(body, "", "what would be kept");
        let come_back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
        let () = page.run(come_back, vec![]).await;
        is_locked(page, before, "Locked when the page was left.").await;
    });
}

#[test]
fn no_lock_leaves_the_token_anywhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        let secret = open_with_secret(page, tenant).await;
        let before = page.loaded_at().await;
        page.get("lock").click().await;
        is_locked(page, before, "Locked.").await;
        page.holds_nowhere(&secret, "after a lock by hand").await;

        let secret = open_with_secret(page, tenant).await;
        let before = page.loaded_at().await;
        page.advance_clock(16 * MINUTE).await;
        page.fire("focus").await;
        is_locked(page, before, "without use").await;
        page.holds_nowhere(&secret, "after a lock by the clock")
            .await;
    });
}

#[test]
fn a_page_that_is_left_holds_no_token_in_its_memory() {
    browser_test(Seed::Demo, async |page, tenant| {
        let secret = open_with_secret(page, tenant).await;
        let before = page.loaded_at().await;
        let leave = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))";
        let () = page.run(leave, vec![]).await;
        assert_eq!(page.loaded_at().await, before, "the same module");
        page.holds_nowhere(&secret, "in a page that was left").await;
    });
}

#[test]
fn coming_back_from_another_site_asks_to_connect() {
    browser_test(Seed::Demo, async |page, _tenant| {
        open(page).await;
        let elsewhere = page.own_page("/elsewhere", "<!doctype html><title>Elsewhere</title>");
        page.open_address(&elsewhere).await;
        page.back().await;
        page.get("open-local").is_shown().await;
        page.get("valid-keys").is_gone().await;
    });
}

#[test]
fn tabs_lock_together() {
    browser_test(Seed::Demo, async |page, _tenant| {
        let before = open(page).await;
        page.in_another_tab("/", async || {
            page.get("open-local").click().await;
            page.get("valid-keys").is_shown().await;
            let before = page.loaded_at().await;
            page.get("lock").click().await;
            is_locked(page, before, "Locked. The token was wiped.").await;
        })
        .await;
        is_locked(page, before, "Locked together with another tab.").await;
    });
}

#[test]
fn what_tabs_tell_each_other_carries_nothing() {
    browser_test(Seed::Demo, async |page, tenant| {
        // A page without a head, for which the browser looks for a picture by itself.
        page.expect_console("/favicon.ico");
        listen(page, tenant).await;
        page.in_another_tab("/", async || {
            let before = open(page).await;
            page.get("refresh").click().await;
            page.get("lock").click().await;
            is_locked(page, before, "Locked.").await;
        })
        .await;
        let heard: Vec<String> = page.run("return heard", vec![]).await;
        assert!(
            heard.contains(&"keyglass.lock: null".to_owned()),
            "{heard:?}"
        );
        assert!(
            heard.contains(&"keyglass.used: null".to_owned()),
            "{heard:?}"
        );
        assert!(
            heard.iter().all(|line| line.ends_with(": null")),
            "{heard:?}"
        );
    });
}

#[test]
fn use_of_one_tab_keeps_the_other_open() {
    browser_test(Seed::Demo, async |page, _tenant| {
        open(page).await;
        page.advance_clock(14 * MINUTE).await;
        page.in_another_tab("/", async || {
            open(page).await;
            page.get("refresh").click().await;
        })
        .await;
        page.advance_clock(14 * MINUTE).await;
        page.fire("focus").await;
        page.get("valid-keys").is_shown().await;
    });
}

/// Hears every signal of the site's tabs, on a page of the site that is not the app.
async fn listen(page: &Page, tenant: &LocalTenant) {
    page.open_address(&format!("{}/config.json", tenant.origin()))
        .await;
    let spy = "window.heard = [];
        for (const name of ['keyglass.lock', 'keyglass.used'])
            new BroadcastChannel(name).onmessage = event =>
                heard.push(`${name}: ${JSON.stringify(event.data)}`);";
    let () = page.run(spy, vec![]).await;
}
