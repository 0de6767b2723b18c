//! Rotating and revoking from the page: the question beforehand, the keys afterwards, and what is left
//! when the tenant fails in the middle.

use keyglass_e2e::{Effect, Fault, Key, LocalTenant, Page, Seed, api, browser_test, journey};

const ROTATE: &str = "/api/v2/keys/signing/rotate";

/// The ids of the keys with this flag, by the API.
async fn ids_that_are(flag: &str, tenant: &LocalTenant) -> Vec<String> {
    let keys = api::signing_keys(tenant).await;
    let having = keys.iter().filter(|key| key.is(flag));
    having.map(|key| key.kid().to_owned()).collect()
}

async fn the_one_that_is(flag: &str, tenant: &LocalTenant) -> String {
    api::key_that_is(flag, tenant).await.kid().to_owned()
}

/// How many requests changed a key.
fn changes(tenant: &LocalTenant) -> usize {
    let requests = tenant.requests();
    let changing = requests
        .iter()
        .filter(|it| it.path.starts_with("/api/v2/keys"));
    changing
        .filter(|it| it.method == "POST" || it.method == "PUT")
        .count()
}

/// Answers the question with yes, after typing the id that it asks for.
async fn confirm(page: &Page, kid: Option<&str>) {
    if let Some(kid) = kid {
        page.get("confirm-kid").fill(kid).await;
    }
    page.get("confirm-yes").click().await;
}

/// The key that signed the page's own token is revoked: the tenant refuses it, and gives another.
async fn take_a_new_token(page: &Page) {
    page.expect_console("status of 401");
    page.get("problem-expired").get("new-token").click().await;
    page.get("problem-expired").is_gone().await;
}

#[test]
fn a_rotation_says_what_will_change_and_then_shows_it() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = the_one_that_is("current", tenant).await;
        let next = the_one_that_is("next", tenant).await;
        journey::open_local(page).await;
        page.get("rotate").click().await;
        let question = page.get("confirm");
        question.shows(&current).await;
        question.shows(&format!("{next} begins to sign")).await;
        confirm(page, None).await;
        page.get("change-done").shows("rotated").await;
        page.row(&next).shows("Currently used").await;
        page.row(&current).shows("Previously used").await;
        assert_eq!(the_one_that_is("current", tenant).await, next);
        let newest = the_one_that_is("next", tenant).await;
        page.row(&newest).shows("Next in queue").await;
        assert_eq!(changes(tenant), 1);
    });
}

#[test]
fn rotate_and_revoke_asks_for_the_key_id_and_revokes_the_key_that_was_in_use() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = the_one_that_is("current", tenant).await;
        let next = the_one_that_is("next", tenant).await;
        journey::open_local(page).await;
        page.get("rotate-and-revoke").click().await;
        page.get("confirm-kid").fill(&next).await;
        page.get("own-token").is_shown().await;
        assert!(
            page.get("confirm-yes")
                .attribute("disabled")
                .await
                .is_some()
        );
        confirm(page, Some(&current)).await;
        page.get("change-done").shows("revoked").await;
        take_a_new_token(page).await;
        page.get("revoked-keys")
            .css(&format!("[data-kid=\"{current}\"]"))
            .is_shown()
            .await;
        assert!(ids_that_are("revoked", tenant).await.contains(&current));
        assert_eq!(the_one_that_is("current", tenant).await, next);
    });
}

#[test]
fn a_previous_key_is_revoked_from_its_row() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = the_one_that_is("previous", tenant).await;
        journey::open_local(page).await;
        page.row(&key).get("revoke").click().await;
        page.get("confirm").shows("cannot be undone").await;
        confirm(page, Some(&format!("  {key} "))).await;
        page.get("change-done").shows("The key was revoked").await;
        page.get("revoked-keys")
            .css(&format!("[data-kid=\"{key}\"]"))
            .is_shown()
            .await;
        assert!(ids_that_are("revoked", tenant).await.contains(&key));
    });
}

#[test]
fn a_previous_key_is_revoked_from_its_page() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = the_one_that_is("previous", tenant).await;
        journey::open_local(page).await;
        page.row(&key).get("kid").click().await;
        page.get("revoke").click().await;
        confirm(page, Some(&key)).await;
        page.get("status").shows("Revoked").await;
        page.get("check-published")
            .shows("no longer publishes")
            .await;
    });
}

#[test]
fn cancel_and_escape_change_nothing_and_give_the_focus_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        page.get("rotate").click().await;
        page.get("confirm-yes").is_shown().await;
        page.press(Key::Escape).await;
        page.get("confirm").is_gone().await;
        page.until("the focus is back", async || {
            page.has_focus("[data-test=rotate]").await
        })
        .await;
        page.get("rotate").click().await;
        page.get("confirm-no").click().await;
        page.get("confirm").is_gone().await;
        assert_eq!(changes(tenant), 0);
    });
}

