//! Samples and requests in someone else's page: filled in, masked, copied whole.

use keyglass_e2e::{LocalTenant, Locator, Page, Seed, browser_test};
use serde_json::json;

use super::docs;

const SECRET: &str = "s3cr3t-CANARY-0123456789\"'$`\\";

/// Opens a page of docs on the test's own origin, and waits for the store.
async fn open(page: &Page, tenant: &LocalTenant, body: &str) {
    let html = docs(&format!("{}/embed/keyglass.js", tenant.origin()), body);
    page.open_address(&page.own_page("/docs", &html)).await;
    page.until("the store is there", async || {
        page.run("return window.keyglass !== undefined", vec![])
            .await
    })
    .await;
}

async fn set(page: &Page, name: &str, value: &str) {
    page.run::<()>(
        "keyglass.variables.set(arguments[0], arguments[1]);",
        vec![json!(name), json!(value)],
    )
    .await;
}

/// The inside of an element.
fn inside<'p>(page: &'p Page, selector: &str) -> Locator<'p> {
    page.css(selector).shadow()
}

const BLOCK: &str = "<keyglass-code language=bash filename=.env highlight=2 lines>
        DOMAIN='{yourDomain}'
        CLIENT_SECRET='{yourClientSecret}'
    </keyglass-code>";

#[test]
fn a_block_carries_the_readers_values_and_copies_the_secret_that_it_masks() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, BLOCK).await;
        let block = inside(page, "keyglass-code");
        block.get("code-text").shows("DOMAIN='{yourDomain}'").await;
        set(page, "yourDomain", "acme.example").await;
        set(page, "{yourClientSecret}", SECRET).await;
        block.get("code-text").shows("DOMAIN='acme.example'").await;
        block.get("code-text").shows("*****MASKED*****").await;
        block.get("copy-code").click().await;
        block.get("toast").shows("copied").await;
        let expected = format!(
            "DOMAIN='acme.example'\nCLIENT_SECRET='{}'",
            SECRET.replace('\'', "'\\''")
        );
        assert_eq!(page.pasted().await, expected);
    });
}

#[test]
fn a_secret_is_nowhere_but_in_the_copy() {
    browser_test(Seed::Empty, async |page, tenant| {
        let listen = "<script>
            window.heard = [];
            for (const name of ['keyglass-copy', 'keyglass-reveal', 'keyglass-ready'])
                addEventListener(name, ({ type, detail }) => heard.push([type, detail]));
        </script>";
        let panel = "<keyglass-variables names=yourClientSecret remember></keyglass-variables>";
        open(page, tenant, &format!("{listen}{panel}{BLOCK}")).await;
        let panel = inside(page, "keyglass-variables");
        panel.get("value-yourClientSecret").paste(SECRET).await;
        let block = inside(page, "keyglass-code");
        block.get("code-text").shows("*****MASKED*****").await;
        block.get("copy-code").click().await;
        block.get("toast").shows("It holds a secret").await;

        let heard: String = page.run("return JSON.stringify(heard)", vec![]).await;
        assert!(
            heard.contains(r#"["keyglass-copy",{"language":"bash","unfilled":["yourDomain"]}]"#),
            "{heard}"
        );
        let mut places = page.kept().await;
        places.push(heard);
        places.push(page.everything().await);
        places.extend(page.console().await);
        for place in &places {
            assert!(!place.contains("CANARY"), "{place}");
        }
        assert!(page.pasted().await.contains("CANARY"), "the copy is whole");
    });
}

#[test]
fn what_is_typed_once_fills_every_block() {
    browser_test(Seed::Empty, async |page, tenant| {
        let blocks = "<keyglass-code>https://{yourDomain}/a</keyglass-code>
            <keyglass-code>https://%7ByourDomain%7D/b</keyglass-code>
            <keyglass-code language=json>{ \"domain\": \"&lt;yourDomain&gt;\" }</keyglass-code>";
        let panel = "<keyglass-variables names='yourDomain'></keyglass-variables>";
        open(page, tenant, &format!("{panel}{blocks}")).await;
        inside(page, "keyglass-variables")
            .get("value-yourDomain")
            .fill("acme.example")
            .await;
        for (place, expected) in [
            ("keyglass-code:nth-of-type(1)", "https://acme.example/a"),
            ("keyglass-code:nth-of-type(2)", "https://acme.example/b"),
            (
                "keyglass-code:nth-of-type(3)",
                "{ \"domain\": \"acme.example\" }",
            ),
        ] {
            inside(page, place).get("code-text").shows(expected).await;
        }
    });
}

#[test]
fn a_placeholder_is_filled_where_it_stands_for_the_whole_page() {
    browser_test(Seed::Empty, async |page, tenant| {
        let blocks = "<keyglass-code id=a>https://{yourDomain}/a</keyglass-code>
            <keyglass-code id=b>https://{yourDomain}/b</keyglass-code>";
        open(page, tenant, blocks).await;
        let first = inside(page, "#a");
        first.css("[data-variable=yourDomain]").click().await;
        first.get("fill").is_shown().await;
        page.type_text("acme.example").await;
        page.press(keyglass_e2e::Key::Enter).await;
        inside(page, "#b")
            .get("code-text")
            .shows("https://acme.example/b")
            .await;
        let told: String = page
            .run("return keyglass.variables.get('yourDomain')", vec![])
            .await;
        assert_eq!(told, "acme.example");
    });
}

#[test]
fn blocks_that_scripts_add_change_move_and_remove_keep_working() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, "<main></main>").await;
        set(page, "yourDomain", "acme.example").await;
        let add = "
            window.block = document.createElement('keyglass-code');
            block.language = 'bash';
            block.textContent = 'curl https://{yourDomain}/one';
            document.querySelector('main').append(block);";
        page.run::<()>(add, vec![]).await;
        let block = inside(page, "keyglass-code");
        block
            .get("code-text")
            .shows("https://acme.example/one")
            .await;
        page.run::<()>(
            "block.firstChild.data = 'curl https://{yourDomain}/two';",
            vec![],
        )
        .await;
        block
            .get("code-text")
            .shows("https://acme.example/two")
            .await;
        page.run::<()>("block.filename = 'two.sh';", vec![]).await;
        block.css(".file").shows("two.sh").await;
        page.run::<()>("document.body.prepend(block); block.remove();", vec![])
            .await;
        set(page, "yourDomain", "other.example").await;
        page.run::<()>("document.querySelector('main').append(block);", vec![])
            .await;
        block
            .get("code-text")
            .shows("https://other.example/two")
            .await;
        // What the page declares later becomes a placeholder in what is shown already.
        page.run::<()>("block.textContent = 'in {myRegion}';", vec![])
            .await;
        block.get("code-text").shows("in {myRegion}").await;
        set(page, "myRegion", "eu-west").await;
        block.get("code-text").shows("in eu-west").await;
    });
}

