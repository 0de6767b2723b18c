//! The clipboard, read as a person does: by pasting it somewhere.

use serde_json::json;

use super::{Page, answered};
use crate::engine::Engine;

/// A field that keeps what is pasted into it as it came: the field's own value has its line ends
/// changed by the browser.
const PAGE: &str = "<!doctype html><title>Clipboard</title><textarea id=field></textarea>
    <script>
        field.addEventListener('paste', event => {
            window.pasted = event.clipboardData.getData('text/plain');
        });
        field.focus();
    </script>";

impl Page {
    /// What a paste brings, byte for byte: a page of the test's own is opened in another tab, the
    /// text is pasted into a field, and the tab is closed. Where the browser has a display of its own,
    /// another program pastes: WebKitGTK writes line ends as they are, but changes them when it pastes.
    pub async fn pasted(&self) -> String {
        if self.driver.clipboard().is_some() {
            let read = async || {
                self.driver
                    .clipboard()
                    .unwrap_or_else(|| Err("gone".into()))
            };
            return self.eventually("paste into another program", read).await;
        }
        self.step("paste into a page of the test's own".into());
        self.beside("/clipboard", async || {
            self.press_with_control("v").await;
            self.eventually("see the paste arrive", async || {
                let pasted: Option<String> = self.try_run("return window.pasted", vec![]).await?;
                pasted.ok_or_else(|| "nothing was pasted".into())
            })
            .await
        })
        .await
    }

    /// What a paste adds to an empty field: nothing, when there is nothing to paste.
    pub async fn pasted_into_a_field(&self) -> String {
        self.step("paste into a field of the test's own".into());
        self.beside("/clipboard", async || {
            self.press_with_control("v").await;
            // Keys come one after the other: when the last one is there, the paste was.
            self.type_text("!").await;
            let read = "return field.value.endsWith('!') ? field.value.slice(0, -1) : null";
            self.eventually("see what was typed arrive", async || {
                let pasted: Option<String> = self.try_run(read, vec![]).await?;
                pasted.ok_or_else(|| "nothing was typed".into())
            })
            .await
        })
        .await
    }

    /// Puts a text on the clipboard by copying it out of a field on a page of the test's own.
    pub async fn put_on_clipboard(&self, text: &str) {
        self.step("copy on a page of the test's own".into());
        self.beside("/clipboard", async || {
            let fill = "field.value = arguments[0]; field.select(); return true";
            let _: bool = self.run(fill, vec![json!(text)]).await;
            self.press_with_control("c").await;
        })
        .await;
    }

    /// Makes the browser refuse the app that is open to write to the clipboard.
    pub async fn refuse_clipboard(&self) {
        if self.engine == Engine::Chromium {
            let parameters = json!({
                "permission": { "name": "clipboard-write" },
                "setting": "denied",
                "origin": self.origin,
            });
            self.command("Browser.setPermission", parameters).await;
            return;
        }
        // Elsewhere a click is permission enough: the page gets the answer that a refusal is.
        let refuse = "navigator.clipboard.write = navigator.clipboard.writeText = async () => {
            throw new DOMException('refused by the test', 'NotAllowedError');
        }; return true";
        let _: bool = self.run(refuse, vec![]).await;
    }

    /// Does something on a page in another tab, and comes back.
    async fn beside<T>(&self, path: &str, work: impl AsyncFnOnce() -> T) -> T {
        let address = self.own_page(path, PAGE);
        let app = answered(self.browser.window().await);
        let tab = answered(self.browser.new_tab().await);
        answered(self.browser.switch_to_window(tab).await);
        answered(self.browser.goto(address).await);
        let done = work().await;
        answered(self.browser.close_window().await);
        answered(self.browser.switch_to_window(app).await);
        done
    }
}
