//! The list of applications: what it shows, how it is searched, what it asks of the tenant.

use std::cell::RefCell;

use keyglass_e2e::{Key, Page, Seed, api, browser_test, journey};
use serde_json::Value;

/// Opens the list with a token of every scope.
async fn open(page: &Page, path: &str) {
    page.open(path).await;
    page.get("open-local").click().await;
    page.get("applications").is_shown().await;
}

/// The client ids of the rows that stand in the document, from the top.
async fn shown(page: &Page) -> Vec<String> {
    page.css("tr[data-client-id]")
        .attributes("data-client-id")
        .await
}

/// Waits until the rows are those of `expected`, in this order.
async fn are_shown(page: &Page, expected: &[&Value]) {
    let ids: Vec<_> = expected.iter().map(|it| text(it, "client_id")).collect();
    page.css("tr[data-client-id]")
        .attributes_are("data-client-id", &ids)
        .await;
}

fn text<'a>(application: &'a Value, member: &str) -> &'a str {
    application[member].as_str().unwrap_or_default()
}

fn named<'a>(all: &'a [Value], name: &str) -> &'a Value {
    let found = all.iter().find(|it| text(it, "name") == name);
    found.unwrap_or_else(|| panic!("no application is called {name:?}"))
}

/// What the address bar holds behind the path.
async fn query(page: &Page) -> String {
    page.run("return location.search", vec![]).await
}

async fn query_is(page: &Page, expected: &str) {
    page.until(&format!("the address holds {expected:?}"), async || {
        query(page).await == expected
    })
    .await;
}

#[test]
fn the_list_is_what_the_api_sends_in_its_order() {
    browser_test(Seed::Demo, async |page, tenant| {
        let all = api::applications(tenant).await;
        journey::open_local(page).await;
        page.css("nav a[href=\"/applications\"]").click().await;
        page.heading().shows("Applications").await;
        page.get("count")
            .shows(&format!("{} applications", all.len()))
            .await;
        let seen = RefCell::new(Vec::new());
        page.until("every row was seen", async || {
            for id in shown(page).await {
                if !seen.borrow().contains(&id) {
                    seen.borrow_mut().push(id);
                }
            }
            page.run::<()>("scrollBy(0, 400)", vec![]).await;
            seen.borrow().len() == all.len()
        })
        .await;
        let seen = seen.into_inner();
        let sent: Vec<_> = all.iter().map(|it| text(it, "client_id")).collect();
        assert_eq!(seen, sent);
        page.run::<()>("scrollTo(0, 0)", vec![]).await;
        let ledger = named(&all, "Payments Desk");
        page.get("search").fill("payments desk").await;
        are_shown(page, &[ledger]).await;
        let row = page.css(&format!(
            "tr[data-client-id=\"{}\"]",
            text(ledger, "client_id")
        ));
        row.shows("Payments Desk").await;
        row.shows("Regular web").await;
        row.shows("PS256").await;
        row.shows("Client secret").await;
        row.get("copy-client-id").click().await;
        page.get("toast")
            .shows("Client ID copied, 32 characters")
            .await;
        assert_eq!(page.pasted().await, text(ledger, "client_id"));
    });
}

#[test]
fn names_are_found_in_any_case_and_without_their_accents() {
    browser_test(Seed::Demo, async |page, tenant| {
        let all = api::applications(tenant).await;
        open(page, "/applications").await;
        for (typed, name) in [
            ("CUSTOMER PORTAL", "Customer Portal"),
            ("cafe resume", "Cafe\u{301} Re\u{301}sume\u{301}"),
            ("кириллица", "Ελληνικά · Кириллица · हिन्दी · ไทย"),
            ("在庫", "在庫管理システム"),
            ("bold & brave", "<b onclick=\"alert(1)\">Bold & brave</b>"),
            ("family", "👩\u{200d}👩\u{200d}👧 🇵🇹 👍🏽 Family Album"),
            (
                &text(named(&all, "Storefront"), "client_id").to_lowercase(),
                "Storefront",
            ),
        ] {
            page.get("search").paste(typed).await;
            are_shown(page, &[named(&all, name)]).await;
        }
        page.get("search").fill("no such thing").await;
        page.get("no-match").shows("None of").await;
        page.get("clear").click().await;
        page.get("applications").is_shown().await;
        query_is(page, "").await;
    });
}

