//! The embed in React and MDX, with a MobX store, as docs sites have them.

use keyglass_e2e::{Locator, Page, Seed, browser_test};
use serde_json::json;

/// Opens a page with React, the MDX page and a MobX store, on the test's own origin.
async fn open(page: &Page) {
    page.own_copy_of("embed");
    page.own_docs_kit();
    let html = "<!doctype html><html lang=en><title>Docs</title><main id=root></main>
        <script type=module src=/embed/host.js></script>
        <script type=module src=/embed/page.js></script></html>";
    page.open_address(&page.own_page("/docs", html)).await;
    page.until("React is there", async || {
        page.run("return window.showPage !== undefined", vec![])
            .await
    })
    .await;
}

async fn announce(page: &Page, domain: &str) {
    let script = "announce(newStore({
        '{yourDomain}': arguments[0], '{yourMgmtApiAccessToken}': 'CANARY.0123456789',
        '{yourClientId}': '{yourClientId}', '{yourClientSecret}': 'CANARY-secret-1234' }));";
    page.run::<()>(script, vec![json!(domain)]).await;
}

fn inside<'p>(page: &'p Page, selector: &str) -> Locator<'p> {
    page.css(selector).shadow()
}

#[test]
fn an_mdx_page_works_with_only_its_import_changed() {
    browser_test(Seed::Empty, async |page, _| {
        open(page).await;
        announce(page, "acme.example").await;
        page.run::<()>("showPage();", vec![]).await;
        let group = inside(page, "keyglass-code-group:not([dropdown])");
        group
            .get("code-text")
            .shows("https://acme.example/api/v2/keys/signing")
            .await;
        group.get("code-text").shows("CAN*****MASKED*****").await;
        assert_eq!(
            group.get("code-tab").attributes("role").await,
            ["tab", "tab"]
        );
        group.css("[role=tab]:nth-child(1)").shows("cURL").await;
        group.css("[role=tab]:nth-child(2)").click().await;
        group.get("code-text").shows("import requests").await;
        group.get("copy-code").click().await;
        group.get("toast").shows("copied").await;
        let copied = page.pasted().await;
        assert!(
            copied.contains("\"authorization\": \"Bearer CANARY.0123456789\""),
            "{copied}"
        );
        assert!(
            copied.contains("signing/%7ByourKeyId%7D"),
            "unfilled, as it stood: {copied}"
        );

        inside(page, "keyglass-code-group[dropdown]")
            .get("code-menu")
            .is_shown()
            .await;
        let block = inside(page, "#root > keyglass-code");
        block.css(".file").shows(".env").await;
        assert_eq!(block.css(".line.highlighted").count().await, 2);
        block
            .get("code-text")
            .shows("CLIENT_SECRET='CAN*****MASKED*****'")
            .await;
        block
            .get("code-text")
            .shows("CLIENT_ID='{yourClientId}'")
            .await;
        let all = page.everything().await;
        assert!(!all.contains("CANARY"), "{all}");
    });
}

#[test]
fn a_page_that_react_takes_away_and_brings_again_works_again() {
    browser_test(Seed::Empty, async |page, _| {
        open(page).await;
        announce(page, "acme.example").await;
        for _ in 0..3 {
            page.run::<()>("showPage();", vec![]).await;
            inside(page, "#root > keyglass-code")
                .get("code-text")
                .shows("acme.example")
                .await;
            page.run::<()>("showNothing();", vec![]).await;
            page.until("nothing is left", async || {
                page.run("return keyglass.inspect().elements === 0", vec![])
                    .await
            })
            .await;
        }
    });
}

const BLOCKS: u32 = 60;

/// Scrolls until every block was near the viewport, and is shown.
async fn show_all(page: &Page) {
    page.run::<()>(&format!("showMany({BLOCKS});"), vec![])
        .await;
    page.until("every block is shown", async || {
        let script = "
            const blocks = [...document.querySelectorAll('keyglass-code')];
            const waiting = blocks.find(it => !it.shadowRoot?.querySelector('[data-test=code-text]'));
            waiting?.scrollIntoView();
            return blocks.length === arguments[0] && !waiting;";
        page.run(script, vec![json!(BLOCKS)]).await
    })
    .await;
}

