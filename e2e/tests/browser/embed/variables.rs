//! The variable store of a page: what scripts may do with it, and what it keeps to itself.

use keyglass_e2e::{LocalTenant, Page, Seed, browser_test};

use super::docs;

/// Opens a page of docs with the loader, and waits for the store.
async fn open(page: &Page, tenant: &LocalTenant, body: &str) {
    let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), body);
    page.open_address(&page.own_page("/docs", &html)).await;
    ready(page).await;
}

async fn ready(page: &Page) {
    page.until("the store is there", async || {
        page.run("return window.keyglass !== undefined", vec![])
            .await
    })
    .await;
}

/// What a script, which may use `await`, returns as text.
async fn told(page: &Page, script: &str) -> String {
    let script = format!(
        "const {{ variables }} = keyglass; window.told = undefined;
         (async () => {{ {script} }})().then(it => window.told = String(it), error => window.told = `${{error}}`);"
    );
    page.run::<()>(&script, vec![]).await;
    page.until("the script is over", async || {
        page.run("return window.told !== undefined", vec![]).await
    })
    .await;
    page.run("return window.told", vec![]).await
}

#[test]
fn a_value_has_one_name_in_every_spelling() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let script = "
            variables.set('{yourDomain}', 'acme.example');
            variables.set('%7ByourKeyId%7D', 'k1');
            variables.set({ '<yourClientId>': 'c1' });
            variables.define('region', { kind: 'text', aliases: ['yourRegion'] });
            variables.set('{yourRegion}', 'eu');
            return ['yourDomain', '<yourTenantDomain>', 'yourKeyId', 'yourClientId', 'region']
                .map(variables.get).join(' ');";
        assert_eq!(
            told(page, script).await,
            "acme.example acme.example k1 c1 eu"
        );
    });
}

#[test]
fn a_placeholder_or_nothing_in_the_place_of_a_value_means_that_there_is_none() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let script = "
            const seen = [];
            for (const none of ['{yourDomain}', '<yourDomain>', '', null, undefined]) {
                variables.set('yourDomain', 'acme.example');
                variables.set('yourDomain', none);
                seen.push(variables.has('yourDomain'));
            }
            variables.set('yourDomain', '{yourKeyId}');
            return [...seen, variables.get('yourDomain')].join(' ');";
        assert_eq!(
            told(page, script).await,
            "false false false false false {yourKeyId}"
        );
    });
}

#[test]
fn no_script_is_told_a_secret() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        // What nobody defined is a secret when it sounds like one.
        let script = "
            const seen = [];
            variables.subscribe((...told) => seen.push(told));
            const names = ['yourClientSecret', 'yourMgmtApiAccessToken', 'mySecret', 'refreshToken'];
            for (const name of names) variables.set(name, 'CANARY-' + name);
            variables.remember();
            await null;
            return JSON.stringify([
                seen,
                names.map(variables.get),
                names.map(variables.has),
                variables.list(),
                keyglass.inspect(),
                Object.entries(localStorage),
            ]);";
        let all = told(page, script).await;
        assert!(!all.contains("CANARY"), "{all}");
        assert!(
            all.contains("[null,null,null,null],[true,true,true,true]"),
            "{all}"
        );
        assert_eq!(page.kept().await, Vec::<String>::new());
    });
}

#[test]
fn a_subscriber_is_told_once_and_only_of_the_names_it_uses() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let script = "
            const domain = [], all = [], ended = [];
            variables.subscribe(['{yourDomain}', 'yourTenantDomain'], names => domain.push(names));
            variables.subscribe(names => all.push(names));
            const end = variables.subscribe('yourDomain', names => ended.push(names));
            variables.set({ yourDomain: 'a.example', yourKeyId: 'k1' });
            variables.set('yourDomain', 'b.example');
            end();
            await null;
            variables.set('yourKeyId', 'k2');
            variables.set('yourKeyId', 'k2');
            await null;
            variables.set('yourKeyId', 'k2');
            await null;
            return JSON.stringify({ domain, all, ended, open: keyglass.inspect().subscriptions });";
        let expected = r#"{"domain":[["yourDomain"]],"all":[["yourDomain","yourKeyId"],["yourKeyId"]],"ended":[],"open":2}"#;
        assert_eq!(told(page, script).await, expected);
    });
}

#[test]
fn a_subscriber_that_fails_keeps_nobody_from_being_told() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("on purpose");
        open(page, tenant, "").await;
        let script = "
            let told = false;
            variables.subscribe('yourDomain', () => { throw new Error('on purpose') });
            variables.subscribe('yourDomain', () => { told = true });
            variables.set('yourDomain', 'a.example');
            await null;
            return told;";
        assert_eq!(told(page, script).await, "true");
    });
}