#[test]
fn names_from_outside_are_text_and_their_hidden_characters_are_seen() {
    browser_test(Seed::Demo, async |page, _tenant| {
        open(page, "/applications").await;
        page.get("search").fill("bold").await;
        page.css("tr[data-client-id] .name")
            .shows("<b onclick")
            .await;
        assert_eq!(page.css("tr b").count().await, 0);
        page.get("search").fill("invoice").await;
        let name = page.css("tr[data-client-id] .name");
        name.shows("U+202E").await;
        page.get("search").fill("donaudampf").await;
        page.get("count").shows("1 of").await;
        let overflow: bool = page
            .run(
                "return document.documentElement.scrollWidth > innerWidth",
                vec![],
            )
            .await;
        assert!(!overflow, "a long name widens the page");
    });
}

#[test]
fn filters_and_orders_stand_in_the_address_and_back_and_forward_follow() {
    browser_test(Seed::Demo, async |page, tenant| {
        let all = api::applications(tenant).await;
        open(page, "/applications").await;
        page.get("filter-algorithm").choose("HS256").await;
        query_is(page, "?alg=HS256").await;
        let hs256: Vec<_> = all
            .iter()
            .filter(|it| it["jwt_configuration"]["alg"] == "HS256")
            .collect();
        assert!(hs256.len() > 1);
        are_shown(page, &hs256).await;

        page.css("th[aria-sort] button").click().await;
        query_is(page, "?alg=HS256&sort=name").await;
        let mut by_name = hs256.clone();
        by_name.sort_by_key(|it| text(it, "name").to_lowercase());
        are_shown(page, &by_name).await;
        page.css("th[aria-sort=ascending] button").click().await;
        by_name.reverse();
        are_shown(page, &by_name).await;

        page.get("search").fill("news").await;
        are_shown(page, &[named(&all, "Newsletter (2016)")]).await;
        page.press(Key::Enter).await;
        query_is(page, "?q=news&alg=HS256&sort=-name").await;

        page.back().await;
        are_shown(page, &by_name).await;
        assert_eq!(query(page).await, "?alg=HS256&sort=-name");
        page.until("the field is empty", async || {
            page.run::<String>("return find.one(['#search']).value", vec![])
                .await
                .is_empty()
        })
        .await;
        page.back().await;
        page.back().await;
        are_shown(page, &hs256).await;
        page.forward().await;
        page.forward().await;
        page.forward().await;
        are_shown(page, &[named(&all, "Newsletter (2016)")]).await;

        page.get("application").click().await;
        page.heading().shows("Newsletter (2016)").await;
        page.back().await;
        are_shown(page, &[named(&all, "Newsletter (2016)")]).await;
        assert_eq!(query(page).await, "?q=news&alg=HS256&sort=-name");
    });
}

#[test]
fn an_address_with_a_query_opens_what_it_names() {
    browser_test(Seed::Demo, async |page, tenant| {
        let all = api::applications(tenant).await;
        open(page, "/applications?type=native&credential=none&sort=name").await;
        let mut native: Vec<_> = all
            .iter()
            .filter(|it| text(it, "app_type") == "native")
            .collect();
        page.get("count")
            .shows(&format!("{} of {}", native.len(), all.len()))
            .await;
        native.retain(|it| text(it, "name").is_ascii());
        for application in native {
            page.css(&format!(
                "tr[data-client-id=\"{}\"]",
                text(application, "client_id")
            ))
            .shows("None (public)")
            .await;
        }
        for (address, count) in [
            ("/applications?credential=private_key_jwt", 2),
            ("/applications?credential=tls_client_auth", 1),
            ("/applications?alg=not-said", 2),
        ] {
            open(page, address).await;
            page.get("count").shows(&format!("{count} of")).await;
        }
    });
}

