//! `<keyglass-signing-keys>`: the key set of an issuer, in someone else's page.

use keyglass_e2e::{Effect, Fault, LocalTenant, Locator, Page, Seed, api, browser_test};
use serde_json::{Value, json};

use super::docs;

/// Opens a page with the element for `issuer`.
async fn open<'p>(page: &'p Page, tenant: &LocalTenant, issuer: &str) -> Locator<'p> {
    let element =
        format!("<keyglass-signing-keys issuer=\"{issuer}\">The keys.</keyglass-signing-keys>");
    let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), &element);
    page.open_address(&page.own_page("/docs", &html)).await;
    page.css("keyglass-signing-keys").shadow()
}

/// Puts an issuer on the test's own origin; its address is the result.
fn own_issuer(page: &Page, path: &str, document: &Value, keys: &Value) -> String {
    page.own_answer(
        &format!("{path}/.well-known/openid-configuration"),
        document,
    );
    page.own_answer(&format!("{path}/certs"), keys);
    format!("http://{}{path}", page.own_host())
}

#[test]
fn the_published_keys_of_an_issuer_are_shown_with_their_certificates() {
    browser_test(Seed::Demo, async |page, tenant| {
        let keys = open(page, tenant, &tenant.origin()).await;
        let published = api::key_set(tenant).await;
        for key in &published {
            let kid = key["kid"].as_str().expect("a key has an id");
            keys.css("[part=keys]").shows(kid).await;
        }
        assert_eq!(
            keys.get("published-key").count().await,
            published.len(),
            "as many as the key set holds"
        );
        keys.get("subject").shows(tenant.domain()).await;
    });
}

#[test]
fn the_keys_appear_when_the_readers_domain_is_known() {
    browser_test(Seed::Demo, async |page, tenant| {
        let keys = open(page, tenant, "http://{yourDomain}/").await;
        keys.get("issuer-problem")
            .shows("once yourDomain is filled in")
            .await;
        let asked = tenant.requests().into_iter();
        assert_eq!(asked.filter(|it| it.path.contains("well-known")).count(), 0);
        let fill = format!("keyglass.variables.set('yourDomain', '{}');", tenant.host());
        page.run::<()>(&fill, vec![]).await;
        keys.get("published-key").is_shown().await;
    });
}

#[test]
fn the_discovery_document_says_where_the_keys_are() {
    browser_test(Seed::Demo, async |page, tenant| {
        let issuer = format!("http://{}/realms/acme", page.own_host());
        let document = json!({ "issuer": issuer, "jwks_uri": format!("{issuer}/certs") });
        own_issuer(
            page,
            "/realms/acme",
            &document,
            &json!({ "keys": [{ "kid": "realm-key" }] }),
        );
        let keys = open(page, tenant, &issuer).await;
        keys.get("published-key").shows("realm-key").await;
    });
}

#[test]
fn the_document_of_another_issuer_is_not_believed() {
    browser_test(Seed::Demo, async |page, tenant| {
        let issuer = format!("http://{}/realms/acme", page.own_host());
        let document =
            json!({ "issuer": "https://evil.example", "jwks_uri": format!("{issuer}/certs") });
        own_issuer(
            page,
            "/realms/acme",
            &document,
            &json!({ "keys": [{ "kid": "evil" }] }),
        );
        let keys = open(page, tenant, &issuer).await;
        keys.get("issuer-problem")
            .shows("that of another issuer")
            .await;
        assert_eq!(keys.get("published-key").count().await, 0);
    });
}

#[test]
fn an_issuer_that_fails_is_named_and_can_be_asked_again() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("Failed to load resource");
        // A tenant that fails does not say whom it lets in.
        page.expect_console("blocked by CORS policy");
        let broken = Effect::Status {
            status: 503,
            retry_after: None,
            rate_limit_reset: None,
            expose_headers: true,
        };
        tenant.set_fault(Fault::at("/.well-known/jwks.json", broken));
        let keys = open(page, tenant, &tenant.origin()).await;
        keys.get("issuer-problem").shows("No answer from").await;
        tenant.clear_faults();
        keys.get("retry").click().await;
        keys.get("published-key").is_shown().await;
    });
}

#[test]
fn markup_in_a_key_set_stays_text() {
    browser_test(Seed::Demo, async |page, tenant| {
        let kid = "<img src=x onerror=alert(1)>\u{202e}";
        let issuer = format!("http://{}", page.own_host());
        let document = json!({ "issuer": issuer, "jwks_uri": format!("{issuer}/certs") });
        own_issuer(page, "", &document, &json!({ "keys": [{ "kid": kid }] }));
        let keys = open(page, tenant, &issuer).await;
        keys.get("published-key").shows("<img").await;
        keys.get("published-key").shows("U+202E").await;
        assert_eq!(keys.css("img").count().await, 0);
    });
}
