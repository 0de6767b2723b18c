//! A test from its start to its end.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use keyglass_tenant::Seed;
use tokio::runtime::Runtime;

use crate::page::Page;
use crate::tenant::LocalTenant;

/// How long a test may take; what hangs fails.
const LIMIT: Duration = Duration::from_secs(120);

/// Runs `test` with a browser and a tenant of its own.
///
/// # Panics
/// When the test does, and when the browser's console holds what the test did not announce. The
/// message names the folder with a screenshot and the page's text.
pub fn browser_test(seed: Seed, test: impl AsyncFnOnce(&Page, &mut LocalTenant)) {
    run(seed, LIMIT, async |page, tenant| {
        test(page, tenant).await;
        page.check_console().await;
    });
}

/// Runs something longer than a test, which brings all kinds of things on the console.
///
/// # Panics
/// When it does, or is not over within the limit.
pub fn long_run(seed: Seed, limit: Duration, work: impl AsyncFnOnce(&Page, &mut LocalTenant)) {
    run(seed, limit, work);
}

fn run(seed: Seed, limit: Duration, work: impl AsyncFnOnce(&Page, &mut LocalTenant)) {
    let runtime = Runtime::new().expect("a runtime can be made");
    let mut tenant = runtime.block_on(LocalTenant::start(seed));
    let page = runtime.block_on(Page::open_browser(&tenant));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let in_time = tokio::time::timeout(limit, work(&page, &mut tenant)).await;
            assert!(in_time.is_ok(), "not over after {} s", limit.as_secs());
        });
    }));
    runtime.block_on(async {
        if outcome.is_err() {
            page.keep_evidence().await;
        }
        page.close().await;
        tenant.stop().await;
    });
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}
