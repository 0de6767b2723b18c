//! Reads are sent again by themselves: how often, with which waits, and under the reader's hand.

use std::time::Duration;

use keyglass_e2e::{Effect, Fault, LocalTenant, Page, Seed, browser_test, journey};

const KEYS: &str = "/api/v2/keys/signing";
const SCOPE: &[&str] = &["read:signing_keys"];
/// What a request takes at most beside the wait before it.
const SLACK: Duration = Duration::from_millis(900);

/// The waits between the requests for keys, oldest first.
fn waits(tenant: &LocalTenant) -> Vec<Duration> {
    let all = tenant.requests();
    let at: Vec<_> = all
        .iter()
        .filter(|request| request.authorized && request.path == KEYS)
        .map(|request| request.at)
        .collect();
    at.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Opens the local tenant while its keys suffer from `effect` so many times.
async fn open_with(page: &Page, tenant: &LocalTenant, effect: Effect, times: u32) {
    tenant.set_fault(Fault::at(KEYS, effect).times(times));
    page.open("/").await;
    page.get("open-local").click().await;
}

/// Whether each wait is as long as asked for, up to jitter.
fn assert_waits(tenant: &LocalTenant, expected: &[(u64, u64)]) {
    let found = waits(tenant);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (wait, (least, most)) in found.iter().zip(expected) {
        let allowed = Duration::from_millis(*least)..Duration::from_millis(*most) + SLACK;
        assert!(allowed.contains(wait), "{found:?}, expected {expected:?}");
    }
}

/// The first countdown that is shown, in seconds.
async fn first_countdown(page: &Page) -> u64 {
    let text = page.get("countdown").text().await;
    if text.contains("1 min") {
        return 60;
    }
    let number = text.split_whitespace().find_map(|word| word.parse().ok());
    number.unwrap_or_else(|| panic!("no number in {text:?}"))
}

#[test]
fn a_rate_limit_counts_down_and_goes_on_by_itself() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 429");
        open_with(page, tenant, limited(Some("3"), None), 1).await;
        page.get("problem-limited").shows("asks to slow down").await;
        page.get("countdown").shows("in 3 s").await;
        page.get("countdown").shows("in 2 s").await;
        page.get("valid-keys").is_shown().await;
        assert_waits(tenant, &[(3000, 3000)]);
    });
}

#[test]
fn a_wait_can_be_stopped_and_the_request_sent_at_once() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 429");
        open_with(page, tenant, limited(Some("50"), None), 1).await;
        page.get("retry").shows("Try now").await;
        page.get("stop-waiting").click().await;
        page.get("stop-waiting").is_gone().await;
        page.get("countdown").is_gone().await;
        page.get("retry").shows("Try again").await;
        page.get("retry").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_wait_can_be_cut_short() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 429");
        open_with(page, tenant, limited(Some("50"), None), 1).await;
        page.get("countdown").is_shown().await;
        page.get("retry").click().await;
        page.get("valid-keys").is_shown().await;
        assert_waits(tenant, &[(0, 20_000)]);
    });
}

#[test]
fn a_tenant_that_always_limits_is_asked_three_times() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 429");
        open_with(page, tenant, limited(Some("1"), None), 99).await;
        page.until("the repetitions are used up", async || {
            waits(tenant).len() == 2 && page.get("retry").text().await == "Try again"
        })
        .await;
        assert_waits(tenant, &[(1000, 1000), (1000, 1000)]);
        // The reader's own try begins anew, with its own repetitions.
        page.get("retry").click().await;
        page.get("countdown").is_shown().await;
    });
}

#[test]
fn a_failing_tenant_is_asked_again_after_waits_that_double() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 503");
        open_with(page, tenant, status(503), 2).await;
        page.get("problem-refused").shows("status 503").await;
        page.get("countdown").is_shown().await;
        page.get("valid-keys").is_shown().await;
        assert_waits(tenant, &[(1000, 1500), (2000, 3000)]);
    });
}