#[test]
fn what_cannot_be_a_variable_is_refused() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        for (script, word) in [
            ("variables.define('my domain')", "no name"),
            ("variables.set('{a b}', 'x')", "no name"),
            ("variables.define('x', { kind: 'magic' })", "no kind"),
            (
                "variables.define('x', { aliases: ['yourDomain'] })",
                "another name",
            ),
        ] {
            let said = told(page, script).await;
            assert!(
                said.contains("TypeError") && said.contains(word),
                "{script}: {said}"
            );
        }
    });
}

#[test]
fn values_are_kept_only_when_the_page_says_so_and_never_secrets() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let set =
            "variables.set({ yourDomain: 'acme.example', yourClientSecret: 'CANARY-1234567890' });
            await null; return ''";
        told(page, set).await;
        assert_eq!(page.kept().await, Vec::<String>::new());

        told(page, "variables.remember()").await;
        let kept = r#"local: keyglass.variables={"yourDomain":"acme.example"}"#;
        assert_eq!(page.kept().await, [kept]);
        page.reload().await;
        ready(page).await;
        let before = told(page, "return variables.get('yourDomain')").await;
        assert_eq!(before, "undefined", "nobody asked for it on this visit");
        let after = told(
            page,
            "variables.remember(); return variables.get('yourDomain')",
        );
        assert_eq!(after.await, "acme.example");

        // What turns out to be a secret is taken out of the storage.
        told(
            page,
            "variables.define('yourDomain', { kind: 'client-secret' })",
        )
        .await;
        assert_eq!(page.kept().await, Vec::<String>::new());
    });
}

#[test]
fn the_script_element_can_say_that_values_are_kept() {
    browser_test(Seed::Empty, async |page, tenant| {
        let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), "")
            .replace("<script ", "<script data-remember ");
        let address = page.own_page("/docs", &html);
        page.open_address(&address).await;
        ready(page).await;
        told(
            page,
            "variables.set('yourDomain', 'acme.example'); await null",
        )
        .await;
        page.reload().await;
        ready(page).await;
        let found = told(page, "return variables.get('yourDomain')").await;
        assert_eq!(found, "acme.example");
    });
}

#[test]
fn what_a_dashboard_of_this_origin_hands_over_fills_what_nobody_filled() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "").await;
        let left = "localStorage.setItem('keyglass.docs', JSON.stringify({
            yourDomain: 'acme.example', yourClientId: 'c1', yourClientSecret: 'CANARY', unknown: 'x' }));";
        page.run::<()>(left, vec![]).await;
        page.reload().await;
        ready(page).await;
        let script = "return ['yourDomain', 'yourClientId'].map(variables.get)
            .concat(variables.has('yourClientSecret'), variables.has('unknown')).join(' ')";
        assert_eq!(told(page, script).await, "acme.example c1 false false");

        // Another tab, the dashboard's, takes it back; what the reader typed here stays.
        told(page, "variables.set('yourDomain', 'mine.example')").await;
        let elsewhere = "
            localStorage.removeItem('keyglass.docs');
            dispatchEvent(new StorageEvent('storage', { key: 'keyglass.docs', newValue: null }));
            return ['yourDomain', 'yourClientId'].map(variables.get).join(' ')";
        assert_eq!(told(page, elsewhere).await, "mine.example ");
    });
}

#[test]
fn storage_that_is_closed_or_holds_nonsense_breaks_nothing() {
    browser_test(Seed::Empty, async |page, tenant| {
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let closed = "<script>Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('closed', 'SecurityError') } })</script>";
        let html = docs(&loader, closed);
        page.open_address(&page.own_page("/closed", &html)).await;
        ready(page).await;
        let script = "variables.remember(); variables.set('yourDomain', 'a.example');
            await null; return variables.get('yourDomain')";
        assert_eq!(told(page, script).await, "a.example");

        for nonsense in ["{", "null", "7", "[\"a\"]", "{\"yourDomain\":{}}"] {
            let fill =
                format!("<script>localStorage.setItem('keyglass.docs', '{nonsense}')</script>");
            let html = docs(&loader, &fill);
            page.open_address(&page.own_page("/nonsense", &html)).await;
            ready(page).await;
            let has = told(page, "return variables.has('yourDomain')").await;
            assert_eq!(has, "false", "{nonsense}");
        }
    });
}
