//! The client secret: copied whole without being shown, shown for a moment, and nowhere else.

mod clipboard;

use std::time::Duration;

use keyglass_e2e::{
    Effect, Engine, Fault, Key, LocalTenant, Page, Place, Seed, TokenOptions, api, browser_test,
    journey,
};
use serde_json::json;

/// An application whose ID tokens are signed with its secret.
const NAME: &str = "Back Office";

/// Nowhere else in the app or in the tenant.
const SECRET: &str = "kX7canaryQ2z9of-sixty-four-characters_0123456789ABCDEFGHIJKLMNOP";

/// Opens the page of an application that has this secret; answers its client id.
async fn open(page: &Page, tenant: &LocalTenant, secret: &str) -> String {
    page.watch_memory().await;
    let id = api::client_id(NAME, tenant).await;
    let set = tenant.set_client_secret(&id, Some(secret)).await;
    assert!(
        set.expect("the tenant sets it"),
        "there is such an application"
    );
    journey::open_application(page, tenant, NAME).await;
    page.get("copy-secret").is_shown().await;
    id
}

/// How often the tenant was asked for a secret so far.
fn secrets_asked_for(tenant: &LocalTenant) -> usize {
    let requests = tenant.requests().into_iter();
    requests
        .filter(|it| {
            it.query
                .split(['=', '&', ','])
                .any(|word| word == "client_secret")
        })
        .count()
}

/// What the field shows, as characters.
async fn shown(page: &Page) -> String {
    let read = "return document.querySelector('[data-test=secret-value] .characters').textContent";
    page.run(read, vec![]).await
}

async fn reveal(page: &Page) {
    page.get("reveal-secret").click().await;
    page.get("countdown").shows("Hidden again in").await;
}

async fn is_hidden(page: &Page) {
    page.get("countdown").is_gone().await;
    assert_eq!(shown(page).await, "");
    let pressed = page.get("reveal-secret").attribute("aria-pressed").await;
    assert_eq!(pressed.as_deref(), Some("false"));
}

#[test]
fn after_every_step_of_its_use_the_secret_is_nowhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        page.holds_nowhere(SECRET, "when the page is open").await;
        assert_eq!(
            secrets_asked_for(tenant),
            0,
            "it is asked for when it is wanted"
        );

        page.get("copy-secret").click().await;
        page.get("toast")
            .shows("Client secret copied, 64 characters")
            .await;
        page.holds_nowhere(SECRET, "after it was copied").await;
        assert_eq!(page.pasted().await, SECRET);
        assert_eq!(secrets_asked_for(tenant), 1);

        reveal(page).await;
        assert_eq!(shown(page).await, SECRET);
        let found = page.scan(SECRET).await;
        let expected = match page.engine() {
            Engine::Chromium => vec![Place::Text, Place::AccessibilityTree],
            Engine::Firefox | Engine::WebKitGtk => vec![Place::Text],
        };
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            expected,
            "while it is shown"
        );
        page.get("secret-news").shows("Secret shown").await;
        page.get("reveal-secret").click().await;
        is_hidden(page).await;
        page.holds_nowhere(SECRET, "after it was hidden").await;
        assert_eq!(secrets_asked_for(tenant), 2);

        page.get("compare").click().await;
        page.get("held-secret").paste(SECRET).await;
        page.get("comparison").shows("Same").await;
        page.holds_nowhere(SECRET, "after it was compared").await;

        for tab in ["tab-certificates", "tab-credentials", "tab-basic"] {
            page.get(tab).click().await;
            page.holds_nowhere(SECRET, tab).await;
        }
        page.get("lock").click().await;
        page.get("open-local").is_shown().await;
        page.holds_nowhere(SECRET, "after locking").await;
    });
}

