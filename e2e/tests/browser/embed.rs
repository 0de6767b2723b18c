//! The embed in someone else's page: here `<keyglass-certificate>`, below what else there is.

mod code;
mod demo;
mod elements;
mod host_store;
mod react;
mod signing_keys;
mod variables;

use keyglass_e2e::{Effect, Fault, Locator, Page, Seed, api, browser_test};

/// A page of docs that includes the loader from `loader`.
fn docs(loader: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Docs</title><h1>Docs</h1>
         {body}
         <script type=module src=\"{loader}\"></script></html>"
    )
}

/// A page with a certificate's element around `content`.
fn certificate(loader: &str, content: &str) -> String {
    docs(
        loader,
        &format!("<keyglass-certificate>{content}</keyglass-certificate>"),
    )
}

/// The inside of the page's element.
fn inside(page: &Page) -> Locator<'_> {
    page.css("keyglass-certificate").shadow()
}

#[test]
fn the_element_shows_a_certificates_facts_on_a_page_of_another_origin() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, key.certificate());
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page)
            .get("sha1-colon")
            .shows(key.text("fingerprint"))
            .await;
        inside(page).get("subject").shows(tenant.domain()).await;
    });
}

#[test]
fn the_element_works_from_its_pages_own_origin() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        page.own_copy_of("embed");
        let html = certificate("/embed/keyglass.js", key.certificate());
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page)
            .get("sha1-hex")
            .shows(key.text("thumbprint"))
            .await;
        let asked: Vec<_> = tenant
            .requests()
            .into_iter()
            .map(|request| request.path)
            .collect();
        assert!(
            !asked.iter().any(|path| path.starts_with("/embed")),
            "{asked:?}"
        );
    });
}

#[test]
fn the_element_works_under_a_strict_policy_of_its_page() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let origin = tenant.origin();
        let policy = format!(
            "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}; img-src 'self';
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let html = certificate(&format!("{origin}/embed/keyglass.js"), key.certificate());
        let policy = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        let strict = html.replace("<title>", &format!("{policy}<title>"));
        page.open_address(&page.own_page("/docs", &strict)).await;
        inside(page)
            .get("sha1-hex")
            .shows(key.text("thumbprint"))
            .await;
    });
}

#[test]
fn a_fingerprint_is_copied_from_the_element() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, key.certificate());
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page)
            .css("[data-test=sha1-hex] + button")
            .click()
            .await;
        inside(page).get("toast").shows("copied").await;
        assert_eq!(page.pasted().await, key.text("thumbprint"));
    });
}

#[test]
fn the_element_follows_its_content_and_can_be_taken_out_and_put_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        let keys = api::signing_keys(tenant).await;
        let (first, second) = (&keys[0], &keys[1]);
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, first.certificate());
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page)
            .get("sha1-hex")
            .shows(first.text("thumbprint"))
            .await;

        let change = "document.querySelector('keyglass-certificate').textContent = arguments[0]";
        page.run::<()>(change, vec![second.certificate().into()])
            .await;
        inside(page)
            .get("sha1-hex")
            .shows(second.text("thumbprint"))
            .await;

        let take_out = "
            window.kept = document.querySelector('keyglass-certificate');
            window.inside = kept.shadowRoot.firstElementChild;
            kept.remove()";
        page.run::<()>(take_out, vec![]).await;
        page.until("the inside is taken out", async || {
            page.run(
                "return !inside.isConnected && !kept.shadowRoot.querySelector('dl')",
                vec![],
            )
            .await
        })
        .await;

        page.run::<()>("document.body.append(kept)", vec![]).await;
        inside(page)
            .get("sha1-hex")
            .shows(second.text("thumbprint"))
            .await;
        page.run::<()>("document.body.prepend(kept)", vec![]).await;
        inside(page)
            .get("sha1-hex")
            .shows(second.text("thumbprint"))
            .await;
    });
}

#[test]
fn a_text_that_is_no_certificate_says_what_is_wrong() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let half = &key.certificate()[..key.certificate().len() / 2];
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        page.open_address(&page.own_page("/docs", &certificate(&loader, half)))
            .await;
        inside(page)
            .get("certificate-error")
            .shows("the certificate is cut off")
            .await;
    });
}

#[test]
fn markup_in_the_content_stays_text() {
    browser_test(Seed::Demo, async |page, tenant| {
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, "&lt;img src=x onerror=alert(1)&gt;");
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page)
            .get("certificate-error")
            .shows("no PEM block")
            .await;
        assert_eq!(inside(page).css("img").count().await, 0);
    });
}

#[test]
fn nothing_but_the_loader_is_fetched_before_an_element_is_near() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, key.certificate());
        let far = html.replace(
            "<h1>Docs</h1>",
            "<h1>Docs</h1><div style='height: 5000px'></div>",
        );
        page.open_address(&page.own_page("/docs", &far)).await;
        let defined = "return customElements.get('keyglass-certificate') !== undefined";
        page.until("the element is defined", async || {
            page.run(defined, vec![]).await
        })
        .await;
        let asked: Vec<_> = tenant
            .requests()
            .into_iter()
            .map(|request| request.path)
            .collect();
        assert!(
            asked.contains(&"/embed/keyglass.js".to_owned()),
            "{asked:?}"
        );
        assert!(
            !asked.iter().any(|path| path.ends_with(".wasm")),
            "{asked:?}"
        );
        page.css("keyglass-certificate").scroll_into_view().await;
        inside(page)
            .get("sha1-hex")
            .shows(key.text("thumbprint"))
            .await;
    });
}

#[test]
fn the_text_stays_as_it_stands_when_the_module_cannot_be_loaded() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        tenant.set_fault(Fault::at("/embed/keys_bg.wasm", Effect::Drop));
        page.expect_console("keys_bg.wasm");
        page.expect_console("elements keep their plain content");
        let loader = format!("{}/embed/keyglass.js", tenant.origin());
        let html = certificate(&loader, key.certificate());
        page.open_address(&page.own_page("/docs", &html)).await;
        page.css("keyglass-certificate")
            .shows("BEGIN CERTIFICATE")
            .await;
        page.until("it was tried and given up", async || {
            page.console()
                .await
                .iter()
                .any(|line| line.contains("plain content"))
        })
        .await;
        page.css("keyglass-certificate")
            .shows("BEGIN CERTIFICATE")
            .await;
    });
}
