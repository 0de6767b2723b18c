//! Without a network: said once, and asked again once it is back.

use keyglass_e2e::{Seed, browser_test, journey};

#[test]
fn being_offline_is_said_once_and_one_request_follows_when_it_is_over() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        assert_eq!(tenant.authorized_paths().len(), 1);
        page.expect_console("net::ERR_INTERNET_DISCONNECTED");
        page.set_offline(true).await;
        page.get("offline").shows("This browser is offline").await;
        page.get("refresh").click().await;
        page.get("refresh").shows("Refresh").await;
        page.get("valid-keys").is_shown().await;
        page.get("problem-unreachable").is_gone().await;
        assert_eq!(page.css(".banner").count().await, 1, "one banner");
        page.set_offline(false).await;
        page.get("offline").is_gone().await;
        page.until("the tenant is asked again", async || {
            tenant.authorized_paths().len() == 2
        })
        .await;
        page.get("problem-unreachable").is_gone().await;
        // Whatever else were to follow would have to wait as long as this does.
        page.get("refresh").click().await;
        page.until("the list is asked for by hand", async || {
            tenant.authorized_paths().len() >= 3
        })
        .await;
        assert_eq!(tenant.authorized_paths().len(), 3, "one refetch");
    });
}

#[test]
fn a_page_opened_offline_shows_its_data_once_the_network_is_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = keyglass_e2e::api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        page.expect_console("net::ERR_INTERNET_DISCONNECTED");
        page.set_offline(true).await;
        page.row(key.kid()).get("kid").click().await;
        page.get("offline").is_shown().await;
        page.get("certificate-facts").is_gone().await;
        page.set_offline(false).await;
        page.get("certificate-facts").is_shown().await;
        page.get("offline").is_gone().await;
    });
}
