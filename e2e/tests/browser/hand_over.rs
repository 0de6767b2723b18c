//! Docs pages of the same origin are told of the tenant when the reader wants it so, and of nothing secret.

use keyglass_e2e::{Page, Seed, api, browser_test, journey};

/// A docs page on the app's own origin, with what its variables hold.
async fn told_on_the_docs_page(page: &Page) -> Vec<Option<String>> {
    page.open("/docs-demo/").await;
    page.until("the store is there", async || {
        page.run("return window.keyglass !== undefined", vec![])
            .await
    })
    .await;
    let names = "return ['yourDomain', 'yourKeyId', 'yourMgmtApiAccessToken']
        .map(name => keyglass.variables.get(name) ?? null)";
    let told = page.run(names, vec![]).await;
    let has = "return keyglass.variables.has('yourMgmtApiAccessToken')";
    assert!(!page.run::<bool>(has, vec![]).await);
    told
}

#[test]
fn docs_pages_are_told_nothing_until_the_reader_wants_it() {
    browser_test(Seed::Demo, async |page, _| {
        journey::open_local(page).await;
        assert_eq!(page.kept().await, Vec::<String>::new());
        assert_eq!(told_on_the_docs_page(page).await, [None, None, None]);
    });
}

#[test]
fn docs_pages_are_told_the_domain_and_the_key_until_the_reader_takes_it_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        page.css(".nav a[href='/settings']").click().await;
        page.get("tell-docs").click().await;
        page.css(".nav a[href='/signing-keys']").click().await;
        page.row(key.kid()).css("a").click().await;
        page.heading().shows(key.kid()).await;
        page.get("certificate-facts").is_shown().await;
        let expected = [Some(tenant.host()), Some(key.kid().to_owned()), None];
        assert_eq!(told_on_the_docs_page(page).await, expected);

        journey::open_local(page).await;
        page.css(".nav a[href='/settings']").click().await;
        page.get("tell-docs").click().await;
        page.until("it is taken back", async || page.kept().await.is_empty())
            .await;
        assert_eq!(told_on_the_docs_page(page).await, [None, None, None]);
    });
}
