//! The ground that the other tests stand on: it notices what it is there to notice.

use std::panic::{AssertUnwindSafe, catch_unwind};

use keyglass_e2e::{LocalTenant, Page, Seed, browser_test};

/// How a test fails that has to.
fn failure_of(test: impl AsyncFnOnce(&Page, &mut LocalTenant)) -> String {
    let outcome = catch_unwind(AssertUnwindSafe(|| browser_test(Seed::Empty, test)));
    let panic = outcome.expect_err("the test has to fail");
    let text = panic.downcast_ref::<String>().cloned();
    text.expect("a failed test says why")
}

/// Runs a script and waits until the console speaks of it.
async fn provoke(page: &Page, script: &str, word: &str) {
    page.open("/").await;
    page.get("open-local").is_shown().await;
    page.run::<()>(script, vec![]).await;
    page.until("the console speaks of it", async || {
        page.console().await.iter().any(|line| line.contains(word))
    })
    .await;
}

const THROW: &str = "setTimeout(() => { throw new Error('on purpose') })";
const BEACON: &str = "new Image().src = 'http://127.0.0.1:9/beacon'";

#[test]
fn an_uncaught_exception_fails_a_test() {
    let why = failure_of(async |page, _| provoke(page, THROW, "on purpose").await);
    assert!(why.contains("did not announce"), "{why}");
    assert!(why.contains("on purpose"), "{why}");
}

#[test]
fn a_violation_of_the_content_security_policy_fails_a_test() {
    let why = failure_of(async |page, _| provoke(page, BEACON, "beacon").await);
    assert!(why.contains("Content Security Policy"), "{why}");
}

#[test]
fn what_was_announced_may_come() {
    browser_test(Seed::Empty, async |page, _| {
        page.expect_console("on purpose");
        provoke(page, THROW, "on purpose").await;
    });
}

#[test]
fn what_was_announced_and_does_not_come_fails_a_test() {
    let why = failure_of(async |page, _| {
        page.expect_console("on purpose");
        page.open("/").await;
        page.get("open-local").is_shown().await;
    });
    assert!(why.contains("was to hold \"on purpose\""), "{why}");
}

#[test]
fn a_part_that_lies_under_another_cannot_be_clicked() {
    let why = failure_of(async |page, _| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        let cover = "const cover = document.createElement('div');
            for (const [name, value] of Object.entries({ position: 'fixed', inset: '0', zIndex: '99' }))
                cover.style[name] = value;
            document.body.append(cover);";
        page.run::<()>(cover, vec![]).await;
        page.get("open-local").click().await;
    });
    assert!(why.contains("intercepted"), "{why}");
}

#[test]
fn a_copy_that_never_happened_is_not_read_as_one() {
    let why = failure_of(async |page, _| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        assert_eq!(page.pasted().await, "a certificate");
    });
    assert!(
        why.contains("nothing was pasted") || why.contains("left: \"\""),
        "{why}"
    );
}
