//! The list of applications when pages of it do not come: it ends complete, or says what is missing.

use keyglass_e2e::{Effect, Fault, LocalTenant, Page, Seed, browser_test};

const CLIENTS: &str = "/api/v2/clients";

/// Opens a list of twenty-five pages, all of which are read, since it is searched.
async fn open(page: &Page) {
    page.open("/applications?q=0").await;
    page.get("open-local").click().await;
}

fn status(status: u16, retry_after: Option<&str>) -> Effect {
    Effect::Status {
        status,
        retry_after: retry_after.map(str::to_owned),
        rate_limit_reset: None,
        expose_headers: true,
    }
}

/// Waits until all have been read and are there.
async fn is_whole(page: &Page) {
    page.get("count").shows("of 2,500 applications").await;
    page.get("missing").is_gone().await;
    page.get("search").fill("").await;
    page.until("all are listed", async || {
        page.get("count").text().await == "2,500 applications"
    })
    .await;
    page.get("walk").is_gone().await;
}

/// How many requests for the list came.
fn asked(tenant: &LocalTenant) -> usize {
    let paths = tenant.authorized_paths();
    paths.iter().filter(|path| *path == CLIENTS).count()
}

#[test]
fn a_page_that_fails_once_is_asked_for_again_and_the_list_is_whole() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("status of 500");
        tenant.set_fault(Fault::at(CLIENTS, status(500, None)).after(6).times(1));
        open(page).await;
        is_whole(page).await;
        assert_eq!(asked(tenant), 27, "the pages, their count, and one again");
    });
}

#[test]
fn a_page_that_keeps_failing_is_named_and_reading_goes_on_from_there() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("status of 500");
        tenant.set_fault(Fault::at(CLIENTS, status(500, None)).after(7));
        open(page).await;
        page.get("problem-refused").shows("status 500").await;
        page.get("missing")
            .shows("Applications 601 to 2,500 are missing")
            .await;
        page.get("countdown").is_gone().await;
        page.get("count").shows("of 600 applications").await;
        page.css("tr[data-client-id]").is_shown().await;
        let before = asked(tenant);
        assert_eq!(before, 10, "six pages, the count, the seventh three times");
        tenant.clear_faults();
        page.get("retry").click().await;
        is_whole(page).await;
        assert_eq!(asked(tenant) - before, 19, "none of the six came again");
    });
}

#[test]
fn a_rate_limit_in_the_middle_counts_down_and_the_list_is_whole() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("status of 429");
        tenant.set_fault(
            Fault::at(CLIENTS, status(429, Some("3")))
                .after(12)
                .times(1),
        );
        open(page).await;
        page.get("problem-limited").shows("asks to slow down").await;
        page.get("countdown").shows("in 2 s").await;
        page.get("missing")
            .shows("Applications 1,101 to 2,500 are missing")
            .await;
        page.get("problem-limited").is_gone().await;
        is_whole(page).await;
    });
}

#[test]
fn a_body_that_breaks_off_is_no_end_of_the_list() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("net::ERR");
        tenant.set_fault(Fault::at(CLIENTS, Effect::Truncate).after(20).times(1));
        open(page).await;
        is_whole(page).await;
        tenant.set_fault(Fault::at(CLIENTS, Effect::WrongLength).after(5));
        page.get("search").fill("0").await;
        page.get("refresh").click().await;
        page.get("problem-unreadable").shows("cut off").await;
        page.get("missing")
            .shows("Applications 401 to 2,500 are missing")
            .await;
        tenant.clear_faults();
        page.get("retry").click().await;
        is_whole(page).await;
    });
}

#[test]
fn all_three_at_once_still_end_in_a_whole_list() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("status of 500");
        page.expect_console("status of 429");
        page.expect_console("net::ERR");
        tenant.set_fault(Fault::at(CLIENTS, Effect::Truncate).after(20).times(1));
        tenant.set_fault(
            Fault::at(CLIENTS, status(429, Some("1")))
                .after(12)
                .times(1),
        );
        tenant.set_fault(Fault::at(CLIENTS, status(500, None)).after(7).times(1));
        open(page).await;
        is_whole(page).await;
        assert!(tenant.most_requests_at_once() <= 2);
    });
}

#[test]
fn a_search_can_be_stopped_and_goes_on_where_it_was() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        let slow = Effect::Latency {
            milliseconds: 150,
            jitter_milliseconds: 0,
        };
        tenant.set_fault(Fault::at(CLIENTS, slow));
        open(page).await;
        page.get("walked").shows("of 2,500 applications read").await;
        page.get("stop").click().await;
        page.get("walk-stopped")
            .shows("of 2,500 applications read")
            .await;
        let before = asked(tenant);
        page.get("search").fill("portal").await;
        page.get("count").shows("fit").await;
        assert_eq!(asked(tenant), before, "stopped is stopped");
        tenant.clear_faults();
        page.get("go-on").click().await;
        page.get("walk-stopped").is_gone().await;
        is_whole(page).await;
        // The page that was on its way when it was stopped is asked for again.
        assert!(asked(tenant) <= 27, "{}", asked(tenant));
    });
}

#[test]
fn a_token_that_expires_on_the_way_is_replaced_in_place() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("status of 401");
        tenant.set_fault(Fault::at(CLIENTS, status(401, None)).after(10).times(1));
        open(page).await;
        page.get("problem-expired").is_shown().await;
        page.get("missing").shows("to 2,500 are missing").await;
        page.get("new-token").click().await;
        is_whole(page).await;
    });
}

#[test]
fn a_tenant_that_is_gone_keeps_what_came_and_is_found_again() {
    browser_test(Seed::Large(2_500), async |page, tenant| {
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        page.open("/applications").await;
        page.get("open-local").click().await;
        page.get("applications").is_shown().await;
        page.get("count").shows("of 2,500 applications").await;
        tenant.stop().await;
        page.get("search").fill("bergen").await;
        page.get("problem-unreachable").is_shown().await;
        page.get("missing").shows("to 2,500 are missing").await;
        page.get("count").shows("fit").await;
        tenant.start_again().await;
        // It may be found again before one presses the button.
        page.run::<()>("find.one(['[data-test=retry]'])?.click()", vec![])
            .await;
        page.get("count").shows("250 of 2,500").await;
    });
}

#[test]
fn a_first_page_that_does_not_come_leaves_no_empty_list() {
    browser_test(Seed::Demo, async |page, tenant| {
        tenant.set_fault(Fault::at(CLIENTS, Effect::Html));
        page.open("/applications").await;
        page.get("open-local").click().await;
        page.get("problem-unreadable").shows("an HTML page").await;
        page.get("empty").is_gone().await;
        page.get("missing").is_gone().await;
        tenant.clear_faults();
        page.get("retry").click().await;
        page.get("applications").is_shown().await;
    });
}
