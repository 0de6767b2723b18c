//! The client secret and every kind of clipboard: none, one that refuses, one that has to wait.

use super::*;

#[test]
fn what_is_selected_and_copied_by_hand_is_the_secret_character_for_character() {
    let secret = " no\u{a0}break, two  spaces, \u{202e}turned, \u{200b}none,\nline\t ";
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, secret).await;
        reveal(page).await;
        assert_eq!(shown(page).await, secret);
        let marks = page
            .css(".characters .invisible")
            .attributes("data-code")
            .await;
        assert_eq!(marks, ["U+202E", "U+200B", "U+000A", "U+0009"]);
        page.css(".characters").click().await;
        page.press_with_control("c").await;
        assert_eq!(page.pasted().await, secret);
    });
}

#[test]
fn a_refused_clipboard_is_said_without_the_secret_and_showing_it_is_offered() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        page.put_on_clipboard("what was there before").await;
        page.refuse_clipboard().await;
        page.get("copy-secret").click().await;
        page.get("secret-problem")
            .shows("Client secret not copied: the browser refused")
            .await;
        page.get("secret-problem").shows("Reveal it").await;
        page.holds_nowhere(SECRET, "after the clipboard refused it")
            .await;
        assert_eq!(page.pasted().await, "what was there before");
        reveal(page).await;
        page.get("secret-problem").is_gone().await;
        assert_eq!(shown(page).await, SECRET);
    });
}

#[test]
fn a_page_without_a_clipboard_does_not_even_ask_for_the_secret() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        let remove =
            "Object.defineProperty(navigator, 'clipboard', { value: undefined }); return 0";
        let _: u8 = page.run(remove, vec![]).await;
        page.get("copy-secret").click().await;
        page.get("secret-problem")
            .shows("https and localhost pages only")
            .await;
        assert_eq!(secrets_asked_for(tenant), 0);
    });
}

#[test]
fn a_browser_without_clipboard_items_copies_all_the_same() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        let _: u8 = page
            .run("delete window.ClipboardItem; return 0", vec![])
            .await;
        page.get("copy-secret").click().await;
        page.get("toast").shows("64 characters").await;
        page.holds_nowhere(SECRET, "after it was copied as a text")
            .await;
        assert_eq!(page.pasted().await, SECRET);
    });
}

#[test]
fn a_slow_answer_is_copied_as_well() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = open(page, tenant, SECRET).await;
        let latency = Effect::Latency {
            milliseconds: 6000,
            jitter_milliseconds: 0,
        };
        tenant.set_fault(Fault::at(format!("/api/v2/clients/{id}"), latency));
        page.get("copy-secret").click().await;
        page.get("toast").shows("64 characters").await;
        assert_eq!(page.pasted().await, SECRET);
    });
}

#[test]
fn clearing_the_clipboard_empties_it_and_promises_no_more() {
    browser_test(Seed::Demo, async |page, tenant| {
        open(page, tenant, SECRET).await;
        page.get("clear-clipboard").is_gone().await;
        page.get("copy-secret").click().await;
        page.get("clear-clipboard").click().await;
        page.get("toast").shows("Clipboard emptied").await;
        page.get("toast").shows("may have kept").await;
        page.get("clear-clipboard").is_gone().await;
        assert_eq!(page.pasted_into_a_field().await, "");
    });
}
