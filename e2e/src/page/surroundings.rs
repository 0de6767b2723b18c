//! What is around the page: the machine's clock, the network, other tabs, scripts before the app's own.

use serde_json::json;
use thirtyfour::Key;

use super::{Page, answered};
use crate::engine::Engine;
use crate::recorder;

impl Page {
    /// Runs a script in every page that is opened from now on, before any script of its own.
    pub async fn before_pages(&self, script: &str) {
        match self.engine {
            Engine::Chromium => {
                let parameters = json!({ "source": script });
                self.command("Page.addScriptToEvaluateOnNewDocument", parameters)
                    .await;
            }
            Engine::Firefox => self.events().before_pages(script).await,
            Engine::WebKitGtk => {
                let mut scripts = self.scripts.borrow_mut();
                scripts.push_str(&recorder::beside(script));
                self.bench
                    .put(recorder::SCRIPT_PATH, "text/javascript", &**scripts);
                recorder::replace(&self.app, &scripts);
            }
        }
    }

    /// Lets the machine's clock be wrong by so many seconds in the pages that are opened from now on.
    pub async fn set_clock(&self, seconds: i64) {
        self.step(format!("set the clock {seconds} s ahead"));
        self.before_pages(&advance(seconds)).await;
    }

    /// Lets the wall clock jump, as after sleep: timers do not notice.
    pub async fn advance_clock(&self, seconds: i64) {
        self.step(format!("advance the clock by {seconds} s"));
        let () = self.run(&advance(seconds), vec![]).await;
    }

    /// When this document was loaded: another number means that the page was loaded anew.
    pub async fn loaded_at(&self) -> f64 {
        self.run("return performance.timeOrigin", vec![]).await
    }

    /// Fires an event on the window.
    pub async fn fire(&self, event: &str) {
        self.step(format!("fire {event}"));
        let () = self
            .run("dispatchEvent(new Event(arguments[0]))", vec![json!(event)])
            .await;
    }

    /// Takes the browser's network away, or gives it back.
    pub async fn set_offline(&self, offline: bool) {
        self.step(format!("go {}", if offline { "offline" } else { "online" }));
        if self.engine == Engine::Firefox {
            return self.events().set_offline(offline).await;
        }
        let parameters = json!({
            "offline": offline,
            "latency": 0,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        });
        self.command("Network.emulateNetworkConditions", parameters)
            .await;
    }

    /// Does something in another tab, which begins at a path of the app, and comes back.
    pub async fn in_another_tab<T>(&self, path: &str, work: impl AsyncFnOnce() -> T) -> T {
        self.step(format!("open {path} in another tab"));
        let first = answered(self.browser.window().await);
        let tab = answered(self.browser.new_tab().await);
        answered(self.browser.switch_to_window(tab).await);
        self.open(path).await;
        let done = work().await;
        answered(self.browser.close_window().await);
        answered(self.browser.switch_to_window(first).await);
        done
    }

    /// Presses a letter with Alt and Shift.
    pub async fn press_with_alt_and_shift(&self, letter: &str) {
        self.step(format!("press Alt, Shift and {letter}"));
        let chain = self.browser.action_chain().key_down(Key::Alt);
        let chain = chain.key_down(Key::Shift).send_keys(letter);
        let chain = chain.key_up(Key::Shift).key_up(Key::Alt);
        answered(chain.perform().await);
    }
}

fn advance(seconds: i64) -> String {
    // The page's own clock: a driver's scripts may have another.
    format!(
        "{{ const {{ Date }} = window, now = Date.now; Date.now = () => now() + {seconds} * 1000; }}"
    )
}
