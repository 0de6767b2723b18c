//! The main job, from one click to the certificate in hand, and what is left afterwards.

use keyglass_e2e::{LocalTenant, Page, Seed, api, browser_test, journey};

/// Goes on from the list to the page of the key that signs now, and answers that key.
async fn open_current_key(page: &Page, tenant: &LocalTenant) -> api::ApiKey {
    let key = api::key_that_is("current", tenant).await;
    page.row(key.kid()).get("kid").click().await;
    page.heading().shows(key.kid()).await;
    page.get("certificate-facts").is_shown().await;
    key
}

/// The file that the page says it saved.
async fn saved_file(page: &Page) -> String {
    page.get("toast").shows(".pem").await;
    let toast = page.get("toast").text().await;
    let name = toast.split_whitespace().next();
    name.expect("the message begins with the file's name")
        .to_owned()
}

#[test]
fn one_click_opens_the_local_tenant_and_lists_its_keys() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        assert_eq!(page.path().await, "/signing-keys");
        page.get("tenant-domain").shows(&tenant.host()).await;
        page.get("environment").shows("Local tenant").await;
        for key in api::signing_keys(tenant).await {
            if !key.is("revoked") {
                page.row(key.kid()).is_shown().await;
            }
        }
    });
}

#[test]
fn a_certificate_copied_on_its_page_is_the_apis_byte_for_byte() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        let key = open_current_key(page, tenant).await;
        page.get("copy-certificate").click().await;
        page.get("toast").shows("Certificate copied").await;
        assert_eq!(page.pasted().await, key.certificate());
    });
}

#[test]
fn everything_that_a_row_copies_is_of_its_own_key() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("next", tenant).await;
        journey::open_local(page).await;
        let row = page.row(key.kid());
        row.get("copy-kid").click().await;
        page.get("toast").shows("Key ID copied").await;
        assert_eq!(page.pasted().await, key.kid());
        row.get("copy-thumbprint").click().await;
        page.get("toast").shows("Thumbprint copied").await;
        assert_eq!(page.pasted().await, key.text("thumbprint"));
        row.get("copy-certificate").click().await;
        page.get("toast").shows("Certificate copied").await;
        assert_eq!(page.pasted().await, key.certificate());
    });
}

#[test]
fn both_fingerprints_of_the_api_are_copied_from_the_facts() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        let key = open_current_key(page, tenant).await;
        page.get("sha1-colon").shows(key.text("fingerprint")).await;
        page.get("sha1-hex").shows(key.text("thumbprint")).await;
        page.css("[data-test=sha1-colon] + button").click().await;
        page.get("toast").shows("copied").await;
        assert_eq!(page.pasted().await, key.text("fingerprint"));
    });
}

#[test]
fn a_downloaded_certificate_is_the_apis_byte_for_byte() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        let key = open_current_key(page, tenant).await;
        page.get("download-certificate").click().await;
        let name = saved_file(page).await;
        assert_eq!(page.downloaded(&name).await, key.certificate().as_bytes());
    });
}

#[test]
fn a_download_from_a_row_is_of_its_own_key() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("next", tenant).await;
        journey::open_local(page).await;
        page.row(key.kid())
            .get("download-certificate")
            .click()
            .await;
        let name = saved_file(page).await;
        assert_eq!(page.downloaded(&name).await, key.certificate().as_bytes());
    });
}

#[test]
fn after_a_reload_one_is_asked_to_connect_and_nothing_was_kept() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        open_current_key(page, tenant).await;
        let address = page.path().await;
        page.reload().await;
        page.get("open-local").is_shown().await;
        assert_eq!(
            page.path().await,
            address,
            "the place is kept in the address"
        );
        assert_eq!(page.kept().await, Vec::<String>::new());
        page.get("open-local").click().await;
        page.get("certificate-facts").is_shown().await;
    });
}

#[test]
fn locking_asks_to_connect_again_and_keeps_nothing() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        page.get("lock").click().await;
        page.get("open-local").is_shown().await;
        page.get("valid-keys").is_gone().await;
        assert_eq!(page.kept().await, Vec::<String>::new());
    });
}

#[test]
fn the_token_is_nowhere_but_in_the_header_of_requests_to_its_tenant() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = tenant.token(&["read:signing_keys"]).await;
        journey::open_with_token(page, tenant, &token).await;
        page.get("valid-keys").is_shown().await;
        open_current_key(page, tenant).await;

        let signature = token.rsplit('.').next().expect("a token has three parts");
        assert!(
            !page.everything().await.contains(signature),
            "it is in the document"
        );
        assert!(
            !page.console().await.concat().contains(signature),
            "it is on the console"
        );
        assert_eq!(page.kept().await, Vec::<String>::new());

        let sent = page.sent_requests().await;
        let carriers: Vec<_> = sent
            .iter()
            .filter(|request| {
                request
                    .headers
                    .iter()
                    .any(|(_, value)| value.contains(signature))
            })
            .collect();
        assert!(
            !carriers.is_empty(),
            "the log of requests shows the token's own"
        );
        for request in carriers {
            let api = format!("{}/api/v2/keys/signing", tenant.origin());
            assert!(
                request.url.starts_with(&api),
                "{} carried the token",
                request.url
            );
        }
        assert!(
            !sent.iter().any(|request| request.url.contains(signature)),
            "it is in an address"
        );
    });
}