/// How many blocks show a text, and how many are in the order of the page.
async fn showing(page: &Page, text: &str) -> u32 {
    let script = "return [...document.querySelectorAll('keyglass-code')]
        .filter(it => it.shadowRoot.querySelector('[data-test=code-text]')?.textContent.includes(arguments[0]))
        .length";
    page.run(script, vec![json!(text)]).await
}

async fn all_show(page: &Page, text: &str) {
    page.until(&format!("all blocks show {text}"), async || {
        showing(page, text).await == BLOCKS
    })
    .await;
}

#[test]
fn sixty_blocks_follow_the_store_and_keep_their_insides_when_react_moves_them() {
    browser_test(Seed::Empty, async |page, _| {
        open(page).await;
        page.run::<()>("showMany(60);", vec![]).await;
        announce(page, "acme.example").await;
        show_all(page).await;
        all_show(page, "https://acme.example/blocks/").await;
        let keep = "window.first = [...document.querySelectorAll('keyglass-code')]
            .map(it => it.shadowRoot.firstElementChild);";
        page.run::<()>(keep, vec![]).await;
        page.css("#turn").scroll_into_view().await;
        page.css("#turn").click().await;
        page.until("they are turned round", async || {
            let script =
                "return document.querySelector('keyglass-code').textContent.includes('/blocks/59')";
            page.run(script, vec![]).await
        })
        .await;
        let kept: bool = page
            .run(
                "const now = new Set([...document.querySelectorAll('keyglass-code')]
                    .map(it => it.shadowRoot.firstElementChild));
                 return first.every(inside => now.has(inside))",
                vec![],
            )
            .await;
        assert!(kept, "moved, not built anew");
        set_domain(page, "moved.example").await;
        all_show(page, "https://moved.example/blocks/").await;
    });
}

async fn set_domain(page: &Page, domain: &str) {
    let script = "rootStore.variableStore.values.set('{yourDomain}', arguments[0]);";
    page.run::<()>(script, vec![json!(domain)]).await;
}

/// Switches the store's values so many times, a task each, as clicks would.
async fn switch(page: &Page, times: u32) {
    let script = "
        window.switched = false;
        (async () => {
            const { values } = rootStore.variableStore;
            for (let time = 0; time < arguments[0]; time += 1) {
                values.set('{yourDomain}', `d${time}.example`);
                values.set('{yourMgmtApiAccessToken}', `CANARY.${time}.0123456789`);
                await new Promise(resolve => setTimeout(resolve));
            }
            window.switched = true;
        })();";
    page.run::<()>(script, vec![json!(times)]).await;
    page.until("all were switched", async || {
        page.run("return switched", vec![]).await
    })
    .await;
}

#[test]
fn a_thousand_switches_leave_one_subscription_and_flat_memory() {
    browser_test(Seed::Empty, async |page, _| {
        page.watch_growth().await;
        open(page).await;
        announce(page, "acme.example").await;
        show_all(page).await;
        page.with_patience(std::time::Duration::from_secs(60), async || {
            switch(page, 100).await;
            let before = page.growth().await;
            switch(page, 1000).await;
            let after = page.growth().await;
            all_show(page, "https://d999.example/blocks/").await;
            let counts: (u32, u32) = page
                .run(
                    "return [keyglass.inspect().subscriptions, reactionsOn(rootStore)]",
                    vec![],
                )
                .await;
            assert_eq!(counts, (BLOCKS, 1), "one an element, one at the store");
            assert!(before.wasm_bytes > 0, "the module's memory is measured");
            assert_eq!(after.wasm_bytes, before.wasm_bytes, "the module's memory");
            assert_eq!(after.nodes, before.nodes, "no node is left behind");
            assert_eq!(
                after.listeners, before.listeners,
                "no listener is left behind"
            );
            assert!(
                after.heap_bytes < before.heap_bytes + 1_000_000,
                "the heap grew from {} to {} bytes",
                before.heap_bytes,
                after.heap_bytes
            );
        })
        .await;
    });
}
