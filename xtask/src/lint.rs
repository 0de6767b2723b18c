//! `lint`: what can be said of the sources without running them.

mod borders;
mod file_size;
mod tokens;

use std::{path::Path, process::Command, time::Instant};

use anyhow::Result;

use crate::{
    process,
    report::{Outcome, Report},
    tools,
    workspace::{self, WASM, Workspace},
};

/// Runs every check, prints the table, and answers it.
pub(crate) fn run(workspace: &Workspace) -> Result<Report> {
    let mut report = Report::default();
    report.add(check(workspace)?);
    print!("\n{report}");
    Ok(report)
}

/// Runs every check, the quick ones first; one that fails does not stop the others.
pub(crate) fn check(workspace: &Workspace) -> Result<Outcome> {
    let started = Instant::now();
    let mut outcome = Outcome::named("lint");
    outcome.count("import direction", &borders::check(workspace));
    outcome.count("file sizes", &file_size::check(workspace));
    outcome.count(
        "formatting",
        &cargo(workspace, &["fmt", "--all", "--check"]),
    );
    outcome.count(
        "clippy, native",
        &cargo(
            workspace,
            &native("clippy", &["--all-targets", "--", "-Dwarnings"]),
        ),
    );
    // They run by their name only, and cargo leaves them out of "all targets" for it.
    outcome.count(
        "clippy, browser tests",
        &cargo(
            workspace,
            &native(
                "clippy",
                &["--test", "browser", "--test", "large", "--", "-Dwarnings"],
            ),
        ),
    );
    outcome.count("docs, native", &docs(workspace, &native("doc", &[])));
    match tools::ensure_wasm_target() {
        Ok(()) => {
            outcome.count(
                "clippy, wasm",
                &cargo(
                    workspace,
                    &wasm("clippy", &["--all-targets", "--", "-Dwarnings"]),
                ),
            );
            outcome.count("docs, wasm", &docs(workspace, &wasm("doc", &[])));
        }
        failed => outcome.count("wasm target", &failed),
    }
    match tools::cargo_deny::ensure(workspace) {
        Ok(program) => outcome.count("licences and sources", &packages(workspace, &program)),
        Err(error) => {
            outcome.skipped += 1;
            let note = format!("skipped licences and sources: {error:#}");
            outcome.notes.push(note);
        }
    }
    outcome.time = started.elapsed();
    Ok(outcome)
}

/// A cargo command over the packages that run natively.
fn native(command: &'static str, rest: &[&'static str]) -> Vec<&'static str> {
    [command]
        .into_iter()
        .chain(workspace::native_packages())
        .chain(rest.iter().copied())
        .collect()
}

/// A cargo command over the app.
fn wasm(command: &'static str, rest: &[&'static str]) -> Vec<&'static str> {
    let words = [command, "--package", "keyglass", "--target", WASM];
    words.into_iter().chain(rest.iter().copied()).collect()
}

/// Runs cargo.
fn cargo(workspace: &Workspace, words: &[&str]) -> Result<()> {
    process::run(process::cargo(workspace).args(words))
}

/// Holds the packages below this one against `deny.toml`.
fn packages(workspace: &Workspace, cargo_deny: &Path) -> Result<()> {
    let mut command = Command::new(cargo_deny);
    command.current_dir(workspace.root());
    command.args(["--log-level", "error", "check", "--hide-inclusion-graph"]);
    process::run(command.args(["bans", "licenses", "sources"]))
}

/// Builds the documentation, in which a broken link is an error. Private items count: these
/// packages are read by those who work on them.
fn docs(workspace: &Workspace, words: &[&str]) -> Result<()> {
    let mut command = process::cargo(workspace);
    command
        .args(words)
        .args(["--no-deps", "--document-private-items"]);
    // Private items are on the pages, so links to them lead somewhere.
    let flags = "-Dwarnings -Arustdoc::private-intra-doc-links";
    process::run(command.env("RUSTDOCFLAGS", flags))
}
