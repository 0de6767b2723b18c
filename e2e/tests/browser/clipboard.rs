//! Copies that do not reach the clipboard are said, and can be made by hand.

use keyglass_e2e::{Page, Seed, api, browser_test, journey};

/// Checks that the text stands there, selected, and that copying it by hand brings it whole.
async fn is_copied_by_hand(page: &Page, text: &str) {
    page.until("the text stands selected", async || {
        page.run(
            "return document.activeElement?.dataset.test === 'by-hand'",
            vec![],
        )
        .await
    })
    .await;
    page.press_with_control("c").await;
    assert_eq!(page.pasted().await, text);
}

#[test]
fn a_refused_copy_is_said_and_can_be_made_by_hand() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        page.refuse_clipboard().await;
        page.row(key.kid()).get("copy-kid").click().await;
        page.get("toast")
            .shows("Key ID not copied: the browser refused")
            .await;
        is_copied_by_hand(page, key.kid()).await;
    });
}

#[test]
fn a_page_without_a_clipboard_says_so() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        let remove =
            "Object.defineProperty(navigator, 'clipboard', { value: undefined }); return 0";
        let _: u8 = page.run(remove, vec![]).await;
        page.row(key.kid()).get("copy-thumbprint").click().await;
        page.get("toast")
            .shows("Thumbprint not copied: browsers give the clipboard to")
            .await;
        is_copied_by_hand(page, key.text("thumbprint")).await;
    });
}

#[test]
fn a_refused_copy_leaves_the_clipboard_as_it_was() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        page.put_on_clipboard("what was there before").await;
        page.refuse_clipboard().await;
        page.row(key.kid()).get("copy-certificate").click().await;
        page.get("toast").shows("The clipboard is unchanged").await;
        assert_eq!(page.pasted().await, "what was there before");
    });
}
