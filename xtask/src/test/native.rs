//! The suites that run natively: the packages' own tests, and those that drive a browser.

use anyhow::Result;

use super::libtest;
use crate::{
    app, process,
    report::Outcome,
    tools::{self, Browser, BuildTools},
    workspace::{self, Workspace},
};

/// Real certificates beside the repository, where a machine has them.
const CORPUS: &str = "../shared/corpus";

/// The tests of the core, the tenant, these commands, and of what the browser tests stand on.
pub(super) fn run(workspace: &Workspace, outcome: &mut Outcome) -> Result<()> {
    tools::ensure_judges()?;
    let mut command = process::cargo(workspace);
    command.args(["test", "--no-fail-fast"]);
    command.args(workspace::native_packages());
    if std::env::var_os("KEYGLASS_CORPUS").is_none() {
        match workspace.root().join(CORPUS).canonicalize() {
            Ok(corpus) => {
                command.env("KEYGLASS_CORPUS", corpus);
            }
            Err(_) => {
                outcome.skipped += 1;
                outcome.notes.push(format!(
                    "skipped the corpus of real certificates: no {CORPUS}"
                ));
            }
        }
    }
    match tools::vectors::ensure(workspace) {
        Ok(vectors) => {
            command.env("KEYGLASS_VECTORS", vectors);
        }
        Err(error) => {
            outcome.skipped += 1;
            outcome
                .notes
                .push(format!("skipped the published certificates: {error:#}"));
        }
    }
    // Without them the tests that run them fail, by name; the others are worth running all the same.
    match tools::sdks::ensure(workspace) {
        Ok(sdks) => {
            command.env("KEYGLASS_SDKS", sdks);
        }
        Err(error) => outcome.notes.push(format!("{error:#}")),
    }
    libtest::run(&mut command, outcome)
}

/// The tests of the release build in a browser, against a local tenant in their own process.
pub(super) fn run_e2e(workspace: &Workspace, outcome: &mut Outcome) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    app::ensure_built(workspace, &tools)?;
    let mut command = process::cargo(workspace);
    browser.name_in(&mut command);
    command.env("KEYGLASS_DIST", workspace.dist());
    // Without it the tests that need it fail, by name; the others are worth running all the same.
    match tools::docs_kit::ensure(workspace) {
        Ok(kit) => {
            command.env("KEYGLASS_DOCS_KIT", kit);
        }
        Err(error) => outcome.notes.push(format!("{error:#}")),
    }
    command.args(["test", "--no-fail-fast"]);
    // All packages, though one has the tests: cargo then finds their libraries built as the native
    // tests want them.
    command.args(workspace::native_packages());
    command.args(["--test", "browser"]);
    libtest::run(&mut command, outcome)
}
