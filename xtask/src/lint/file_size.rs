//! No file grows past what one reads in a sitting.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{fingerprint, workspace::Workspace};

/// The most lines that a source file may have.
const MOST_LINES: usize = 400;

/// Fails with the list of files that want splitting.
pub(super) fn check(workspace: &Workspace) -> Result<()> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "crates", "xtask", "e2e"] {
        fingerprint::collect(&workspace.root().join(folder), &mut files)?;
    }
    let mut long = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "rs"))
    {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let lines = text.lines().count();
        if lines > MOST_LINES {
            long.push(format!("{} has {lines} lines", workspace.relative(file)));
        }
    }
    if !long.is_empty() {
        bail!("past {MOST_LINES} lines: {}", long.join(", "));
    }
    Ok(())
}
