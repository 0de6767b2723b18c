//! The first screen: what is accepted, what is refused before any request, and in which words.

use keyglass_e2e::{Key, LocalTenant, Seed, TokenOptions, browser_test, journey};

const SCOPE: &[&str] = &["read:signing_keys"];

#[test]
fn a_domain_and_a_pasted_token_open_the_tenant() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = tenant.token(SCOPE).await;
        journey::open_with_token(page, tenant, &token).await;
        page.get("valid-keys").is_shown().await;
        page.get("environment").shows("Remote tenant").await;
        page.get("token-time").shows("left").await;
    });
}

#[test]
fn a_typed_token_is_taken_with_enter() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("domain").fill(&tenant.origin()).await;
        page.get("token").fill(&tenant.token(SCOPE).await).await;
        page.press(Key::Enter).await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_pasted_token_names_its_tenant_so_that_nothing_is_to_be_typed() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("token").paste(&tenant.token(SCOPE).await).await;
        page.get("open").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn a_tenant_of_another_origin_opens_when_it_lets_the_page_in() {
    browser_test(Seed::Demo, async |page, app| {
        let tenant = LocalTenant::start_for(Seed::Empty, &[&app.origin()]).await;
        journey::open_with_token(page, &tenant, &tenant.token(SCOPE).await).await;
        page.get("valid-keys").is_shown().await;
        assert_eq!(tenant.authorized_paths(), ["/api/v2/keys/signing"]);
        assert_eq!(app.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn a_token_says_what_it_holds_before_it_is_used_and_leaves_the_field() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = tenant
            .token(&["read:signing_keys", "update:client_keys"])
            .await;
        page.open("/").await;
        page.get("token").paste(&token).await;
        let facts = page.get("token-facts");
        facts.shows(&tenant.host()).await;
        facts.shows("granted").await;
        facts.shows("update:client_keys").await;
        assert!(
            !page.everything().await.contains(&token),
            "the token is still in the page"
        );
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn a_token_for_another_tenant_is_refused_and_sent_nowhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        let other = LocalTenant::start_for(Seed::Empty, &[&tenant.origin()]).await;
        page.open("/").await;
        journey::enter_token(page, &tenant.origin(), &other.token(SCOPE).await).await;
        page.get("refusal").shows("It was not sent anywhere").await;
        page.get("refusal").shows(&other.host()).await;
        page.get("refusal").shows(&tenant.host()).await;
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
        assert!(other.requests().is_empty(), "{:?}", other.requests());
        let carried = page.sent_requests().await.into_iter();
        let mut names = carried
            .flat_map(|request| request.headers)
            .map(|(name, _)| name);
        assert!(
            !names.any(|name| name == "authorization"),
            "a request carried the token"
        );
    });
}

#[test]
fn after_a_refusal_the_right_token_opens_the_tenant() {
    browser_test(Seed::Demo, async |page, tenant| {
        let other = LocalTenant::start(Seed::Empty).await;
        page.open("/").await;
        journey::enter_token(page, &tenant.origin(), &other.token(SCOPE).await).await;
        page.get("refusal").shows("not sent anywhere").await;
        page.get("token").paste(&tenant.token(SCOPE).await).await;
        page.get("open").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn an_expired_token_is_refused_with_the_day_and_sent_nowhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        let expired = TokenOptions {
            lifetime_seconds: -60,
            ..TokenOptions::default()
        };
        let token = tenant.issue_token(SCOPE, expired).await.expect("a token");
        page.open("/").await;
        journey::enter_token(page, &tenant.origin(), &token).await;
        page.get("refusal").shows("This token expired on").await;
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn a_text_that_is_no_token_is_refused_in_place() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("domain").fill(&tenant.origin()).await;
        page.get("token").paste("not a token").await;
        page.get("token-error").shows("Not taken").await;
        page.get("token").paste("c2VjcmV0LW9mLWEtY2xpZW50").await;
        page.get("token-error").shows("three parts").await;
        page.get("token-facts").is_gone().await;
    });
}

#[test]
fn a_domain_with_a_path_is_refused_with_the_domain_alone_as_advice() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        journey::enter_token(
            page,
            "acme.eu.auth0.com/api/v2/",
            &tenant.token(SCOPE).await,
        )
        .await;
        page.get("domain-error").shows("leave out “/api/v2/”").await;
        page.get("domain-error")
            .shows("enter acme.eu.auth0.com")
            .await;
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn the_form_says_what_is_missing() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("open").click().await;
        page.get("domain-error")
            .shows("Enter the tenant’s domain")
            .await;
        page.get("domain").fill(&tenant.origin()).await;
        page.get("open").click().await;
        page.get("refusal").shows("Paste an access token").await;
    });
}

#[test]
fn the_public_view_needs_no_token() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("domain").fill(&tenant.origin()).await;
        page.get("open-public").click().await;
        page.heading().shows("Published keys").await;
        page.get("published-key").is_shown().await;
        assert_eq!(page.get("published-key").count().await, 5);
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn the_open_door_of_a_stopped_tenant_says_so_and_works_once_it_is_back() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        tenant.stop().await;
        page.get("open-local").click().await;
        page.get("local-error").shows("No answer from").await;
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        tenant.start_again().await;
        page.get("open-local").click().await;
        page.get("valid-keys").is_shown().await;
    });
}

