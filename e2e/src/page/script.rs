//! Scripts in the page, for what the driver's own commands do not tell.

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::WebElement;

use super::{Page, answered, brief};
use crate::engine::Facility;

/// Looks through shadow roots: `find.one(path)` and `find.all(path)`, see [`super::Locator`].
const FIND: &str = "
    const find = {
        root(path) {
            return path.slice(0, -1).reduce((root, css) => root?.querySelector(css)?.shadowRoot, document);
        },
        one(path) { return this.root(path)?.querySelector(path.at(-1)) ?? null; },
        all(path) { return [...(this.root(path)?.querySelectorAll(path.at(-1)) ?? [])]; },
    };";

impl Page {
    /// What a script returns. It sees its arguments as `arguments`, and may use `await` in an
    /// `async` function of its own.
    ///
    /// # Panics
    /// When the script throws, or returns something of another type.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        match self.try_run(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("a script failed: {error}\n{script}"),
        }
    }

    /// What a script hands to the last of its `arguments`, which it may do in a later turn.
    pub async fn run_later<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = answered(self.browser.execute_async(script, vec![]).await);
        answered(answer.convert())
    }

    /// What a script returns, or why it did not: while a page is being left there is none to run in.
    pub(super) async fn try_run<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T, String> {
        let script = format!("{FIND}\n{script}");
        let answer = self.browser.execute(script, arguments).await;
        let answer = answer.map_err(|error| brief(&error))?;
        let value = answer.json().clone();
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    /// The element that a script returns.
    pub(super) async fn element(
        &self,
        script: &str,
        argument: Value,
    ) -> Result<WebElement, String> {
        let script = format!("{FIND}\n{script}");
        let answer = self.browser.execute(script, vec![argument]).await;
        let answer = answer.map_err(|error| brief(&error))?;
        if answer.json().is_null() {
            return Err("it is not on the page".into());
        }
        answer.element().map_err(|error| brief(&error))
    }

    /// Sends a command of the browser's own protocol (Chrome DevTools Protocol).
    pub(super) async fn command(&self, method: &str, parameters: Value) -> Value {
        self.needs(Facility::DevTools);
        answered(self.browser.cdp().send_raw(method, parameters).await)
    }
}