#[test]
fn copying_a_masked_secret_copies_all_of_it() {
    let long = "0123456789".repeat(1000);
    let secrets = [
        "x",
        "correct-horse",
        SECRET,
        &long,
        "a'b\"c`d$e\\f%g&h;i|j<k>l",
        "two\nlines, \r\nthree\tand a tab",
        "\u{1f511} k\u{e9}y \u{1f469}\u{200d}\u{1f4bb} \u{202e}txet",
        "  spaces around it  ",
        "\u{feff}mark\u{a0}no-break\u{200b}none",
    ];
    browser_test(Seed::Demo, async |page, tenant| {
        let id = open(page, tenant, SECRET).await;
        for secret in secrets {
            let set = tenant.set_client_secret(&id, Some(secret)).await;
            assert!(set.expect("the tenant sets it"));
            page.put_on_clipboard("something else").await;
            page.get("copy-secret").click().await;
            let count = secret.chars().count();
            page.get("toast")
                .shows(&format!("copied, {count} character"))
                .await;
            assert_eq!(page.pasted().await, secret);
            assert_eq!(shown(page).await, "", "nothing was shown for it");
        }
    });
}

#[test]
fn the_mask_is_the_same_for_every_secret() {
    let looks = "const e = document.querySelector('[data-test=secret-value]');
        return [e.outerHTML, e.getBoundingClientRect().width, e.getBoundingClientRect().height]";
    browser_test(Seed::Demo, async |page, tenant| {
        let id = open(page, tenant, "x").await;
        let short: serde_json::Value = page.run(looks, vec![]).await;
        let long = "0123456789".repeat(1000);
        let set = tenant.set_client_secret(&id, Some(&long)).await;
        assert!(set.expect("the tenant sets it"));
        page.get("copy-secret").click().await;
        page.get("toast").shows("10000 characters").await;
        let long: serde_json::Value = page.run(looks, vec![]).await;
        assert_eq!(short, long);
    });
}

#[test]
fn the_mask_cannot_be_selected() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        let select =
            "getSelection().selectAllChildren(document.querySelector('[data-test=secret-value]'));
            return getSelection().toString()";
        let selected: String = page.run(select, vec![]).await;
        assert!(!selected.contains('\u{2022}'), "{selected:?}");
    });
}

#[test]
fn it_is_hidden_again_when_the_countdown_has_run_out() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        reveal(page).await;
        page.with_patience(Duration::from_secs(14), async || is_hidden(page).await)
            .await;
        page.get("secret-news").shows("Secret hidden").await;
        page.holds_nowhere(SECRET, "after the countdown").await;
    });
}

#[test]
fn it_is_hidden_when_nobody_looks_at_the_page_any_more() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        for sign in ["blur", "beforeprint", "visibilitychange"] {
            reveal(page).await;
            page.run::<()>(&format!("dispatchEvent(new Event('{sign}'))"), vec![])
                .await;
            is_hidden(page).await;
            page.holds_nowhere(SECRET, sign).await;
        }
        // A page that is left is emptied as a whole.
        reveal(page).await;
        page.run::<()>("dispatchEvent(new Event('pagehide'))", vec![])
            .await;
        page.get("secret-value").is_gone().await;
        page.holds_nowhere(SECRET, "pagehide").await;
    });
}

#[test]
fn another_tab_in_front_hides_it() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        reveal(page).await;
        page.put_on_clipboard("in another tab").await;
        is_hidden(page).await;
        page.holds_nowhere(SECRET, "after another tab was in front")
            .await;
    });
}

#[test]
fn leaving_the_page_hides_it_and_coming_back_does_not_bring_it_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        reveal(page).await;
        page.get("tab-credentials").click().await;
        page.get("panel-credentials").is_shown().await;
        page.holds_nowhere(SECRET, "on another tab").await;
        page.back().await;
        is_hidden(page).await;

        reveal(page).await;
        let other = page.own_page("/elsewhere", "<!doctype html><title>Elsewhere</title>");
        page.open_address(&other).await;
        page.back().await;
        // The browser may have kept the page as it was, or have loaded it anew.
        page.css("main").is_shown().await;
        page.holds_nowhere(SECRET, "after coming back from another site")
            .await;
    });
}

#[test]
fn on_paper_there_is_the_mask() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        reveal(page).await;
        page.lay_out_for_paper(true).await;
        let displayed = "return getComputedStyle(document.querySelector('.characters')).display";
        assert_eq!(page.run::<String>(displayed, vec![]).await, "none");
        page.lay_out_for_paper(false).await;
        assert_eq!(page.run::<String>(displayed, vec![]).await, "block");
    });
}