#[test]
fn headers_that_cannot_be_believed_leave_the_own_wait() {
    for (retry_after, reset) in [
        (Some("-30"), None),
        (Some("soon"), None),
        (Some("Wed, 21 Oct 2015 07:28:00 GMT"), None),
        (None, Some("1445412480")),
    ] {
        browser_test(Seed::Demo, async |page, tenant| {
            page.expect_console("status of 429");
            open_with(page, tenant, limited(retry_after, reset), 1).await;
            page.get("valid-keys").is_shown().await;
            assert_waits(tenant, &[(1000, 1500)]);
        });
    }
}

#[test]
fn no_header_makes_it_wait_longer_than_a_minute() {
    for (retry_after, reset) in [
        (Some("86400"), None),
        (Some("99999999999999999999"), None),
        (Some("Fri, 31 Dec 2100 23:59:59 GMT"), None),
        (None, Some("99999999999")),
    ] {
        browser_test(Seed::Demo, async |page, tenant| {
            page.expect_console("status of 429");
            open_with(page, tenant, limited(retry_after, reset), 1).await;
            let shown = first_countdown(page).await;
            assert!((50..=60).contains(&shown), "{shown} s");
        });
    }
}

#[test]
fn a_tenant_of_another_origin_that_hides_its_headers_is_asked_again_after_the_own_wait() {
    browser_test(Seed::Demo, async |page, app| {
        let tenant = LocalTenant::start_for(Seed::Empty, &[&app.origin()]).await;
        let mut hidden = limited(Some("40"), None);
        if let Effect::Status { expose_headers, .. } = &mut hidden {
            *expose_headers = false;
        }
        page.expect_console("status of 429");
        tenant.set_fault(Fault::at(KEYS, hidden).times(1));
        journey::open_with_token(page, &tenant, &tenant.token(SCOPE).await).await;
        page.get("valid-keys").is_shown().await;
        assert_waits(&tenant, &[(1000, 1500)]);
        // The same header, shown, is obeyed.
        tenant.set_fault(Fault::at(KEYS, limited(Some("40"), None)).times(1));
        page.get("refresh").click().await;
        let shown = first_countdown(page).await;
        assert!((30..=40).contains(&shown), "{shown} s");
    });
}

#[test]
fn a_limit_that_the_page_may_not_read_is_called_limited_or_unreachable() {
    browser_test(Seed::Demo, async |page, app| {
        // It lets no page in, and its answers have no CORS headers.
        let tenant = LocalTenant::start(Seed::Empty).await;
        tenant.set_fault(Fault::at(
            "/.well-known/jwks.json",
            limited(Some("1"), None),
        ));
        assert_ne!(tenant.origin(), app.origin());
        page.expect_console("has been blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        page.open("/").await;
        page.get("domain").fill(&tenant.origin()).await;
        page.get("open-public").click().await;
        let problem = page.get("problem-unreachable");
        problem
            .shows("could not be reached, or limits requests")
            .await;
        problem.shows("limit requests for a while").await;
    });
}

#[test]
fn a_change_is_never_sent_again_by_itself() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        page.expect_console("status of 503");
        let rotate = "/api/v2/keys/signing/rotate";
        tenant.set_fault(Fault::at(rotate, status(503)));
        page.get("rotate").click().await;
        page.get("confirm-yes").click().await;
        page.get("change-failed").is_shown().await;
        // Longer than every wait of a read: a list asked for meanwhile has gone through its own.
        tenant.set_fault(Fault::at(KEYS, status(503)).method("GET").times(2));
        page.get("refresh").click().await;
        page.until("a read was sent three times", async || {
            let reads = tenant.requests().into_iter().filter(|request| {
                request.method == "GET" && request.authorized && request.path == KEYS
            });
            reads.count() >= 5 && page.get("problem-refused").count().await == 0
        })
        .await;
        let changes = tenant.requests().into_iter();
        assert_eq!(changes.filter(|request| request.path == rotate).count(), 1);
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

fn limited(retry_after: Option<&str>, rate_limit_reset: Option<&str>) -> Effect {
    Effect::Status {
        status: 429,
        retry_after: retry_after.map(Into::into),
        rate_limit_reset: rate_limit_reset.map(Into::into),
        expose_headers: true,
    }
}