#[test]
fn a_thumbprint_in_any_notation_finds_the_applications_and_names_the_tenants_key() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let thumbprint = key.text("thumbprint").to_owned();
        let published = api::key_set(tenant).await;
        let published = published.iter().find(|it| it["kid"] == key.kid());
        let x5t = published.expect("the current key is published")["x5t"].clone();
        let with_certificate = api::applications_with_certificates(tenant).await;
        let having: Vec<_> = with_certificate
            .iter()
            .filter(|it| it["signing_keys"][0]["cert"] == key.certificate())
            .collect();
        assert!(having.len() > 10 && having.len() < with_certificate.len());
        open(page, "/applications").await;
        for typed in [
            key.text("fingerprint").to_owned(),
            thumbprint.clone(),
            thumbprint.to_lowercase(),
            x5t.as_str().expect("a text").to_owned(),
        ] {
            page.get("search").paste(&typed).await;
            page.get("tenant-key").shows(key.kid()).await;
            page.get("tenant-key").shows("currently used").await;
            page.get("count")
                .shows(&format!("{} of", having.len()))
                .await;
            page.get("search").paste("x").await;
            page.get("tenant-key").is_gone().await;
        }
        page.get("search").paste(&"AB".repeat(20)).await;
        page.get("no-match").shows("None of").await;
        page.get("tenant-key").is_gone().await;
    });
}

#[test]
fn rows_are_reached_and_left_by_keyboard() {
    browser_test(Seed::Demo, async |page, tenant| {
        let all = api::applications(tenant).await;
        open(page, "/applications").await;
        page.tab_to("[data-place=\"0\"] a").await;
        page.press(Key::Down).await;
        page.press(Key::Down).await;
        has_row(page, 2).await;
        page.press(Key::Up).await;
        has_row(page, 1).await;
        page.press(Key::End).await;
        has_row(page, all.len() - 1).await;
        let in_view = "const r = document.activeElement.getBoundingClientRect();
            return r.top >= 56 && r.bottom <= innerHeight";
        page.until("the row is in view", async || {
            page.run::<bool>(in_view, vec![]).await
        })
        .await;
        page.press(Key::Home).await;
        has_row(page, 0).await;
        page.press(Key::Tab).await;
        assert!(
            page.has_focus("[data-place=\"0\"] [data-test=copy-client-id]")
                .await,
            "{}",
            page.focused().await
        );
        page.press(Key::Tab).await;
        assert!(
            !page.has_focus("[data-place] *").await,
            "the next row is not in the tab order: {}",
            page.focused().await
        );
        page.tab_to("[data-place] a").await;
        page.press(Key::Enter).await;
        page.heading().shows(text(&all[0], "name")).await;
    });
}

async fn has_row(page: &Page, place: usize) {
    let selector = format!("[data-place=\"{place}\"] a");
    page.until(&format!("row {place} has the focus"), async || {
        page.has_focus(&selector).await
    })
    .await;
}

#[test]
fn a_token_sees_what_its_scopes_show_and_the_list_says_what_they_hide() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 403");
        let token = tenant.token(&["read:signing_keys"]).await;
        journey::open_with_token(page, tenant, &token).await;
        page.css("nav a[href=\"/applications\"]").click().await;
        page.get("problem-forbidden").shows("read:clients").await;
        for (scopes, part) in [
            (&["read:client_summary"][..], "read:clients"),
            (&["read:clients"], "read:client_keys"),
        ] {
            journey::open_with_token(page, tenant, &tenant.token(scopes).await).await;
            page.css("nav a[href=\"/applications\"]").click().await;
            page.get("applications").is_shown().await;
            page.get("partly-hidden").shows(part).await;
            page.css("tr[data-client-id] .credential").is_shown().await;
        }
        page.css("td.credential[title]").shows("Hidden").await;
        let token = tenant.token(&["read:client_keys"]).await;
        journey::open_with_token(page, tenant, &token).await;
        page.css("nav a[href=\"/applications\"]").click().await;
        page.get("applications").is_shown().await;
        page.get("partly-hidden").is_gone().await;
    });
}
