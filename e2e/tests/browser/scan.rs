//! The search for a secret finds it wherever it is put: a test that finds nothing with it has looked.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use keyglass_e2e::{Page, Place, Seed, browser_test};
use serde_json::json;

const SECRET: &str = "kX7-canary.Q2z9 \"of\" forty-two characters é";

async fn start(page: &Page) {
    page.watch_memory().await;
    page.open("/").await;
    page.get("open-local").is_shown().await;
}

/// Runs a script that sees the secret as `secret`, and says where the secret is then.
async fn after(page: &Page, script: &str) -> Vec<Place> {
    let script = format!("const secret = arguments[0]; {script}; return 0");
    let _: u8 = page.run(&script, vec![json!(SECRET)]).await;
    let mut found = BTreeSet::new();
    page.until("it is found", async || {
        let now = page.scan(SECRET).await;
        !now.is_empty()
    })
    .await;
    found.extend(page.scan(SECRET).await);
    found.into_iter().collect()
}

/// A script that puts the secret somewhere, where it is then found, and a script that takes it away.
const PLANTS: [(&str, &[Place], &str); 11] = [
    (
        "window.plant = document.body.appendChild(document.createElement('p'));
         plant.hidden = true; plant.append(secret.slice(0, 20), document.createElement('br'), secret.slice(20))",
        &[Place::Text],
        "plant.remove()",
    ),
    (
        "window.plant = document.body.appendChild(document.createElement('div'));
         plant.attachShadow({ mode: 'open' }).append(secret.slice(20))",
        &[Place::Text, Place::AccessibilityTree],
        "plant.remove()",
    ),
    (
        "document.body.dataset.plant = secret",
        &[Place::Attribute],
        "delete document.body.dataset.plant",
    ),
    (
        "window.plant = document.body.appendChild(document.createComment(secret))",
        &[Place::Attribute],
        "plant.remove()",
    ),
    (
        "window.plant = document.querySelector('[data-test=token]'); plant.value = secret",
        &[Place::Field],
        "plant.value = ''",
    ),
    (
        "window.plant = document.body.appendChild(document.createElement('p'));
         const sheet = new CSSStyleSheet();
         sheet.insertRule(`p:last-child::before { content: ${JSON.stringify(secret)} }`);
         document.adoptedStyleSheets = [sheet]",
        &[Place::AccessibilityTree],
        "plant.remove(); document.adoptedStyleSheets = []",
    ),
    (
        "sessionStorage.plant = btoa(unescape(encodeURIComponent(secret)))",
        &[Place::Storage],
        "sessionStorage.clear()",
    ),
    (
        "document.cookie = `plant=${encodeURIComponent(secret)}`",
        &[Place::Storage],
        "document.cookie = 'plant=; max-age=0'",
    ),
    (
        "history.replaceState({ plant: secret }, '')",
        &[Place::Address],
        "history.replaceState(null, '')",
    ),
    (
        "const [memory] = watchedMemories; const bytes = new TextEncoder().encode(secret.slice(20));
         new Uint8Array(memory.buffer).set(bytes, memory.buffer.byteLength - 100)",
        &[Place::Memory],
        "new Uint8Array(watchedMemories[0].buffer).fill(0, watchedMemories[0].buffer.byteLength - 100)",
    ),
    (
        "const [memory] = watchedMemories; const end = new Uint16Array(memory.buffer);
         [...secret].forEach((c, i) => { end[end.length - 50 + i] = c.charCodeAt(0); })",
        &[Place::Memory],
        "new Uint8Array(watchedMemories[0].buffer).fill(0, watchedMemories[0].buffer.byteLength - 100)",
    ),
];

#[test]
fn what_is_put_into_the_page_or_into_memory_is_found_there_and_only_there() {
    browser_test(Seed::Empty, async |page, _| {
        start(page).await;
        page.holds_nowhere(SECRET, "before anything is planted")
            .await;
        for (plant, places, pull) in PLANTS {
            assert_eq!(after(page, plant).await, places, "{plant}");
            let _: u8 = page.run(&format!("{pull}; return 0"), vec![]).await;
            page.holds_nowhere(SECRET, plant).await;
        }
    });
}

/// These leave traces for good, so that each has a page of its own.
const TRACES: [(&str, &[Place], &str); 4] = [
    ("console.debug('a line with ' + secret)", &[Place::Console], ""),
    (
        "fetch('/?q=' + encodeURIComponent(secret))",
        &[Place::Request],
        "",
    ),
    (
        "fetch('/local/nothing', { method: 'POST', body: JSON.stringify({ secret }) })",
        &[Place::Request],
        "40",
    ),
    (
        "caches.open('plant').then(cache => cache.put('/plant', new Response(secret)));
         const base = indexedDB.open('plant');
         base.onupgradeneeded = () => base.result.createObjectStore('store');
         base.onsuccess = () => base.result.transaction('store', 'readwrite').objectStore('store').put(secret, 1)",
        &[Place::Database, Place::Cache],
        "",
    ),
];

#[test]
fn lines_of_the_console_requests_and_stored_data_are_found() {
    for (plant, places, status) in TRACES {
        browser_test(Seed::Empty, async |page, _| {
            if !status.is_empty() {
                page.expect_console(&format!("status of {status}"));
            }
            start(page).await;
            after(page, plant).await;
            page.until("all of it is found", async || {
                let found: Vec<_> = page.scan(SECRET).await.into_iter().collect();
                found == places
            })
            .await;
        });
    }
}

#[test]
fn a_scan_without_a_memory_to_look_into_fails() {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        browser_test(Seed::Empty, async |page, _| {
            page.open("/").await;
            page.get("open-local").is_shown().await;
            page.scan(SECRET).await;
        });
    }));
    let panic = outcome.expect_err("the test has to fail");
    let why = panic.downcast_ref::<String>().expect("it says why");
    assert!(why.contains("no memory is watched"), "{why}");
}
