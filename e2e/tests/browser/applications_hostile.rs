//! The list of applications when a tenant sends what it should not.

use keyglass_e2e::{LocalTenant, Page, Seed, TokenOptions, browser_test, journey};
use serde_json::{Value, json};

/// Opens the list of a tenant whose applications are these.
async fn open(page: &Page, tenant: &LocalTenant, applications: &Value) {
    page.own_answer("/api/v2/clients", applications);
    page.own_answer("/api/v2/keys/signing", &json!([]));
    let options = TokenOptions {
        audience: Some(format!("http://{}/api/v2/", page.own_host())),
        ..TokenOptions::default()
    };
    let scopes = ["read:client_keys", "read:signing_keys"];
    let token = tenant.issue_token(&scopes, options).await;
    page.open("/").await;
    let domain = format!("http://{}", page.own_host());
    journey::enter_token(page, &domain, &token.expect("a token")).await;
    page.css("nav a[href=\"/applications\"]").click().await;
    page.heading().shows("Applications").await;
}

#[test]
fn a_tenant_without_applications_says_what_would_be_here() {
    browser_test(Seed::Empty, async |page, tenant| {
        open(page, tenant, &json!([])).await;
        page.get("empty").shows("No applications").await;
        page.get("applications").is_gone().await;
    });
}

#[test]
fn an_entry_that_cannot_be_read_keeps_its_row_and_its_reason() {
    browser_test(Seed::Empty, async |page, tenant| {
        let entries = json!([
            {"client_id": "good", "name": "Good"},
            {"client_id": "bad", "name": {"a": 1}},
            {"client_id": "no-name"},
            7,
        ]);
        open(page, tenant, &json!({"clients": entries})).await;
        page.get("partly-unreadable").shows("2 applications").await;
        page.css("tr[data-client-id=bad]")
            .shows("Its name is an object.")
            .await;
        page.css("tr[data-client-id=no-name]")
            .shows("(no name)")
            .await;
        page.css("tr[data-place=\"3\"]")
            .shows("The entry is a number, not an application.")
            .await;
        page.get("filter-type").choose("generic").await;
        page.get("count").shows("2 of 4").await;
    });
}

#[test]
fn very_long_names_and_ids_leave_their_neighbours_where_they_are() {
    browser_test(Seed::Empty, async |page, tenant| {
        let names = [
            "W".repeat(10_000),
            "\u{202e}".repeat(10_000),
            "<img src=x onerror=alert(1)>".repeat(400),
            "\u{661}".repeat(10_000),
            "Z\u{300}\u{301}\u{302}\u{303}".repeat(2_000),
        ];
        let mut entries: Vec<Value> = (0..)
            .zip(&names)
            .map(|(place, name)| json!({"client_id": format!("id-{place}"), "name": name}))
            .collect();
        entries.push(json!({"client_id": "c".repeat(500), "name": "long id"}));
        open(page, tenant, &json!(entries)).await;
        page.get("applications").is_shown().await;
        assert_eq!(page.css("main img").count().await, 0);
        for width in [360, 1280] {
            page.set_viewport(width, 900).await;
            let strange: Vec<String> = page
                .run(
                    "const rows = find.all(['tr[data-place]']);
                    const height = rows[0].getBoundingClientRect().height;
                    const bad = [];
                    rows.forEach((row, place) => {
                        const box = row.getBoundingClientRect();
                        if (Math.abs(box.height - height) > .5) bad.push(`${place} is ${box.height} high`);
                        if (box.right > innerWidth) bad.push(`${place} ends at ${box.right}`);
                    });
                    if (document.documentElement.scrollWidth > innerWidth) bad.push('the page is wider');
                    const nodes = document.querySelectorAll('*').length;
                    if (nodes > 3000) bad.push(`${nodes} elements`);
                    return bad;",
                    vec![],
                )
                .await;
            assert!(strange.is_empty(), "{width}: {strange:?}");
        }
    });
}

#[test]
fn a_list_that_sends_secrets_all_the_same_leaves_none_behind() {
    browser_test(Seed::Empty, async |page, tenant| {
        let canary = "Kq7-canary-of-a-secret-that-nobody-asked-for";
        let entries: Vec<Value> = (0..50)
            .map(|number| {
                json!({
                    "client_id": format!("id-{number}"), "name": format!("Application {number}"),
                    "client_secret": format!("{canary}\n{number}"),
                    "signing_keys": [{"cert": "x", "key": format!("-----BEGIN RSA PRIVATE KEY-----\n{canary}")}],
                    "addons": {"firebase": {"secret": canary}},
                })
            })
            .collect();
        page.watch_growth().await;
        open(page, tenant, &json!(entries)).await;
        page.get("count").shows("50 applications").await;
        page.get("search").fill("application 49").await;
        page.get("count").shows("1 of 50").await;
        assert!(!page.everything().await.contains(canary));
        assert_eq!(in_memory(page, canary).await, 0, "in WebAssembly memory");
        let kept = in_memory(page, "Application 48").await;
        assert!(kept > 0, "what is kept is found there: the search works");
    });
}

/// How often a text stands in the memory of the page's WebAssembly.
async fn in_memory(page: &Page, text: &str) -> u64 {
    let count = "const needle = new TextEncoder().encode(arguments[0]);
        let count = 0;
        for (const memory of memories) {
            const bytes = new Uint8Array(memory.buffer);
            let at = bytes.indexOf(needle[0]);
            while (at >= 0) {
                if (needle.every((byte, place) => bytes[at + place] === byte)) count += 1;
                at = bytes.indexOf(needle[0], at + 1);
            }
        }
        return count;";
    page.run(count, vec![json!(text)]).await
}