#[test]
fn an_answer_lost_after_the_tenant_acted_ends_with_what_the_tenant_has() {
    browser_test(Seed::Demo, async |page, tenant| {
        let next = the_one_that_is("next", tenant).await;
        journey::open_local(page).await;
        tenant.set_fault(Fault::at(ROTATE, Effect::Truncate).times(1));
        page.expect_console("net::ERR_");
        page.get("rotate").click().await;
        confirm(page, None).await;
        page.get("change-failed").shows("It is not known").await;
        page.row(&next).shows("Currently used").await;
        assert_eq!(the_one_that_is("current", tenant).await, next);
        assert_eq!(changes(tenant), 1, "a change is not repeated");
    });
}

#[test]
fn a_revocation_whose_answer_is_lost_ends_with_what_the_tenant_has() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = the_one_that_is("previous", tenant).await;
        journey::open_local(page).await;
        let path = format!("/api/v2/keys/signing/{key}/revoke");
        tenant.set_fault(Fault::at(path, Effect::Truncate).times(1));
        page.expect_console("net::ERR_");
        page.row(&key).get("revoke").click().await;
        confirm(page, Some(&key)).await;
        page.get("change-failed").shows("It is not known").await;
        page.get("revoked-keys")
            .css(&format!("[data-kid=\"{key}\"]"))
            .is_shown()
            .await;
        assert!(ids_that_are("revoked", tenant).await.contains(&key));
        assert_eq!(changes(tenant), 1, "a change is not repeated");
    });
}

#[test]
fn a_revocation_that_the_tenant_refuses_changes_nothing() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = the_one_that_is("previous", tenant).await;
        journey::open_local(page).await;
        let path = format!("/api/v2/keys/signing/{key}/revoke");
        for (effect, console) in [
            (status(429, Some("60")), "status of 429"),
            (status(403, None), "status of 403"),
            (status(500, None), "status of 500"),
        ] {
            tenant.set_fault(Fault::at(&path, effect).times(1));
            page.expect_console(console);
            page.row(&key).get("revoke").click().await;
            confirm(page, Some(&key)).await;
            page.get("change-failed").is_shown().await;
            page.row(&key).shows("Previously used").await;
            page.get("dismiss").click().await;
            page.get("change-failed").is_gone().await;
        }
        assert!(ids_that_are("previous", tenant).await.contains(&key));
    });
}

#[test]
fn rotate_and_revoke_whose_first_answer_is_lost_goes_no_further() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = the_one_that_is("current", tenant).await;
        let next = the_one_that_is("next", tenant).await;
        journey::open_local(page).await;
        tenant.set_fault(Fault::at(ROTATE, Effect::Truncate).times(1));
        page.expect_console("net::ERR_");
        page.get("rotate-and-revoke").click().await;
        confirm(page, Some(&current)).await;
        page.get("change-failed").is_shown().await;
        page.row(&next).shows("Currently used").await;
        page.row(&current).shows("Previously used").await;
        assert_eq!(the_one_that_is("current", tenant).await, next);
        assert_eq!(changes(tenant), 1);
    });
}

#[test]
fn a_rotation_that_the_tenant_refuses_changes_nothing() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = the_one_that_is("current", tenant).await;
        journey::open_local(page).await;
        for (effect, console, words) in [
            (status(429, Some("60")), "status of 429", "so many changes"),
            (status(403, None), "status of 403", "may not do it"),
        ] {
            tenant.set_fault(Fault::at(ROTATE, effect).times(1));
            page.expect_console(console);
            page.get("rotate").click().await;
            confirm(page, None).await;
            let failed = page.get("change-failed");
            failed.shows("The key was not rotated").await;
            failed.shows(words).await;
            page.row(&current).shows("Currently used").await;
            page.get("dismiss").click().await;
            failed.is_gone().await;
        }
        assert_eq!(the_one_that_is("current", tenant).await, current);
    });
}

#[test]
fn a_revocation_that_fails_after_the_rotation_is_said_and_can_be_made_up() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = the_one_that_is("current", tenant).await;
        journey::open_local(page).await;
        let revocation = format!("/api/v2/keys/signing/{current}/revoke");
        tenant.set_fault(Fault::at(revocation, status(403, None)).times(1));
        page.expect_console("status of 403");
        page.get("rotate-and-revoke").click().await;
        confirm(page, Some(&current)).await;
        page.get("change-failed").shows("Rotated; but").await;
        page.row(&current).shows("Previously used").await;
        page.row(&current).get("revoke").click().await;
        confirm(page, Some(&current)).await;
        page.get("change-done").shows("The key was revoked").await;
        take_a_new_token(page).await;
        assert!(ids_that_are("revoked", tenant).await.contains(&current));
    });
}

#[test]
fn without_the_scopes_the_actions_are_off_and_say_why() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = tenant.token(&["read:signing_keys"]).await;
        journey::open_with_token(page, tenant, &token).await;
        let off = page.get("rotation-off");
        off.shows("create:signing_keys, update:signing_keys").await;
        for button in ["rotate", "rotate-and-revoke", "revoke"] {
            let disabled = page.get(button).attributes("disabled").await;
            assert!(!disabled.is_empty(), "{button}");
        }
    });
}

fn status(status: u16, retry_after: Option<&str>) -> Effect {
    Effect::Status {
        status,
        retry_after: retry_after.map(Into::into),
        rate_limit_reset: None,
        expose_headers: true,
    }
}
