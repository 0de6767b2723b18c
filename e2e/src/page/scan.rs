//! Whether a secret is anywhere that a page can leave it: the document, the browser's stores, addresses, the
//! console, requests, and the memory of the app's WebAssembly.
//!
//! JavaScript's own heap is not searched: its texts cannot be wiped, so that nothing is promised of it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Page, answered};
use crate::engine::Facility;

/// What a page may begin with to have its memory seen: run before any script of its own, so that the app
/// itself needs no door.
const WATCH: &str = include_str!("scan/watch.js");

/// Looks into the document, the stores and the memory.
const LOOK: &str = include_str!("scan/look.js");

/// Where a secret was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Place {
    /// A text of the document or of a shadow root, shown or not.
    Text,
    /// An attribute of an element, or a comment.
    Attribute,
    /// The value of a field.
    Field,
    /// What assistive technology is told.
    AccessibilityTree,
    /// `localStorage`, `sessionStorage`, a cookie.
    Storage,
    /// IndexedDB.
    Database,
    /// The Cache API.
    Cache,
    /// An address, a title, or a state in the history.
    Address,
    /// A line of the console, of any level.
    Console,
    /// The address, a header other than `Authorization`, or the body of a request.
    Request,
    /// The memory of a WebAssembly module, in UTF-8 or UTF-16.
    Memory,
}

impl Page {
    /// Lets the memory of the pages that are opened from now on be scanned.
    pub async fn watch_memory(&self) {
        self.before_pages(WATCH).await;
    }

    /// Everywhere that the secret, its first half or its last half is found: as it stands, escaped for JSON
    /// or for an address, or in base64. The accessibility tree is seen in Chromium only; where the driver
    /// tells of no requests, those are searched that reached the test's own origin.
    ///
    /// # Panics
    /// When no memory is watched, and when the secret is too short to be told from other bytes.
    pub async fn scan(&self, secret: &str) -> BTreeSet<Place> {
        let needles = needles(secret);
        let mut found = self.look_for(&needles).await;
        let holds = |text: &str| needles.iter().any(|needle| text.contains(needle));
        if self.can(Facility::DevTools) {
            let tree = self.command("Accessibility.getFullAXTree", json!({})).await;
            if texts(&tree).iter().any(|text| holds(text)) {
                found.insert(Place::AccessibilityTree);
            }
        }
        if self.console().await.iter().any(|line| holds(line)) {
            found.insert(Place::Console);
        }
        let requests = match self.can(Facility::Requests) {
            true => self.sent_requests().await,
            false => self.own_requests(),
        };
        for request in requests {
            let headers = request.headers.iter();
            let carries = headers
                .filter(|(name, _)| name != "authorization")
                .any(|(_, value)| holds(value));
            if carries || holds(&request.url) || request.body.as_deref().is_some_and(holds) {
                found.insert(Place::Request);
            }
        }
        found
    }

    /// Fails when the secret is found anywhere; `when` says after which step.
    pub async fn holds_nowhere(&self, secret: &str, when: &str) {
        let found = self.scan(secret).await;
        assert!(found.is_empty(), "{when}, the secret is in {found:?}");
    }

    async fn look_for(&self, needles: &[String]) -> BTreeSet<Place> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const look = {LOOK};
             look(arguments[0]).then(done, error => done({{ error: String(error) }}));"
        );
        let answer = self
            .browser
            .execute_async(script, vec![json!(needles)])
            .await;
        let answer = answered(answer).json().clone();
        match serde_json::from_value(answer.clone()) {
            Ok(found) => found,
            Err(_) => panic!("the scan failed: {answer}"),
        }
    }
}

/// The texts that give a secret away.
fn needles(secret: &str) -> Vec<String> {
    let characters: Vec<char> = secret.chars().collect();
    assert!(
        characters.len() >= 13,
        "too short to be told from other bytes"
    );
    let middle = characters.len() / 2;
    // The beginning and the end of a long one are enough to find it.
    let head: String = characters[..middle].iter().take(64).collect();
    let tail: String = characters[middle..].iter().rev().take(64).rev().collect();
    let plain = [secret.to_owned(), head, tail];
    let escaped = plain.clone().map(|text| {
        let json = Value::from(text).to_string();
        json[1..json.len() - 1].to_owned()
    });
    let in_addresses = plain.clone().map(|text| percent_encoded(&text));
    let all = plain.into_iter().chain(escaped).chain(in_addresses);
    let mut needles: BTreeSet<String> = all.collect();
    needles.retain(|needle| needle.len() >= 6);
    needles.into_iter().collect()
}

/// A text as it stands in an address (`encodeURIComponent`).
fn percent_encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes()
        .map(|byte| match is_plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// Every text in a JSON value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
