//! The suite of the app's parts: tests compiled to wasm that run in headless Chromium.

use anyhow::Result;

use super::libtest;
use crate::{
    process,
    report::Outcome,
    tools::{Browser, BuildTools},
    workspace::{WASM, Workspace},
};

/// Runs the unit tests of the app's library and the tests in `tests/`.
pub(super) fn run(workspace: &Workspace, outcome: &mut Outcome) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    let mut command = process::cargo(workspace);
    browser.name_in(&mut command);
    command
        .args([
            "test",
            "--no-fail-fast",
            "--package",
            "keyglass",
            "--target",
            WASM,
        ])
        .args(["--lib", "--test", "*"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools.wasm_test_runner(),
        )
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            browser.write_webdriver_settings(workspace)?,
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    libtest::run(&mut command, outcome)
}