#[test]
fn groups_of_one_word_switch_together_and_the_choice_is_kept() {
    browser_test(Seed::Empty, async |page, tenant| {
        let blocks = "
            <keyglass-code language=bash label=Shell>echo '{yourDomain}'</keyglass-code>
            <pre><code class=language-python>print(\"{yourDomain}\")</code></pre>";
        let body = format!(
            "<keyglass-code-group id=a sync=lang>{blocks}</keyglass-code-group>
             <keyglass-code-group id=b sync=lang dropdown>{blocks}</keyglass-code-group>
             <keyglass-code-group id=c>{blocks}</keyglass-code-group>"
        );
        open(page, tenant, &body).await;
        set(page, "yourDomain", "acme.example").await;
        for id in ["#a", "#b", "#c"] {
            inside(page, id)
                .get("code-text")
                .shows("echo 'acme.example'")
                .await;
        }
        inside(page, "#a")
            .css("[role=tab]:nth-child(2)")
            .click()
            .await;
        for id in ["#a", "#b"] {
            inside(page, id)
                .get("code-text")
                .shows("print(\"acme.example\")")
                .await;
        }
        inside(page, "#c").get("code-text").shows("echo").await;
        page.reload().await;
        inside(page, "#b").get("code-text").shows("print").await;
    });
}

#[test]
fn a_request_is_written_in_every_language_and_follows_the_values() {
    browser_test(Seed::Empty, async |page, tenant| {
        let request = "<keyglass-request url='https://{yourDomain}/api/v2/keys/signing/{yourKeyId}'
            header='authorization: Bearer {yourMgmtApiAccessToken}'
            languages='bash, csharp, go, java, javascript, php, python, ruby'></keyglass-request>";
        open(page, tenant, request).await;
        set(page, "yourDomain", "acme.example").await;
        set(page, "yourKeyId", "a/b").await;
        set(page, "yourMgmtApiAccessToken", "CANARY.0123456789").await;
        let request = inside(page, "keyglass-request");
        request.get("code-text").shows("acme.example").await;
        let count = request.get("code-tab").count().await;
        assert_eq!(count, 8);
        for tab in 1..=count {
            request
                .css(&format!("[data-test=code-tab]:nth-child({tab})"))
                .click()
                .await;
            let code = request.get("code-text");
            code.shows("https://acme.example/api/v2/keys/signing/a%2Fb")
                .await;
            code.shows("CAN*****MASKED*****").await;
            request.get("copy-code").click().await;
            request.get("toast").shows("copied").await;
            let copied = page.pasted().await;
            assert!(copied.contains("Bearer CANARY.0123456789"), "{copied}");
        }
    });
}

#[test]
fn a_request_with_a_body_is_written_as_json_in_the_page() {
    browser_test(Seed::Empty, async |page, tenant| {
        let request = "<keyglass-request languages='bash'><script type='application/json'>
            { \"url\": \"https://{yourDomain}/oauth/token\", \"headers\": { \"x-trace\": \"1\" },
              \"body\": { \"client_id\": \"{yourClientId}\" } }
        </script></keyglass-request>";
        open(page, tenant, request).await;
        set(page, "yourDomain", "acme.example").await;
        set(page, "yourClientId", "it's").await;
        let code = inside(page, "keyglass-request").get("code-text");
        code.shows("https://acme.example/oauth/token").await;
        code.shows("content-type: application/json").await;
        code.shows("x-trace: 1").await;
        code.shows("it'\\''s").await;
    });
}

#[test]
fn a_request_that_cannot_be_read_keeps_its_content_and_says_why() {
    browser_test(Seed::Empty, async |page, tenant| {
        page.expect_console("no colon in the header");
        let request = "<keyglass-request url='https://a.example' header='nonsense'>GET it.</keyglass-request>";
        open(page, tenant, request).await;
        page.until("it was said", async || {
            let lines = page.console().await;
            lines.iter().any(|line| line.contains("no colon"))
        })
        .await;
        page.css("keyglass-request").shows("GET it.").await;
    });
}

#[test]
fn a_value_that_cannot_stand_there_is_not_copied() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, BLOCK).await;
        page.put_on_clipboard("what was there before").await;
        set(page, "yourDomain", "a'; rm -rf ~ #").await;
        let block = inside(page, "keyglass-code");
        block.css(".ph.refused").is_shown().await;
        block.get("copy-code").click().await;
        block
            .get("toast")
            .shows("The value of yourDomain is refused")
            .await;
        assert_eq!(page.pasted().await, "what was there before");
    });
}

