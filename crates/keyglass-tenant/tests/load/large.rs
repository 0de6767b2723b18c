//! A tenant with a hundred thousand applications.

// The figures are for a person to read.
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use crate::alone;
use crate::memory::resident;
use crate::support::program::Program;
use crate::support::{Api, json, text};

const READY_WITHIN: Duration = Duration::from_secs(20);
const PAGE_WITHIN: Duration = Duration::from_millis(20);

/// More than a page and its database need; an array of all applications would fill it many times.
const MOST_MEGABYTES: f64 = 60.0;

const REPEATS: usize = 15;

/// The quickest and the usual time in which this page came, and its number of applications.
async fn time(api: &Api, query: &str) -> (Duration, Duration, usize) {
    let mut times = Vec::new();
    let mut count = 0;
    for _ in 0..REPEATS {
        let began = Instant::now();
        let answer = api.get(&format!("/clients?{query}")).await;
        let status = answer.status();
        let body = answer.bytes().await.expect("a body");
        times.push(began.elapsed());
        assert_eq!(status, 200, "{query}");
        let page: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        let clients = page.get("clients").unwrap_or(&page);
        count = clients.as_array().expect("an array").len();
    }
    times.sort();
    (times[0], times[REPEATS / 2], count)
}

#[tokio::test]
async fn a_hundred_thousand_applications_are_ready_soon_and_their_last_page_is_near() {
    let _turn = alone().await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("a path in UTF-8");
    let began = Instant::now();
    let program = Program::start(&["--data", folder, "--seed", "large:100000"]);
    let ready = began.elapsed();
    let api = Api::of_program(&program.url).await;
    println!(
        "ready after {:.1} s, {:.0} MB",
        ready.as_secs_f64(),
        resident(program.id())
    );

    let whole = json(
        api.get("/clients?per_page=1&include_totals=true").await,
        200,
    )
    .await;
    assert_eq!(whole["total"], 100_000);
    let mut cursor = json(api.get("/clients?take=100").await, 200).await;
    let deep = format!("take=100&from={}", text(&cursor, "next"));
    let (quickest, first, count) = time(&api, "page=0&per_page=100").await;
    assert_eq!(count, 100);
    println!("the first page: {first:.1?} (at best {quickest:.1?})");
    for (name, query) in [
        ("the last page", "page=999&per_page=100"),
        (
            "the last page with totals",
            "page=999&per_page=100&include_totals=true",
        ),
        ("a page by cursor", &*deep),
    ] {
        let (quickest, usual, count) = time(&api, query).await;
        assert_eq!(count, 100, "{name}");
        let ratio = usual.as_secs_f64() / first.as_secs_f64();
        println!("{name}: {ratio:.2} times the first ({usual:.1?}, at best {quickest:.1?})");
        assert!(quickest < PAGE_WITHIN, "{name}: {quickest:?} at best");
    }

    let mut seen = 100;
    while let Some(next) = cursor["next"].as_str().filter(|_| seen < 20_000) {
        let path = format!("/clients?take=100&fields=client_id&from={next}");
        cursor = json(api.get(&path).await, 200).await;
        seen += 100;
    }
    assert_eq!(seen, 20_000);
    let megabytes = resident(program.id());
    println!("after reading {seen} applications: {megabytes:.0} MB");
    assert!(megabytes < MOST_MEGABYTES, "{megabytes} MB");
    assert!(ready < READY_WITHIN, "ready after {ready:?}");
}
