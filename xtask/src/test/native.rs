//! The suites that run natively: the packages' own tests, and those that drive a browser.

use std::fs;

use anyhow::Result;

use super::{libtest, protections::Protections};
use crate::{
    app, process,
    report::Outcome,
    tools::{self, BuildTools, Engine},
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
    // Without these the tests that need them fail, by name; the others are worth running all the same.
    match tools::vectors::ensure(workspace) {
        Ok(vectors) => {
            command.env("KEYGLASS_VECTORS", vectors);
        }
        Err(error) => outcome.notes.push(format!("{error:#}")),
    }
    match tools::sdks::ensure(workspace) {
        Ok(sdks) => {
            command.env("KEYGLASS_SDKS", sdks);
        }
        Err(error) => outcome.notes.push(format!("{error:#}")),
    }
    if let Err(error) = tools::languages::ensure() {
        outcome.notes.push(format!("{error:#}"));
    }
    let matrix = workspace.own().join("snippets.txt");
    if matrix.exists() {
        fs::remove_file(&matrix)?;
    }
    command.env("KEYGLASS_MATRIX", &matrix);
    libtest::run(&mut command, outcome)?;
    if let Ok(matrix) = fs::read_to_string(&matrix) {
        outcome.notes.extend(matrix.lines().map(str::to_owned));
    }
    Ok(())
}

/// The tests of the release build in a browser, against a local tenant in their own process: all of them
/// in Chromium, elsewhere those that prove something of the engine.
pub(super) fn run_e2e(workspace: &Workspace, engine: Engine, outcome: &mut Outcome) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let programs = engine.ensure()?;
    app::ensure_built(workspace, &tools)?;
    let mut command = process::cargo(workspace);
    command.envs(programs).env("KEYGLASS_ENGINE", engine.name());
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
    if engine == Engine::Chromium {
        // What measures, when all others are over.
        command.args(["--test", "large"]);
    } else {
        let protections = Protections::read(workspace)?;
        command
            .args(["--", "--exact"])
            .args(protections.tests_in(engine));
    }
    libtest::run(&mut command, outcome)
}
