//! Placeholders: named, filled where they stand, explained.

use keyglass_e2e::{Key, Seed, browser_test};

use super::{PATH, SCOPE, copied, open_requests, press};

#[test]
fn what_is_not_filled_in_is_named_below_the_code_and_when_it_is_copied() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_requests(page, tenant, SCOPE).await;
        let card = page.get("one-key");
        card.get("unfilled")
            .shows("1 placeholder is not filled in: {yourKeyId}")
            .await;
        assert!(
            copied(page, &card)
                .await
                .contains("/keys/signing/{yourKeyId}")
        );
        page.get("toast").shows("Not filled in: {yourKeyId}").await;
        card.get("send-hint").shows("needs a key ID").await;
    });
}

#[test]
fn without_a_tenant_placeholders_are_filled_where_they_stand_by_the_keyboard_alone() {
    browser_test(Seed::Demo, async |page, _| {
        page.open("/").await;
        page.css("main a[href='/api-requests']").click().await;
        page.heading().shows("API requests").await;
        let card = page.get("all-keys");
        card.get("unfilled").shows("{yourDomain}").await;
        card.css("[data-variable=yourDomain][role=button]")
            .focus()
            .await;
        page.press(Key::Enter).await;
        page.until("the field has the focus", async || {
            page.has_focus("[data-test=fill]").await
        })
        .await;
        page.type_text("a b/c").await;
        page.press(Key::Enter).await;
        card.get("fill-error").shows("it is no domain").await;
        page.press_with_control("a").await;
        page.type_text("acme.eu.auth0.com").await;
        page.press(Key::Enter).await;
        for card in ["all-keys", "one-key"] {
            page.get(card)
                .get("code-text")
                .shows("https://acme.eu.auth0.com/api/v2")
                .await;
        }
        page.until("the focus is back on the placeholder", async || {
            page.has_focus("[data-variable=yourDomain]").await
        })
        .await;
        page.press(Key::Enter).await;
        page.type_text("b.example").await;
        page.press(Key::Escape).await;
        card.get("code-text").shows("acme.eu.auth0.com").await;
    });
}

#[test]
fn a_secret_that_is_filled_in_is_in_no_field_and_copied_whole() {
    browser_test(Seed::Demo, async |page, _| {
        page.open(PATH).await;
        let card = page.get("all-keys");
        card.css("[data-variable=yourMgmtApiAccessToken][role=button]")
            .click()
            .await;
        let field = card.get("fill");
        assert_eq!(field.attribute("type").await.as_deref(), Some("password"));
        assert_eq!(
            field.attribute("autocomplete").await.as_deref(),
            Some("off")
        );
        page.type_text("abc.canary-5150.def").await;
        page.press(Key::Enter).await;
        card.get("code-text")
            .shows("Bearer abc*****MASKED*****")
            .await;
        assert!(!page.everything().await.contains("canary"));
        assert!(
            copied(page, &card)
                .await
                .contains("Bearer abc.canary-5150.def'")
        );
        press(&card.get("forget")).await;
        card.get("code-text")
            .shows("{yourMgmtApiAccessToken}")
            .await;
        assert!(
            page.kept()
                .await
                .iter()
                .all(|kept| !kept.contains("canary"))
        );
    });
}

#[test]
fn a_term_is_explained_at_a_key_and_closes_at_escape() {
    browser_test(Seed::Demo, async |page, _| {
        page.open(PATH).await;
        page.get("term").focus().await;
        page.press(Key::Enter).await;
        page.css(".meaning:popover-open")
            .shows("own settings")
            .await;
        page.press(Key::Escape).await;
        page.css(".meaning:popover-open").is_gone().await;
        assert!(page.has_focus("[data-test=term]").await);
    });
}
