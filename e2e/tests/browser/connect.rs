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
