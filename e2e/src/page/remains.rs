//! What a page leaves behind: in the browser's stores, and in the document.

use serde_json::json;

use super::{Page, answered};

impl Page {
    /// Everything that this page's origin keeps in the browser, a line each; empty when nothing is kept.
    pub async fn kept(&self) -> Vec<String> {
        let list = "
            const done = arguments[arguments.length - 1];
            (async () => {
                const kept = [];
                for (const [name, store] of [['local', localStorage], ['session', sessionStorage]])
                    for (const key of Object.keys(store)) kept.push(`${name}: ${key}=${store[key]}`);
                if (document.cookie) kept.push(`cookie: ${document.cookie}`);
                for (const base of await indexedDB.databases()) kept.push(`database: ${base.name}`);
                if (window.caches) for (const cache of await caches.keys()) kept.push(`cache: ${cache}`);
                for (const worker of await navigator.serviceWorker?.getRegistrations() ?? [])
                    kept.push(`worker: ${worker.scope}`);
                return kept;
            })().then(done, error => done([`error: ${error}`]));";
        let answer = answered(self.browser.execute_async(list, vec![]).await);
        answered(answer.convert())
    }

    /// All of the document as text, hidden parts too: elements with their attributes, shadow roots,
    /// the values of fields, title, address and state of the history.
    pub async fn everything(&self) -> String {
        let dump = "
            const parts = [location.href, document.title, JSON.stringify(history.state)];
            const walk = root => {
                parts.push(root.innerHTML ?? '');
                for (const e of root.querySelectorAll('*')) {
                    if ('value' in e) parts.push(String(e.value));
                    if (e.shadowRoot) walk(e.shadowRoot);
                }
            };
            walk(document.documentElement);
            return parts.join('\\n');";
        self.run(dump, vec![json!(null)]).await
    }
}
