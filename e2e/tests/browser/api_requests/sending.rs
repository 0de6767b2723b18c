//! Requests that are sent from the page, and their answers.

use keyglass_e2e::{Effect, Fault, Seed, api, browser_test};

use super::{KEYS, SCOPE, code_on_screen, open_requests, press};

#[test]
fn sending_shows_status_time_headers_and_body() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = open_requests(page, tenant, SCOPE).await;
        let key = api::key_that_is("next", tenant).await;
        let card = page.get("one-key");
        card.get("choose-kid")
            .css(&format!("option[value='{}']", key.kid()))
            .click()
            .await;
        press(&card.get("send")).await;
        card.get("status").shows("200").await;
        card.get("time").shows(" ms").await;
        card.get("headers").css("summary").click().await;
        card.get("headers").shows("application/json").await;
        let body = code_on_screen(
            page,
            &page.css("[data-test=one-key] [data-test=answer-body]"),
        )
        .await;
        let body: serde_json::Value = serde_json::from_str(&body).expect("the whole body, as JSON");
        assert_eq!(body, *key.json());
        press(&page.get("all-keys").get("send")).await;
        page.get("all-keys")
            .get("answer-body")
            .shows(key.kid())
            .await;
        assert!(!page.everything().await.contains(&token[token.len() - 20..]));
    });
}

#[test]
fn a_refusal_is_shown_as_it_came_with_what_to_do() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 403");
        open_requests(page, tenant, &["read:clients"]).await;
        let card = page.get("all-keys");
        press(&card.get("send")).await;
        card.get("status").shows("403").await;
        card.get("problem-forbidden")
            .shows("read:signing_keys")
            .await;
        card.get("answer-body").shows("insufficient_scope").await;
    });
}

#[test]
fn limits_and_silence_are_told_apart_and_can_be_tried_again() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_requests(page, tenant, SCOPE).await;
        let limited = Effect::Status {
            status: 429,
            retry_after: Some("540".into()),
            rate_limit_reset: None,
            expose_headers: true,
        };
        tenant.set_fault(Fault::at(KEYS, limited));
        let card = page.get("all-keys");
        press(&card.get("send")).await;
        card.get("status").shows("429").await;
        card.get("problem-limited").shows("Tried again in").await;
        tenant.clear_faults();
        press(&card.get("retry")).await;
        card.get("status").shows("200").await;
        page.expect_console("status of 429");
        tenant.stop().await;
        press(&card.get("send")).await;
        card.get("problem-unreachable").shows(&tenant.host()).await;
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        tenant.start_again().await;
        press(&card.get("retry")).await;
        card.get("status").shows("200").await;
    });
}
