//! The store that a docs site already has, with real MobX: picked up early or late, announced twice, without
//! `autorun`, replaced.

use keyglass_e2e::{LocalTenant, Page, Seed, browser_test};
use serde_json::json;

use super::docs;

/// Opens a page with MobX, on which `before` runs before the loader does.
async fn open(page: &Page, tenant: &LocalTenant, before: &str) {
    page.own_docs_kit();
    let loader = format!("{}/embed/keyglass.js", tenant.origin());
    let scripts = format!(
        "<script type=module src=/embed/host.js></script><script type=module>{before}</script>"
    );
    // Modules run in the order of the page.
    let html = docs(&loader, "").replace("<h1>", &format!("{scripts}<h1>"));
    page.open_address(&page.own_page("/docs", &html)).await;
    page.until("the store is there", async || {
        page.run("return window.keyglass !== undefined", vec![])
            .await
    })
    .await;
}

const DOMAIN: &str = "{yourDomain}";

async fn domain_is(page: &Page, expected: &str) {
    page.until(&format!("the domain is {expected}"), async || {
        page.run::<Option<String>>("return keyglass.variables.get('yourDomain')", vec![])
            .await
            .unwrap_or_default()
            == expected
    })
    .await;
}

async fn set(page: &Page, key: &str, value: &str) {
    let script = "rootStore.variableStore.values.set(arguments[0], arguments[1])";
    page.run::<()>(&format!("{script};"), vec![json!(key), json!(value)])
        .await;
}

#[test]
fn a_store_that_is_there_first_is_followed() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(
            page,
            tenant,
            "announce(newStore({ '{yourDomain}': 'early.example' }))",
        )
        .await;
        domain_is(page, "early.example").await;
        set(page, DOMAIN, "changed.example").await;
        domain_is(page, "changed.example").await;
        page.run::<()>(
            "rootStore.variableStore.values.delete('{yourDomain}');",
            vec![],
        )
        .await;
        domain_is(page, "").await;
    });
}

#[test]
fn a_store_that_comes_late_is_followed_and_announced_twice_only_once() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let late = "announce(newStore({ '{yourDomain}': 'late.example' })); announce(rootStore);";
        page.run::<()>(late, vec![]).await;
        domain_is(page, "late.example").await;
        set(page, DOMAIN, "changed.example").await;
        domain_is(page, "changed.example").await;
        let reactions: usize = page.run("return reactionsOn(rootStore)", vec![]).await;
        assert_eq!(reactions, 1);
    });
}

#[test]
fn a_store_that_is_replaced_is_let_go() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(
            page,
            tenant,
            "announce(newStore({ '{yourDomain}': 'old.example', '{yourKeyId}': 'k1' }))",
        )
        .await;
        domain_is(page, "old.example").await;
        let replace =
            "window.old = rootStore; announce(newStore({ '{yourDomain}': 'new.example' }));";
        page.run::<()>(replace, vec![]).await;
        domain_is(page, "new.example").await;
        let left: (usize, bool) = page
            .run(
                "return [reactionsOn(old), keyglass.variables.has('yourKeyId')]",
                vec![],
            )
            .await;
        assert_eq!(left, (0, false));
        page.run::<()>(
            "old.variableStore.values.set('{yourDomain}', 'ghost.example');",
            vec![],
        )
        .await;
        set(page, "{yourKeyId}", "k2").await;
        page.until("the new store is followed", async || {
            page.run(
                "return keyglass.variables.get('yourKeyId') === 'k2'",
                vec![],
            )
            .await
        })
        .await;
        domain_is(page, "new.example").await;

        // The map inside the same store, too.
        let inside =
            "rootStore.variableStore.values = newStore({ '{yourDomain}': 'inside.example' })
            .variableStore.values;";
        page.run::<()>(inside, vec![]).await;
        domain_is(page, "inside.example").await;
    });
}

#[test]
fn without_autorun_a_store_is_read_whenever_it_is_announced() {
    browser_test(Seed::Empty, async |page, tenant| {
        let plain = "window.rootStore = { variableStore: { values: new Map([['{yourDomain}', 'read.example']]) } }";
        open(page, tenant, plain).await;
        domain_is(page, "read.example").await;
        set(page, DOMAIN, "again.example").await;
        page.run::<()>("dispatchEvent(new Event('adu:storeReady'));", vec![])
            .await;
        domain_is(page, "again.example").await;
        // `autorun` that comes after all is used.
        page.run::<()>(
            "announce(newStore({ '{yourDomain}': 'follows.example' }));",
            vec![],
        )
        .await;
        domain_is(page, "follows.example").await;
        set(page, DOMAIN, "followed.example").await;
        domain_is(page, "followed.example").await;
    });
}

#[test]
fn a_store_of_another_shape_breaks_nothing() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("variable store could not be read");
        open(
            page,
            tenant,
            "window.rootStore = {}; window.autorun = run => run()",
        )
        .await;
        let odd = "
            for (const store of [
                7, { variableStore: null }, { variableStore: { values: [] } },
                { variableStore: { values: new Map([['not a name', 'x'], ['{yourKeyId}', null], [{}, 1]]) } },
                { get variableStore() { throw new Error('on purpose') } },
                { variableStore: { values: new Map([['{yourDomain}', 'sane.example']]) } },
            ]) { window.rootStore = store; dispatchEvent(new Event('adu:storeReady')); }";
        page.run::<()>(odd, vec![]).await;
        domain_is(page, "sane.example").await;
    });
}

#[test]
fn what_the_reader_set_stays_until_the_host_changes_that_very_value() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(
            page,
            tenant,
            "announce(newStore({ '{yourDomain}': '{yourDomain}', '{yourKeyId}': 'k1' }))",
        )
        .await;
        page.run::<()>(
            "keyglass.variables.set('yourDomain', 'mine.example');",
            vec![],
        )
        .await;
        set(page, "{yourKeyId}", "k2").await;
        page.until("the key id is followed", async || {
            page.run(
                "return keyglass.variables.get('yourKeyId') === 'k2'",
                vec![],
            )
            .await
        })
        .await;
        domain_is(page, "mine.example").await;
        set(page, DOMAIN, "host.example").await;
        domain_is(page, "host.example").await;
    });
}
