//! The page of one application: what stands first, and what is said where something is missing.

mod missing;

use keyglass_e2e::{
    Effect, Fault, Key, LocalTenant, Page, Seed, TokenOptions, api, browser_test, journey,
};
use serde_json::{Value, json};

const SCOPES: [&str; 4] = [
    "read:clients",
    "read:client_keys",
    "read:client_credentials",
    "read:signing_keys",
];

/// Whether the card called `first` stands before the one called `second`.
async fn stands_before(page: &Page, first: &str, second: &str) -> bool {
    let order = "const [a, b] = arguments.map ? arguments : [...arguments];
        const at = name => document.querySelector(`[data-test=${name}]`);
        return Boolean(at(a).compareDocumentPosition(at(b)) & Node.DOCUMENT_POSITION_FOLLOWING)";
    page.run(order, vec![json!(first), json!(second)]).await
}

#[test]
fn with_hs256_the_secret_comes_first_and_the_page_says_why() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = journey::open_application(page, tenant, "Back Office").await;
        page.heading().shows("Back Office").await;
        assert!(
            page.title().await.starts_with("Back Office"),
            "{}",
            page.title().await
        );
        page.get("application-line")
            .shows("Regular web application · HS256")
            .await;
        page.get("verification")
            .shows("signed with HS256: this client secret")
            .await;
        page.get("verification")
            .shows("Whoever holds the client secret can verify its ID tokens, and forge them")
            .await;
        assert!(stands_before(page, "connect-card", "verification").await);
        page.get("secret").shows("not decoded from base64").await;
        page.get("client-id").shows(&id).await;
        page.get("domain").shows(&tenant.host()).await;
        page.get("copy-client-id").click().await;
        page.get("toast").shows("Client ID copied").await;
        assert_eq!(page.pasted().await, id);
    });
}

#[test]
fn with_a_key_the_key_that_signs_now_comes_first() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = api::key_that_is("current", tenant).await;
        for (name, algorithm) in [
            ("Customer Portal", "RS256"),
            ("Payments Desk", "PS256"),
            ("Ledger", "RS512"),
        ] {
            journey::open_application(page, tenant, name).await;
            let says = format!("signed with {algorithm}: the tenant’s signing key");
            page.get("verification").shows(&says).await;
            assert!(
                stands_before(page, "verification", "connect-card").await,
                "{name}"
            );
            page.get("current-key").shows(current.kid()).await;
            page.get("secret").is_shown().await;
            let secret = page.get("secret").text().await;
            assert!(!secret.contains("HS256"), "{name}: {secret}");
        }
        page.get("current-key").css("a").click().await;
        page.heading().shows(current.kid()).await;
    });
}

#[test]
fn its_certificate_is_the_tenants_and_is_saved_in_every_form() {
    browser_test(Seed::Demo, async |page, tenant| {
        let current = api::key_that_is("current", tenant).await;
        journey::open_application(page, tenant, "Customer Portal").await;
        page.get("tab-certificates").click().await;
        page.get("sha1-colon")
            .shows(current.text("fingerprint"))
            .await;
        page.get("sha1-hex").shows(current.text("thumbprint")).await;
        for (format, content) in [("pem", "cert"), ("p7b", "pkcs7")] {
            page.css(&format!(
                "[data-format={format}] [data-test=download-format]"
            ))
            .click()
            .await;
            page.get("toast").shows(&format!(".{format} handed")).await;
            let name = page.get("toast").text().await;
            let name = name.split_whitespace().next().expect("a name").to_owned();
            assert!(
                name.ends_with(&format!("customer-portal.{format}").to_lowercase())
                    || name.contains("Customer"),
                "{name}"
            );
            assert_eq!(
                page.downloaded(&name).await,
                current.text(content).as_bytes()
            );
        }
        page.css("[data-format=cer] [data-test=download-format]")
            .is_shown()
            .await;
    });
}

