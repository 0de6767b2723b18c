//! After a defect nothing goes on: one static screen, no module, nothing of the message.

use keyglass_e2e::{Page, Seed, browser_test, journey};

const CANARY: &str = "canary-of-the-message";

/// Makes the next request a defect: the app rightly expects that no browser is without this, and
/// says so in a message that holds the browser's own words.
fn break_browser() -> String {
    format!("window.AbortController = class {{ constructor() {{ throw new Error('{CANARY}'); }} }}")
}

/// Waits for the screen, and looks for what must not be on it.
async fn has_stopped(page: &Page) {
    page.css("#stopped").shows("Keyglass stopped").await;
    assert_eq!(
        page.css("body > *:not([hidden], script, noscript)")
            .count()
            .await,
        1
    );
    assert!(!page.everything().await.contains(CANARY));
    assert!(!page.console().await.concat().contains(CANARY));
    assert_eq!(page.kept().await, Vec::<String>::new());
}

#[test]
fn a_panic_ends_in_one_screen_and_no_module() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("Keyglass stopped at src/platform/abort.rs");
        page.expect_console("nreachable");
        let token = tenant.token(&["read:signing_keys"]).await;
        journey::open_with_token(page, tenant, &token).await;
        page.get("valid-keys").is_shown().await;
        let before = page.loaded_at().await;
        let () = page.run(&break_browser(), vec![]).await;
        page.get("refresh").click().await;
        has_stopped(page).await;
        page.css("#stopped").shows("src/platform/abort.rs").await;
        assert_ne!(
            page.loaded_at().await,
            before,
            "the module's memory is gone"
        );
        let signature = token.rsplit('.').next().expect("three parts");
        assert!(!page.everything().await.contains(signature));

        // Nothing answers any more.
        let asked = tenant.requests().len();
        page.css("#stopped h1").click().await;
        page.press_with_alt_and_shift("L").await;
        page.fire("online").await;
        page.fire("popstate").await;
        let modules: usize = page
            .run(
                "return performance.getEntriesByType('resource')
                    .filter(it => it.initiatorType === 'fetch').length",
                vec![],
            )
            .await;
        assert_eq!(modules, 0, "a module was loaded");
        assert_eq!(tenant.requests().len(), asked);
        has_stopped(page).await;

        page.css("#stopped a").click().await;
        page.get("open-local").is_shown().await;
    });
}

#[test]
fn a_trap_that_no_code_of_the_module_learns_of_ends_it_too() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        let trap = format!(
            "dispatchEvent(new ErrorEvent('error', {{
                error: new WebAssembly.RuntimeError('{CANARY}'), cancelable: true }}))"
        );
        let () = page.run(&trap, vec![]).await;
        has_stopped(page).await;
    });
}

#[test]
fn a_panic_at_the_start_is_said_once_and_not_tried_for_ever() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("Keyglass stopped at src/platform/abort.rs");
        page.expect_console("nreachable");
        page.before_pages(&break_browser()).await;
        page.open("/").await;
        has_stopped(page).await;
        let loads = tenant.requests().into_iter();
        assert_eq!(loads.filter(|request| request.path == "/").count(), 2);
    });
}