#[test]
fn markup_in_values_and_samples_stays_text() {
    browser_test(Seed::Empty, async |page, tenant| {
        let block = "<keyglass-code>&lt;img src=x onerror=alert(1)&gt; {myText}</keyglass-code>";
        open(page, tenant, block).await;
        set(page, "myText", "<b>bold</b>$&$'").await;
        let code = inside(page, "keyglass-code");
        code.get("code-text")
            .shows("<img src=x onerror=alert(1)> <b>bold</b>$&$'")
            .await;
        assert_eq!(code.css("img, b").count().await, 0);
    });
}

#[test]
fn a_page_with_a_strict_policy_of_its_own_sees_no_violation() {
    browser_test(Seed::Empty, async |page, _| {
        page.own_copy_of("embed");
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';
            connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
        let request = "<keyglass-request url='https://{yourDomain}/'></keyglass-request>
            <keyglass-variables></keyglass-variables>";
        let html = docs("/embed/keyglass.js", &format!("{request}{BLOCK}"));
        let policy = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        let strict = html.replace("<title>", &format!("{policy}<title>"));
        page.open_address(&page.own_page("/docs", &strict)).await;
        inside(page, "keyglass-variables")
            .get("value-yourDomain")
            .fill("acme.example")
            .await;
        for element in ["keyglass-request", "keyglass-code"] {
            inside(page, element)
                .get("code-text")
                .shows("acme.example")
                .await;
        }
    });
}

#[test]
fn on_a_page_without_tls_the_copy_says_what_is_wrong_and_nothing_else_breaks() {
    browser_test(Seed::Empty, async |page, _| {
        page.own_copy_of("embed");
        let html = docs(
            "/embed/keyglass.js",
            "<keyglass-code>https://{yourDomain}/</keyglass-code>",
        );
        page.own_page("/docs", &html);
        page.open_address(&format!("{}/docs", page.own_name()))
            .await;
        let block = inside(page, "keyglass-code");
        block.get("code-text").shows("{yourDomain}").await;
        let is_secure: bool = page.run("return isSecureContext", vec![]).await;
        assert!(!is_secure, "the browser knows no clipboard here");
        block.get("copy-code").click().await;
        block
            .get("toast")
            .shows("browsers give the clipboard to")
            .await;
        block.get("by-hand").is_shown().await;
        set(page, "yourDomain", "acme.example").await;
        block.get("code-text").shows("acme.example").await;
    });
}