#[test]
fn a_secret_of_the_old_kind_is_decoded_from_base64_for_its_key() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_application(page, tenant, "Newsletter (2016)").await;
        page.get("secret").shows("decoded from base64 first").await;
    });
}

#[test]
fn an_algorithm_that_was_never_said_is_not_guessed() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_application(page, tenant, "Help Desk (2021)").await;
        page.get("verification")
            .shows("does not say which algorithm")
            .await;
    });
}

#[test]
fn an_application_with_keys_of_its_own_has_no_secret_and_shows_its_credentials() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = journey::open_application(page, tenant, "Billing Worker").await;
        page.get("no-secret")
            .shows("This application has no client secret")
            .await;
        page.get("no-secret").shows("private_key_jwt").await;
        assert_eq!(page.get("copy-secret").count().await, 0);
        page.get("no-secret").css("a").click().await;
        page.get("credential-table").shows("PS256").await;
        for credential in credentials(&id, tenant).await {
            let table = page.get("credential-table");
            table
                .shows(credential["kid"].as_str().expect("a kid"))
                .await;
            table
                .shows(credential["alg"].as_str().expect("an algorithm"))
                .await;
        }
        page.get("credentials-why")
            .shows("its private key never leaves it")
            .await;

        journey::open_application(page, tenant, "Insurance Quotes").await;
        page.get("tab-credentials").click().await;
        page.get("credential").shows("Expired").await;
        for (name, method, kind) in [
            ("Bank Gateway", "tls_client_auth", "Certificate subject"),
            (
                "Meter Readings",
                "self_signed_tls_client_auth",
                "Certificate",
            ),
        ] {
            journey::open_application(page, tenant, name).await;
            page.get("no-secret").shows(method).await;
            page.get("tab-credentials").click().await;
            page.get("credential").shows(kind).await;
        }
    });
}

#[test]
fn an_application_with_a_secret_says_that_it_has_no_credentials() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_application(page, tenant, "Customer Portal").await;
        page.get("tab-credentials").click().await;
        page.get("credentials-why")
            .shows("proves itself with its client secret")
            .await;
        page.get("no-credentials").shows("would appear here").await;
        assert_eq!(page.get("credential").count().await, 0);
    });
}

#[test]
fn add_ons_link_their_metadata() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = journey::open_application(page, tenant, "Expenses (SAML)").await;
        page.get("tab-certificates").click().await;
        page.get("saml-audience")
            .shows("https://expenses.acme.example/saml")
            .await;
        page.get("saml-signature").shows("rsa-sha256").await;
        assert_eq!(page.get("saml-weak").count().await, 0);
        let href = page
            .get("saml-metadata")
            .attribute("href")
            .await
            .expect("a link");
        assert_eq!(href, format!("{}/samlp/metadata/{id}", tenant.origin()));
        assert!(fetched(&href).await.contains("EntityDescriptor"));

        journey::open_application(page, tenant, "Timesheets (SAML, SHA-1)").await;
        page.get("tab-certificates").click().await;
        page.get("saml-weak").shows("SHA-1 is no longer safe").await;

        journey::open_application(page, tenant, "Intranet (WS-Fed)").await;
        page.get("tab-certificates").click().await;
        page.get("realm").shows("urn:acme:intranet").await;
        let href = page
            .get("wsfed-metadata")
            .attribute("href")
            .await
            .expect("a link");
        let path = "/wsfed/FederationMetadata/2007-06/FederationMetadata.xml";
        assert_eq!(href, format!("{}{path}", tenant.origin()));
        assert!(fetched(&href).await.contains("EntityDescriptor"));
        // The API names none for this one.
        page.get("no-certificate")
            .shows("names no certificate")
            .await;
    });
}

