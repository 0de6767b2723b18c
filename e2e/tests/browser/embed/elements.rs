//! What all elements have in common: when they are defined, moved, changed, damaged.

use keyglass_e2e::{Effect, Fault, Seed, api, browser_test};

use super::{certificate, docs, inside};

#[test]
fn an_element_that_is_moved_keeps_its_inside() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let html = certificate(
            &format!("{}/embed/keyglass.js", tenant.origin()),
            key.certificate(),
        );
        page.open_address(&page.own_page("/docs", &html)).await;
        inside(page).get("sha1-hex").is_shown().await;
        let moves = "
            const element = document.querySelector('keyglass-certificate');
            window.host = element.shadowRoot.firstElementChild;
            document.body.append(document.createElement('main'));
            document.querySelector('main').append(element);
            document.body.prepend(element);
            element.remove();
            document.body.append(element);";
        page.run::<()>(moves, vec![]).await;
        inside(page).get("sha1-hex").is_shown().await;
        let same = "return document.querySelector('keyglass-certificate').shadowRoot.firstElementChild === host";
        assert!(page.run::<bool>(same, vec![]).await);
    });
}

#[test]
fn properties_set_before_the_element_was_defined_count() {
    browser_test(Seed::Demo, async |page, tenant| {
        let before = "<script>
            const early = document.createElement('keyglass-signing-keys');
            early.issuer = 'ftp://nowhere.example';
            document.body.append(early);
        </script>";
        let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), before);
        page.open_address(&page.own_page("/docs", &html)).await;
        let keys = page.css("keyglass-signing-keys").shadow();
        keys.get("issuer-problem").shows("ftp").await;
        let attribute = page.css("keyglass-signing-keys").attribute("issuer").await;
        assert_eq!(attribute.as_deref(), Some("ftp://nowhere.example"));
        let set = "document.querySelector('keyglass-signing-keys').issuer = 'gopher://x.example';";
        page.run::<()>(set, vec![]).await;
        keys.get("issuer-problem").shows("gopher").await;
    });
}

#[test]
fn a_damaged_module_runs_nothing_and_leaves_the_text() {
    for (file, media_type) in [
        ("embed/keys_bg.wasm", "application/wasm"),
        ("embed/keys.js", "text/javascript"),
        ("embed/facts.css", "text/css"),
    ] {
        browser_test(Seed::Demo, async |page, tenant| {
            let key = api::key_that_is("current", tenant).await;
            page.own_copy_of("embed");
            page.own_damaged_copy_of(file, media_type);
            page.expect_console("integrity");
            page.expect_console("keep their plain content");
            let html = certificate("/embed/keyglass.js", key.certificate());
            page.open_address(&page.own_page("/docs", &html)).await;
            page.until("it was tried and given up", async || {
                let lines = page.console().await;
                lines.iter().any(|line| line.contains("plain content"))
            })
            .await;
            page.css("keyglass-certificate")
                .shows("BEGIN CERTIFICATE")
                .await;
            assert_eq!(inside(page).css("dl").count().await, 0, "{file}");
        });
    }
}

#[test]
fn why_elements_keep_their_content_is_said_once_for_all_of_them() {
    browser_test(Seed::Demo, async |page, tenant| {
        tenant.set_fault(Fault::at("/embed/keys_bg.wasm", Effect::Drop));
        page.expect_console("keys_bg.wasm");
        page.expect_console("elements keep their plain content");
        let elements = "<keyglass-certificate>one</keyglass-certificate>".repeat(5);
        let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), &elements);
        page.open_address(&page.own_page("/docs", &html)).await;
        page.until("it was said", async || {
            let lines = page.console().await;
            lines.iter().any(|line| line.contains("plain content"))
        })
        .await;
        let lines = page.console().await;
        let said = lines.iter().filter(|line| line.contains("plain content"));
        assert_eq!(said.count(), 1, "{lines:?}");
    });
}

#[test]
fn a_page_that_includes_the_loader_twice_has_one_store() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        page.own_copy_of("embed");
        let html = certificate("/embed/keyglass.js", key.certificate());
        let other = format!(
            "<script type=module src={}/embed/keyglass.js></script></html>",
            tenant.origin()
        );
        let twice = html.replace("</html>", &other);
        page.open_address(&page.own_page("/docs", &twice)).await;
        inside(page).get("sha1-hex").is_shown().await;
        let count: usize = page.run("return keyglass.inspect().elements", vec![]).await;
        assert_eq!(count, 1);
    });
}

#[test]
fn elements_that_come_and_go_leave_nothing_behind() {
    browser_test(Seed::Demo, async |page, tenant| {
        let html = docs(
            &format!("{}/embed/keyglass.js", tenant.origin()),
            "<main></main>",
        );
        page.open_address(&page.own_page("/docs", &html)).await;
        page.until("the loader is there", async || {
            page.run("return window.keyglass !== undefined", vec![])
                .await
        })
        .await;
        let keys = page.css("keyglass-signing-keys").shadow();
        for _ in 0..20 {
            let put = "
                const keys = document.createElement('keyglass-signing-keys');
                keys.issuer = 'https://{yourDomain}/';
                document.querySelector('main').replaceChildren(keys);";
            page.run::<()>(put, vec![]).await;
            keys.get("issuer-problem").shows("yourDomain").await;
            let one: (usize, usize) = page
                .run(
                    "const { elements, subscriptions } = keyglass.inspect(); return [elements, subscriptions]",
                    vec![],
                )
                .await;
            assert_eq!(one, (1, 1));
        }
        page.run::<()>("document.querySelector('main').replaceChildren();", vec![])
            .await;
        page.until("nothing is left", async || {
            let script = "const { elements, subscriptions } = keyglass.inspect();
                return elements === 0 && subscriptions === 0";
            page.run(script, vec![]).await
        })
        .await;
    });
}
