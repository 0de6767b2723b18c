//! The keyboard.

use thirtyfour::Key;

use super::{Page, answered};

/// How many times Tab is pressed before one gives up.
const LONGEST_WAY: usize = 80;

impl Page {
    /// Presses one key.
    pub async fn press(&self, key: Key) {
        self.step(format!("press {key:?}"));
        answered(self.browser.action_chain().send_keys(key).perform().await);
    }

    /// Types a text into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        self.step("type a text".into());
        answered(self.browser.action_chain().send_keys(text).perform().await);
    }

    /// Presses a letter with Control.
    pub async fn press_with_control(&self, letter: &str) {
        self.step(format!("press Control and {letter}"));
        let chain = self.browser.action_chain().key_down(Key::Control);
        let chain = chain.send_keys(letter).key_up(Key::Control);
        answered(chain.perform().await);
    }

    /// Presses Tab until the focus is on the part that `selector` names; fails with the way it took.
    pub async fn tab_to(&self, selector: &str) {
        let mut way = Vec::new();
        for _ in 0..LONGEST_WAY {
            self.press(Key::Tab).await;
            if self.has_focus(selector).await {
                return;
            }
            way.push(self.focused().await);
        }
        panic!(
            "Tab never led to {selector}, but over\n  {}",
            way.join("\n  ")
        );
    }

    /// Whether the focus is on the part that `selector` names.
    pub async fn has_focus(&self, selector: &str) -> bool {
        let look = "return document.activeElement?.matches(arguments[0]) ?? false";
        self.run(look, vec![selector.into()]).await
    }

    /// What has the focus, as a person who debugs a test wants to read it.
    pub async fn focused(&self) -> String {
        let describe = "const e = document.activeElement;
            if (!e) return 'nothing';
            const name = e.getAttribute('aria-label') ?? e.innerText ?? '';
            return `${e.localName}${e.id && '#' + e.id} [${e.dataset?.test ?? ''}] ${name}`.trim();";
        self.run(describe, vec![]).await
    }
}