#[test]
fn scopes_beyond_reading_are_named() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        page.get("token").paste(&tenant.token(SCOPE).await).await;
        page.get("token-facts").is_shown().await;
        page.get("excess-scopes").is_gone().await;
        let token = tenant
            .token(&["read:signing_keys", "delete:clients", "update:client_keys"])
            .await;
        page.get("token").paste(&token).await;
        let excess = page.get("excess-scopes");
        excess.shows("can do more than look").await;
        excess.shows("delete:clients, update:client_keys").await;
    });
}

#[test]
fn a_domain_that_looks_like_the_tokens_own_gets_nothing() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = tenant.token(SCOPE).await;
        let (host, port) = (tenant.host(), tenant.addr().port());
        page.open("/").await;
        page.get("token").paste(&token).await;
        page.get("token-facts").is_shown().await;
        for domain in [
            format!("{host}.example.com"),
            format!("http://{host}@127.0.0.2:{port}"),
            format!("http://127.0.0.2:{port}"),
            format!("http://localhost:{port}"),
            format!("https://{host}"),
            format!("http://127.0.0.1:{}", port ^ 1),
            format!("http://127.0.0.1.:{port}"),
            format!("http://127.0.0.\u{ff11}:{port}"),
        ] {
            page.get("domain").fill(&domain).await;
            page.get("open").click().await;
            page.until(&format!("{domain} is refused"), async || {
                let refused = ["refusal", "domain-error"];
                for name in refused {
                    if !page.get(name).text_now().await.is_empty() {
                        return true;
                    }
                }
                false
            })
            .await;
            page.get("lock").is_gone().await;
        }
        let sent = page.sent_requests().await.into_iter();
        let strange: Vec<_> = sent
            .filter(|request| !request.url.starts_with(&tenant.origin()))
            .filter(|request| {
                request.url.starts_with("http") && !request.url.contains(&page.own_host())
            })
            .collect();
        assert!(strange.is_empty(), "{strange:?}");
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn the_token_field_keeps_what_is_typed_to_itself() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        let field = page.get("token");
        for (name, value) in [
            ("type", Some("password")),
            ("autocomplete", Some("off")),
            ("spellcheck", Some("false")),
            ("autocapitalize", Some("off")),
            ("name", None),
            ("value", None),
        ] {
            assert_eq!(field.attribute(name).await.as_deref(), value, "{name}");
        }
        let before = page.loaded_at().await;
        field.fill("not a token").await;
        page.press(Key::Enter).await;
        page.get("token-error").shows("Not taken").await;
        assert_eq!(page.loaded_at().await, before, "Enter left the page");
        let token = tenant.token(SCOPE).await;
        field.fill(&token).await;
        page.press(Key::Enter).await;
        page.get("valid-keys").is_shown().await;
        assert_eq!(page.loaded_at().await, before, "Enter left the page");
        let address: String = page.run("return location.href", vec![]).await;
        assert!(!address.contains('?'), "{address}");
    });
}

#[test]
fn messages_of_other_sites_do_nothing() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        let before = page.loaded_at().await;
        let shown = page.everything().await;
        let asked = tenant.requests().len();
        let post = "for (const data of ['lock', 'keyglass.lock', null, { type: 'token', token: 'x' }]) {
                postMessage(data, '*');
                dispatchEvent(new MessageEvent('message', { data, origin: 'https://evil.example' }));
            }";
        let () = page.run(post, vec![]).await;
        let settled: bool = page
            .run_later(
                "const done = arguments[arguments.length - 1];
                addEventListener('message', () => done(true)); postMessage('last', '*');",
            )
            .await;
        assert!(settled);
        assert_eq!(page.loaded_at().await, before);
        assert_eq!(page.everything().await, shown);
        assert_eq!(tenant.requests().len(), asked);
        // A page that opens the app has no hold on its window.
        let opener = format!(
            "<!doctype html><title>Opener</title><script>window.app = open('{}/')</script>",
            tenant.origin()
        );
        page.open_address(&page.own_page("/opener", &opener)).await;
        page.until("the opener has lost the window", async || {
            page.run("return !window.app || window.app.closed", vec![])
                .await
        })
        .await;
    });
}

#[test]
fn a_token_whose_audience_only_looks_like_the_tenant_is_refused_and_sent_nowhere() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        for audience in [
            format!("{}.evil.example/api/v2/", tenant.origin()),
            format!("{}@evil.example/api/v2/", tenant.origin()),
            format!("http://evil.example/{}/api/v2/", tenant.host()),
            format!("https://{}/api/v2/", tenant.host()),
            format!("{}0/api/v2/", tenant.origin()),
        ] {
            let options = TokenOptions {
                audience: Some(audience.clone()),
                ..TokenOptions::default()
            };
            let token = tenant.issue_token(SCOPE, options).await.expect("a token");
            journey::enter_token(page, &tenant.origin(), &token).await;
            page.get("refusal").is_shown().await;
            page.get("valid-keys").is_gone().await;
            assert_eq!(
                tenant.authorized_paths(),
                Vec::<String>::new(),
                "{audience}"
            );
        }
    });
}

#[test]
fn a_domain_with_letters_that_only_look_like_ours_is_refused() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.open("/").await;
        // The first letter is Cyrillic.
        page.get("domain").fill("\u{430}cme.eu.auth0.com").await;
        page.get("token").paste(&tenant.token(SCOPE).await).await;
        page.get("open").click().await;
        page.get("domain-error").shows("letters beyond a–z").await;
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}
