//! The demo of the elements in the build: a page of docs under the app's own policy.

use keyglass_e2e::{Key, LocalTenant, Locator, Page, Scheme, Seed, browser_test};

fn inside<'p>(page: &'p Page, selector: &str) -> Locator<'p> {
    page.css(selector).shadow()
}

/// Opens the demo and lets every element show its inside.
async fn open(page: &Page) {
    page.open("/docs-demo/").await;
    page.until("every element is shown", async || {
        let script = "
            const all = [...document.querySelectorAll(':is(main) :not(keyglass-code-group) > :is(\
                keyglass-code, keyglass-code-group, keyglass-request, keyglass-variables, \
                keyglass-signing-keys, keyglass-certificate)')];
            const waiting = all.find(it => !it.shadowRoot?.querySelector('.host'));
            waiting?.scrollIntoView();
            return all.length === 7 && !waiting;";
        page.run(script, vec![]).await
    })
    .await;
}

async fn fill(page: &Page, tenant: &LocalTenant) {
    let panel = inside(page, "keyglass-variables");
    panel.get("value-yourDomain").fill(&tenant.host()).await;
    panel.get("value-yourKeyId").fill("k1").await;
    panel.get("value-yourClientId").fill("c1").await;
    panel
        .get("value-yourClientSecret")
        .paste("CANARY-0123456789")
        .await;
    panel
        .get("value-yourMgmtApiAccessToken")
        .paste("CANARY.0123456789")
        .await;
}

#[test]
fn the_demo_carries_the_readers_values_in_every_block_after_they_were_typed_once() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page).await;
        fill(page, tenant).await;
        for block in [
            "#all-keys ~ keyglass-request",
            "#one-key ~ keyglass-request",
            "[aria-labelledby=application] > keyglass-code",
            "[aria-labelledby=application] > keyglass-code-group",
        ] {
            let code = inside(page, block).get("code-text");
            code.shows(&tenant.host()).await;
            inside(page, block).get("unfilled").is_gone().await;
        }
        // The keys that the tenant publishes, asked for as this page was.
        inside(page, "keyglass-signing-keys")
            .get("published-key")
            .is_shown()
            .await;
        inside(page, "keyglass-certificate")
            .get("sha1-hex")
            .is_shown()
            .await;
        let all = page.everything().await;
        assert!(!all.contains("CANARY"), "a secret is in the document");
        assert!(page.kept().await.iter().all(|it| !it.contains("CANARY")));
    });
}

#[test]
fn axe_finds_nothing_on_the_demo() {
    browser_test(Seed::Demo, async |page, tenant| {
        for scheme in [Scheme::Light, Scheme::Dark] {
            page.set_scheme(scheme).await;
            open(page).await;
            page.axe_finds_nothing().await;
            fill(page, tenant).await;
            inside(page, "keyglass-signing-keys")
                .get("published-key")
                .is_shown()
                .await;
            let request = inside(page, "#all-keys ~ keyglass-request");
            request.get("copy-code").click().await;
            request.get("toast").shows("copied").await;
            request.css("[data-variable=yourDomain]").click().await;
            request.get("fill").is_shown().await;
            page.axe_finds_nothing().await;
        }
    });
}

/// What has the focus, in the innermost shadow root.
async fn focused(page: &Page) -> String {
    let script = "
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.dataset.test ?? at?.localName ?? ''";
    page.run(script, vec![]).await
}

#[test]
fn a_request_is_reached_and_used_by_keyboard() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page).await;
        fill(page, tenant).await;
        let request = inside(page, "#all-keys ~ keyglass-request");
        request.css("[role=tab][aria-selected=true]").focus().await;
        page.press(Key::Right).await;
        request.css("[role=tab]:nth-child(2)").shows("C#").await;
        request.get("code-text").shows("HttpClient").await;
        page.press(Key::End).await;
        request.get("code-text").shows("Net::HTTP").await;
        page.press(Key::Right).await;
        request.get("code-text").shows("curl").await;
        let mut way = Vec::new();
        for _ in 0..6 {
            page.press(Key::Tab).await;
            way.push(focused(page).await);
        }
        assert_eq!(
            way,
            ["environment", "wrap", "copy-code", "pre", "span", "span"]
        );
        request.get("copy-code").focus().await;
        page.press(Key::Enter).await;
        request.get("toast").shows("copied").await;
        assert_eq!(
            request.get("toast").attribute("aria-live").await.as_deref(),
            Some("polite")
        );
        assert!(page.pasted().await.contains("Bearer CANARY.0123456789"));
    });
}
