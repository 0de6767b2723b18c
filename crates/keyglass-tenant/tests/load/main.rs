//! The local tenant under load: many applications, many callers, sudden ends.
//!
//! A program of its own, so that no other test takes the processors away while it measures. The
//! figures are printed: `cargo test -p keyglass-tenant --test load -- --nocapture --test-threads 1`.
#![cfg(unix)]

mod killed;
mod large;
mod memory;
mod parallel;

#[allow(dead_code, reason = "what both test programs share, each uses in part")]
#[path = "../support/mod.rs"]
mod support;

use tokio::sync::{Mutex, MutexGuard};

/// Lets one test run at a time: they measure.
async fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::const_new(());
    TURN.lock().await
}
