//! The page of API requests: what is copied is what the core writes, the token is never on screen, and
//! what is sent comes back.

mod filling;
mod sending;

use keyglass_core::{
    placeholder::{Masking, Template, VariableName, Variables, well_known},
    snippet::{Client, Request, SecretForm, Value, write},
};
use keyglass_e2e::{Key, LocalTenant, Locator, Page, Seed, api, browser_test, journey};

const KEYS: &str = "/api/v2/keys";
const SCOPE: &[&str] = &["read:signing_keys"];
const PATH: &str = "/api-requests";

/// Connects with a token and goes to the page; answers the token.
async fn open_requests(page: &Page, tenant: &LocalTenant, scopes: &[&str]) -> String {
    let token = tenant.token(scopes).await;
    journey::open_with_token(page, tenant, &token).await;
    page.css("nav a[href='/api-requests']").click().await;
    page.heading().shows("API requests").await;
    token
}

fn name(text: &str) -> VariableName {
    VariableName::parse(text).expect("a name")
}

/// The variables with the values that the page should have.
fn values(values: &[(&str, &str)]) -> Variables {
    let mut variables = Variables::new(Masking::Prefix);
    well_known()
        .into_iter()
        .for_each(|it| variables.declare(it));
    for (variable, value) in values {
        variables
            .set(&name(variable), value)
            .expect("it is declared");
    }
    variables
}

/// What the core writes for a call to this tenant.
fn written(path: &str, client: Client, secrets: SecretForm, variables: &Variables) -> Template {
    let request = Request {
        method: "GET".to_owned(),
        url: Value::parse(&format!("http://{{yourDomain}}{path}"), variables),
        headers: vec![(
            "Authorization".to_owned(),
            Value::parse("Bearer {yourMgmtApiAccessToken}", variables),
        )],
        body: None,
    };
    write(&request, client, secrets).expect("the request can be written")
}

async fn choose_language(card: &Locator<'_>, page: &Page, title: &str) {
    let choose = "find.all(arguments[0]).find(e => e.innerText.trim() === arguments[1]).click()";
    let tabs = format!("{card} [data-test=code-tab]");
    let () = page
        .run(choose, vec![vec![tabs].into(), title.into()])
        .await;
}

/// Clicks what may lie behind the bar at the top.
async fn press(button: &Locator<'_>) {
    button.scroll_into_view().await;
    button.click().await;
}

/// Copies the code of a card; answers what a paste brings.
async fn copied(page: &Page, card: &Locator<'_>) -> String {
    press(&card.get("copy-code")).await;
    page.get("toast").shows("copied").await;
    page.pasted().await
}

async fn code_on_screen(page: &Page, card: &Locator<'_>) -> String {
    let read = "return find.one(arguments[0]).textContent";
    let code = format!("{card} [data-test=code-text]");
    page.run(read, vec![vec![code].into()]).await
}

#[test]
fn what_is_copied_is_what_the_core_writes_and_the_token_is_nowhere_on_the_page() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = open_requests(page, tenant, SCOPE).await;
        let key = api::key_that_is("current", tenant).await;
        let host = tenant.host();
        let variables = values(&[
            ("yourDomain", &host),
            ("yourMgmtApiAccessToken", &token),
            ("yourKeyId", key.kid()),
        ]);
        let one = page.get("one-key");
        one.get("choose-kid")
            .css(&format!("option[value='{}']", key.kid()))
            .click()
            .await;
        for (card, path, title, client) in [
            ("all-keys", "/api/v2/keys/signing", "cURL", Client::Curl),
            (
                "one-key",
                "/api/v2/keys/signing/{yourKeyId}",
                "cURL",
                Client::Curl,
            ),
            (
                "all-keys",
                "/api/v2/keys/signing",
                "Python",
                Client::Requests,
            ),
            (
                "one-key",
                "/api/v2/keys/signing/{yourKeyId}",
                "C#",
                Client::HttpClient,
            ),
            (
                "one-key",
                "/api/v2/keys/signing/{yourKeyId}",
                "PowerShell",
                Client::PowerShell,
            ),
        ] {
            let card = page.get(card);
            choose_language(&card, page, title).await;
            let template = written(path, client, SecretForm::Inline, &variables);
            let expected = template.copy(&variables).expect("nothing is refused");
            assert!(expected.contains(&token));
            assert_eq!(copied(page, &card).await, *expected, "{title}");
            assert_eq!(
                code_on_screen(page, &card).await,
                template.display_text(&variables)
            );
            page.get("toast").shows("It holds a secret").await;
        }
        let end_of_token = &token[token.len() - 20..];
        assert!(!page.everything().await.contains(end_of_token));
        assert!(
            page.kept()
                .await
                .iter()
                .all(|kept| !kept.contains(end_of_token))
        );
    });
}

