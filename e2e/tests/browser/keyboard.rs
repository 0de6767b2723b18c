//! The main job without a mouse.

use keyglass_e2e::{Effect, Fault, Key, LocalTenant, Seed, api, browser_test, journey};

#[test]
fn the_keyboard_alone_leads_from_the_first_screen_to_a_copied_certificate() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        page.open("/").await;
        page.get("open-local").is_shown().await;
        page.tab_to("[data-test=open-local]").await;
        page.press(Key::Enter).await;
        page.get("valid-keys").is_shown().await;
        page.tab_to(&format!("tr[data-kid=\"{}\"] [data-test=kid]", key.kid()))
            .await;
        page.press(Key::Enter).await;
        page.get("certificate-facts").is_shown().await;
        page.tab_to("[data-test=copy-certificate]").await;
        page.press(Key::Space).await;
        page.get("toast").shows("Certificate copied").await;
        assert_eq!(page.pasted().await, key.certificate());
    });
}

#[test]
fn a_domain_and_a_token_are_entered_and_sent_by_keyboard() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.put_on_clipboard(&tenant.token(&["read:signing_keys"]).await)
            .await;
        page.open("/").await;
        page.get("open").is_shown().await;
        page.tab_to("[data-test=domain]").await;
        page.type_text(&tenant.origin()).await;
        page.tab_to("[data-test=token]").await;
        page.press_with_control("v").await;
        page.get("token-facts").is_shown().await;
        page.press(Key::Enter).await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn the_first_tab_reaches_a_link_past_the_navigation() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        page.run::<()>("document.activeElement.blur(); scrollTo(0, 0)", vec![])
            .await;
        page.tab_to("a.skip").await;
        page.press(Key::Enter).await;
        assert!(
            page.has_focus("main").await,
            "the focus is on {}",
            page.focused().await
        );
    });
}

#[test]
fn a_new_page_puts_the_focus_on_its_heading() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("next", tenant).await;
        journey::open_local(page).await;
        page.row(key.kid()).get("kid").click().await;
        page.heading().shows(key.kid()).await;
        page.until("the heading has the focus", async || {
            page.has_focus("main h1").await
        })
        .await;
        page.css("nav a").click().await;
        page.heading().shows("Signing keys").await;
        page.until("the heading has the focus", async || {
            page.has_focus("main h1").await
        })
        .await;
    });
}

#[test]
fn the_focus_stays_on_the_button_that_tries_again() {
    browser_test(Seed::Demo, async |page, tenant| {
        tenant.set_fault(Fault::at("/api/v2/keys", Effect::Html));
        page.open("/").await;
        page.get("open-local").click().await;
        page.get("retry").focus().await;
        tenant.clear_requests();
        page.press(Key::Enter).await;
        page.until("the request went out again", async || {
            !tenant.authorized_paths().is_empty()
        })
        .await;
        page.get("problem-unreadable").is_shown().await;
        page.until("the focus is where it was", async || {
            page.has_focus("[data-test=retry]").await
        })
        .await;
    });
}

#[test]
fn the_focus_is_never_under_the_bars_of_a_narrow_window() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.set_viewport(360, 640).await;
        journey::open_local(page).await;
        let under_a_bar = "
            const e = document.activeElement, box = e.getBoundingClientRect();
            const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const bar = at?.closest('nav, header.top');
            return bar !== null && bar !== undefined && !bar.contains(e);";
        let last = valid_count(tenant).await;
        for _ in 0..4 * last {
            page.press(Key::Tab).await;
            let hidden: bool = page.run(under_a_bar, vec![]).await;
            assert!(!hidden, "a bar lies over {}", page.focused().await);
        }
    });
}

async fn valid_count(tenant: &LocalTenant) -> usize {
    let keys = api::signing_keys(tenant).await;
    keys.iter().filter(|key| !key.is("revoked")).count()
}
