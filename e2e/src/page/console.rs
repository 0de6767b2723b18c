//! The browser's console: what is written there is part of how a page behaves.

use std::cell::RefCell;

use thirtyfour::BrowserLogEntry;

use super::{Page, answered};

/// What the browser says of every page and nobody here can change: the build writes a digest into the
/// preload link of the wasm, where `boot.js` reads it, and Chromium says that it does not check it there.
const ALWAYS: [&str; 1] =
    ["The `integrity` attribute is currently ignored for preload destinations"];

/// What came so far, and what the test said would come.
#[derive(Default)]
pub(super) struct Console {
    entries: RefCell<Vec<BrowserLogEntry>>,
    expected: RefCell<Vec<String>>,
}

impl Page {
    /// Announces an error or a warning that contains `text`. The test fails when none comes, too.
    pub fn expect_console(&self, text: &str) {
        self.console.expected.borrow_mut().push(text.to_owned());
    }

    /// Everything on the console so far, at every level: logs, errors, uncaught exceptions, failed
    /// requests, violations of the content security policy.
    pub async fn console(&self) -> Vec<String> {
        self.read_console().await;
        let entries = self.console.entries.borrow();
        entries.iter().map(|entry| entry.message.clone()).collect()
    }

    /// Fails on what was not announced, and on what was announced and did not come.
    pub(crate) async fn check_console(&self) {
        self.read_console().await;
        let entries = self.console.entries.borrow();
        let expected = self.console.expected.borrow();
        let problems: Vec<_> = entries.iter().filter(|entry| is_problem(entry)).collect();
        let strange: Vec<_> = problems
            .iter()
            .filter(|entry| !expected.iter().any(|text| entry.message.contains(text)))
            .map(|entry| format!("  {}: {}", entry.level, entry.message))
            .collect();
        assert!(
            strange.is_empty(),
            "the console holds what the test did not announce with expect_console:\n{}",
            strange.join("\n")
        );
        for text in &*expected {
            let came = problems.iter().any(|entry| entry.message.contains(text));
            assert!(came, "the console was to hold {text:?}, and does not");
        }
    }

    async fn read_console(&self) {
        let new = answered(self.browser.browser_log().await);
        self.console.entries.borrow_mut().extend(new);
    }
}

fn is_problem(entry: &BrowserLogEntry) -> bool {
    let is_known = ALWAYS.iter().any(|text| entry.message.contains(text));
    matches!(&*entry.level, "SEVERE" | "WARNING") && !is_known
}