#[test]
fn a_comparison_says_same_or_different_and_keeps_nothing_in_its_field() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        page.get("compare").click().await;
        let field = page.get("held-secret");
        for (held, answer) in [
            (SECRET.to_owned(), "Same: what you hold"),
            (format!("{SECRET}x"), "Different: what you hold"),
            (SECRET.to_lowercase(), "Different: what you hold"),
            (format!("{SECRET}\n"), "only by white space"),
        ] {
            field.paste(&held).await;
            page.get("comparison").shows(answer).await;
            page.holds_nowhere(SECRET, &held).await;
        }
        field.fill("typed by hand").await;
        page.press(Key::Enter).await;
        page.get("comparison").shows("Different").await;
        let left = "return document.querySelector('[data-test=held-secret]').value";
        assert_eq!(page.run::<String>(left, vec![]).await, "");
        for (name, value) in [
            ("type", "password"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
        ] {
            assert_eq!(field.attribute(name).await.as_deref(), Some(value));
        }
    });
}

#[test]
fn a_short_secret_is_called_weak_once_it_was_fetched() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = open(page, tenant, "31-bytes-long-0123456789-abcdef").await;
        page.get("secret-flaw").is_gone().await;
        page.get("copy-secret").click().await;
        page.get("secret-flaw").shows("fewer than 32 bytes").await;
        let set = tenant
            .set_client_secret(&id, Some("32-bytes-long-0123456789-abcdefg"))
            .await;
        assert!(set.expect("the tenant sets it"));
        page.get("copy-secret").click().await;
        page.get("toast").shows("32 characters").await;
        page.get("secret-flaw").is_gone().await;
    });
}

/// The private parts that an API may send along, and that nobody asked for.
#[test]
fn what_an_api_sends_unasked_is_neither_shown_nor_kept() {
    const PRIVATE: &str = "MIIEowIBAAKCAQEAprivate-part-of-a-key-0123456789";
    browser_test(Seed::Demo, async |page, tenant| {
        page.watch_memory().await;
        let mut application = api::application(NAME, tenant).await;
        let id = application["client_id"].as_str().expect("an id").to_owned();
        application["client_secret"] = json!(SECRET);
        application["encrypted"] = json!(true);
        let pem =
            format!("-----BEGIN RSA PRIVATE KEY-----\n{PRIVATE}\n-----END RSA PRIVATE KEY-----");
        application["signing_keys"][0]["key"] = json!(pem);
        application["encryption_key"] = json!({ "pub": "p", "key": pem, "subject": "s" });
        page.own_answer(&format!("/api/v2/clients/{id}"), &application);
        let origin = format!("http://{}", page.own_host());
        let options = TokenOptions {
            audience: Some(format!("{origin}/api/v2/")),
            ..TokenOptions::default()
        };
        let scopes = ["read:clients", "read:client_keys", "read:signing_keys"];
        let token = tenant.issue_token(&scopes, options).await.expect("a token");
        page.open(&format!("/applications/{id}")).await;
        journey::enter_token(page, &origin, &token).await;
        page.heading().shows(NAME).await;
        for tab in ["tab-certificates", "tab-credentials", "tab-basic"] {
            page.get(tab).click().await;
            page.get(&tab.replace("tab", "panel")).is_shown().await;
            page.holds_nowhere(SECRET, tab).await;
            page.holds_nowhere(PRIVATE, tab).await;
        }
        page.get("copy-secret").click().await;
        page.get("toast").shows("copied").await;
        page.holds_nowhere(PRIVATE, "after the secret was copied")
            .await;
        assert_eq!(page.pasted().await, SECRET);
    });
}

#[test]
fn after_locking_the_access_token_is_nowhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.watch_memory().await;
        let token = tenant
            .token(&["read:signing_keys", "read:clients", "read:client_keys"])
            .await;
        journey::open_with_token(page, tenant, &token).await;
        page.get("valid-keys").is_shown().await;
        let signature = token.rsplit('.').next().expect("a token has three parts");
        let found = page.scan(signature).await.into_iter().collect::<Vec<_>>();
        assert_eq!(
            found,
            [Place::Memory],
            "an open session holds it, and nothing else does"
        );
        page.get("lock").click().await;
        page.get("open-local").is_shown().await;
        page.holds_nowhere(signature, "after locking").await;
    });
}