#[test]
fn third_party_global_and_nameless_applications_are_called_what_they_are() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_application(page, tenant, "Travel Planner").await;
        page.get("application-line").shows("Third party").await;
        page.get("basic-card").shows("Somebody else’s").await;

        journey::open_application(page, tenant, "All Applications").await;
        page.get("application-line").shows("All applications").await;
        page.get("basic-card")
            .shows("stands for all applications")
            .await;

        journey::open_application(page, tenant, "Default App").await;
        page.get("type").shows("Generic").await;

        journey::open_application(page, tenant, "Salesforce").await;
        page.get("type").shows("salesforce").await;

        let mut application = api::application("Back Office", tenant).await;
        application["name"] = json!("");
        open_own(page, tenant, &application).await;
        page.heading().shows("Application without a name").await;
        page.get("name").shows("no name").await;
    });
}

#[test]
fn a_name_full_of_markup_and_turns_of_direction_is_shown_as_text() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_application(page, tenant, "<b onclick=\"alert(1)\">Bold & brave</b>").await;
        page.heading()
            .shows("<b onclick=\"alert(1)\">Bold & brave</b>")
            .await;
        assert_eq!(page.css("main h1 b").count().await, 0);
        journey::open_application(page, tenant, "invoice\u{202e}gpj.exe").await;
        page.heading().shows("U+202E").await;
    });
}

#[test]
fn tabs_stand_in_the_address_and_answer_to_the_arrow_keys() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = journey::open_application(page, tenant, "Customer Portal").await;
        page.get("tab-basic").focus().await;
        for (key, tab) in [
            (Key::Right, "tab-certificates"),
            (Key::Right, "tab-credentials"),
            (Key::Right, "tab-basic"),
            (Key::Left, "tab-credentials"),
            (Key::Home, "tab-basic"),
            (Key::End, "tab-credentials"),
        ] {
            page.press(key).await;
            page.until("the tab is chosen and has the focus", async || {
                let chosen = page.get(tab).attribute("aria-selected").await;
                chosen.as_deref() == Some("true")
                    && page.has_focus(&format!("[data-test={tab}]")).await
            })
            .await;
            page.get(&tab.replace("tab", "panel")).is_shown().await;
        }
        assert_eq!(page.css("[role=tab][tabindex=\"0\"]").count().await, 1);
        let search: String = page.run("return location.search", vec![]).await;
        assert_eq!(search, "?tab=credentials");
        page.back().await;
        page.get("panel-basic").is_shown().await;

        page.open(&format!("/applications/{id}?tab=certificates"))
            .await;
        page.get("open-local").click().await;
        page.get("panel-certificates").is_shown().await;
    });
}

/// The credentials of an application: `GET /api/v2/clients/{id}/credentials`.
async fn credentials(id: &str, tenant: &LocalTenant) -> Vec<Value> {
    let address = format!("{}/api/v2/clients/{id}/credentials", tenant.origin());
    let request = reqwest::Client::new().get(address);
    let token = tenant.token(&["read:client_credentials"]).await;
    let answer = request.bearer_auth(token).send().await.expect("an answer");
    answer.json().await.expect("a list of credentials")
}

async fn fetched(address: &str) -> String {
    let answer = reqwest::get(address).await.expect("an answer");
    assert_eq!(answer.status(), 200, "{address}");
    answer.text().await.expect("a text")
}

/// Opens the page of an application of which another tenant says `application`.
async fn open_own(page: &Page, tenant: &LocalTenant, application: &Value) {
    let id = application["client_id"].as_str().expect("an id");
    page.own_answer(&format!("/api/v2/clients/{id}"), application);
    page.own_answer("/api/v2/keys/signing", &json!([]));
    let origin = format!("http://{}", page.own_host());
    let options = TokenOptions {
        audience: Some(format!("{origin}/api/v2/")),
        ..TokenOptions::default()
    };
    let token = tenant.issue_token(&SCOPES, options).await.expect("a token");
    page.open(&format!("/applications/{id}")).await;
    journey::enter_token(page, &origin, &token).await;
}

fn refused(status: u16) -> Effect {
    Effect::Status {
        status,
        retry_after: None,
        rate_limit_reset: None,
        expose_headers: false,
    }
}
