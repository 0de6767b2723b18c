//! `bench`: the figures that the documents name, measured anew.

use anyhow::Result;

use crate::{process, workspace::Workspace};

/// Measures the local tenant under load and prints what it finds, as ratios where machines differ.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut command = process::cargo(workspace);
    command.args([
        "test",
        "--package",
        "keyglass-tenant",
        "--test",
        "load",
        "--",
    ]);
    process::run(command.args(["--nocapture", "--test-threads", "1"]))
}
