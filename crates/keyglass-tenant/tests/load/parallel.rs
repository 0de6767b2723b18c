//! Twenty thousand requests on 32 connections, while keys are rotated and revoked.

// The figures are for a person to read.
#![allow(clippy::print_stdout)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use reqwest::Method;
use serde_json::Value;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::task::JoinSet;

use crate::alone;
use crate::memory::resident;
use crate::support::program::Program;
use crate::support::{Api, json, kids, the_kid};

const REQUESTS: usize = 20_000;
const CONNECTIONS: usize = 32;

/// A rotation for each time that this many requests were answered.
const ROTATION_EVERY: usize = 1_000;

/// How much the process may grow while the second half of the requests is answered, in megabytes.
/// In the first half it fills its record of ten thousand requests.
const MOST_GROWTH: f64 = 8.0;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_read_finds_one_current_and_one_next_key_and_memory_stays_flat() {
    let _turn = alone().await;
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::on(folder.path());
    let api = Arc::new(Api::of_program(&program.url).await);
    let asked = Arc::new(AtomicUsize::new(0));
    let (turns, mut turn) = mpsc::unbounded_channel();
    let signs_the_token = the_kid(&api.keys().await, "current");
    let began = Instant::now();
    let mut readers = JoinSet::new();
    for _ in 0..CONNECTIONS {
        readers.spawn(read(Arc::clone(&api), Arc::clone(&asked), turns.clone()));
    }
    drop(turns);

    let mut at_half = None;
    while let Some(number) = turn.recv().await {
        json(api.rotate().await, 201).await;
        let previous = kids(&api.keys().await, "previous");
        for kid in previous.into_iter().filter(|kid| *kid != signs_the_token) {
            json(api.revoke(&kid).await, 200).await;
        }
        if number >= REQUESTS / 2 {
            at_half.get_or_insert_with(|| resident(program.id()));
        }
    }
    readers.join_all().await;
    let took = began.elapsed();
    assert!(asked.load(Ordering::Relaxed) >= REQUESTS);

    let (half, end) = (at_half.expect("it was measured"), resident(program.id()));
    println!(
        "{REQUESTS} requests in {:.1} s; {half:.0} MB after half of them, {end:.0} MB at the end",
        took.as_secs_f64()
    );
    assert!(end - half < MOST_GROWTH, "from {half} MB to {end} MB");
}

/// Asks until all of the requests are answered, and says when it is time for another rotation. A
/// panic ends it, and with the last reader the turns.
async fn read(api: Arc<Api>, asked: Arc<AtomicUsize>, turns: UnboundedSender<usize>) {
    loop {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        if number >= REQUESTS {
            return;
        }
        if number.is_multiple_of(ROTATION_EVERY) {
            turns.send(number).expect("somebody listens");
        }
        match number % 8 {
            0 => check(&api.keys().await),
            1..=3 => {
                let set = json(api.public("/.well-known/jwks.json").await, 200).await;
                let keys = set["keys"].as_array().expect("an array");
                assert!((2..=4).contains(&keys.len()), "{} keys", keys.len());
            }
            4 | 5 => {
                let page = json(api.get("/clients?per_page=2").await, 200).await;
                assert_eq!(page.as_array().expect("an array").len(), 2);
            }
            _ => {
                let request = api.request(Method::GET, "/keys/signing/none");
                json(request.send().await.expect("an answer"), 404).await;
            }
        }
    }
}

fn check(keys: &[Value]) {
    assert_ne!(the_kid(keys, "current"), the_kid(keys, "next"));
}