#[test]
fn another_client_is_chosen_and_kept_for_its_language() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = open_requests(page, tenant, SCOPE).await;
        let host = tenant.host();
        let variables = values(&[("yourDomain", &host), ("yourMgmtApiAccessToken", &token)]);
        let card = page.get("all-keys");
        choose_language(&card, page, "Python").await;
        card.get("client")
            .css("option[value='httpx']")
            .click()
            .await;
        let template = written(
            "/api/v2/keys/signing",
            Client::Httpx,
            SecretForm::Inline,
            &variables,
        );
        let expected = template.copy(&variables).expect("nothing is refused");
        assert_eq!(copied(page, &card).await, *expected);
        page.get("one-key").get("code-text").shows("httpx").await;
    });
}

#[test]
fn from_the_environment_the_copied_code_holds_no_token() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = open_requests(page, tenant, SCOPE).await;
        press(&page.get("secrets-environment")).await;
        let card = page.get("all-keys");
        let host = tenant.host();
        let variables = values(&[("yourDomain", &host), ("yourMgmtApiAccessToken", &token)]);
        let template = written(
            "/api/v2/keys/signing",
            Client::Curl,
            SecretForm::Environment,
            &variables,
        );
        let expected = template.copy(&variables).expect("nothing is refused");
        let text = copied(page, &card).await;
        assert_eq!(text, *expected);
        assert!(text.contains("MGMT_API_ACCESS_TOKEN") && !text.contains(&token));
        assert!(!page.get("toast").text().await.contains("It holds a secret"));
    });
}

#[test]
fn the_tabs_obey_the_keys_move_together_and_the_choice_is_kept() {
    browser_test(Seed::Demo, async |page, _| {
        page.open(PATH).await;
        let selected = "[data-test=all-keys] [role=tab][aria-selected=true]";
        let other = page.css("[data-test=one-key] [role=tab][aria-selected=true]");
        page.css(selected).focus().await;
        for (key, title) in [
            (Key::Right, "C#"),
            (Key::Left, "cURL"),
            (Key::Left, "Swift"),
            (Key::Home, "cURL"),
            (Key::End, "Swift"),
        ] {
            page.press(key).await;
            page.css(selected).shows(title).await;
            other.shows(title).await;
            assert!(page.has_focus(selected).await);
        }
        page.get("one-key")
            .get("code-text")
            .shows("URLSession")
            .await;
        page.reload().await;
        page.css(selected).shows("Swift").await;
        assert_eq!(page.kept().await, ["local: keyglass.choice.language=Swift"]);
    });
}

#[test]
fn a_refused_clipboard_gets_no_secret_on_screen_and_other_code_to_copy_by_hand() {
    browser_test(Seed::Demo, async |page, tenant| {
        let token = open_requests(page, tenant, SCOPE).await;
        page.refuse_clipboard().await;
        let card = page.get("all-keys");
        press(&card.get("copy-code")).await;
        page.get("toast")
            .shows("not copied: the browser refused")
            .await;
        page.get("toast")
            .shows("holds a secret, so it is not shown")
            .await;
        assert!(!page.everything().await.contains(&token[token.len() - 20..]));
        press(&page.get("secrets-environment")).await;
        press(&card.get("copy-code")).await;
        page.get("by-hand").is_shown().await;
    });
}
