//! The console: what is written there is part of how a page behaves.
//!
//! chromedriver has a log of it. Firefox tells of it as it happens, by WebDriver BiDi, but for violations
//! of the policy, which a script in every page reports. In WebKitGTK all of it comes from a script.

use std::cell::RefCell;

use serde::Deserialize;

use super::{Page, answered};
use crate::engine::Engine;
use crate::recorder;

/// What a browser says of every page and nobody here can change. The build writes a digest into the
/// preload link of the wasm, where `boot.js` reads it, and Chromium says that it does not check it there.
/// WebKitGTK asks every page's host for an icon, and blames the page whose policy forbids it.
fn is_always_there(message: &str) -> bool {
    message.contains("The `integrity` attribute is currently ignored for preload destinations")
        || message.contains("img-src refused") && message.trim_end().ends_with("/favicon.ico")
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Entry {
    /// In chromedriver's words: `SEVERE`, `WARNING`, `INFO`.
    pub(super) level: String,
    /// The text.
    pub(super) message: String,
}

/// What came so far, and what the test said would come.
#[derive(Default)]
pub(super) struct Console {
    entries: RefCell<Vec<Entry>>,
    expected: RefCell<Vec<String>>,
}

impl Page {
    /// Announces an error or a warning that contains `text`. The test fails when none comes, too; but in
    /// engines whose console does not tell of failed requests it may stay away.
    pub fn expect_console(&self, text: &str) {
        self.console.expected.borrow_mut().push(text.to_owned());
    }

    /// Everything on the console so far, at every level: logs, errors, uncaught exceptions, violations of
    /// the content security policy; failed requests in Chromium.
    pub async fn console(&self) -> Vec<String> {
        self.read_console().await;
        let entries = self.console.entries.borrow();
        entries.iter().map(|entry| entry.message.clone()).collect()
    }

    /// Fails on what was not announced, and on what was announced and did not come.
    pub(crate) async fn check_console(&self) {
        self.read_console().await;
        self.check_recorder().await;
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
        if !self.engine.tells_of_failed_requests() {
            return;
        }
        for text in &*expected {
            let came = problems.iter().any(|entry| entry.message.contains(text));
            assert!(came, "the console was to hold {text:?}, and does not");
        }
    }

    /// Takes over what came since the last time. Before a page is left, since a script's entries are read
    /// from the page.
    pub(super) async fn read_console(&self) {
        let new = match self.engine {
            Engine::Chromium => {
                let log = answered(self.browser.browser_log().await).into_iter();
                log.map(|entry| Entry {
                    level: entry.level.to_string(),
                    message: entry.message,
                })
                .collect()
            }
            Engine::Firefox => self.events().take_console().await,
            // Nothing to read on the browser's own first page, and while a page is being left.
            Engine::WebKitGtk => self
                .try_run(recorder::TAKE, vec![])
                .await
                .ok()
                .flatten()
                .unwrap_or_default(),
        };
        self.console.entries.borrow_mut().extend(new);
    }

    /// Where a script keeps the console, a page without the script would look spotless.
    async fn check_recorder(&self) {
        if self.engine == Engine::WebKitGtk {
            let look = "return !location.href.startsWith(arguments[0])
                || document.contentType !== 'text/html' || 'keyglassRecorder' in window";
            let is_there: bool = self.run(look, vec![self.origin.clone().into()]).await;
            assert!(is_there, "the script that keeps the console is not there");
        }
    }
}

fn is_problem(entry: &Entry) -> bool {
    matches!(&*entry.level, "SEVERE" | "WARNING") && !is_always_there(&entry.message)
}
