//! `soak`: a long time of journeys through the app while the tenant fails, and whether the app grows.

use std::process::Command;

use anyhow::Result;

use crate::{
    app, process,
    tools::{Browser, BuildTools},
    workspace::{self, Workspace},
};

/// How long to run, and which journeys.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SoakOptions {
    /// For how many minutes.
    pub(crate) minutes: u64,
    /// Which journeys and faults, in which order: the same number repeats a run.
    pub(crate) seed: u64,
}

/// Builds the app if need be and makes the journeys, with a line a minute and a table at the end.
pub(crate) fn run(workspace: &Workspace, options: &SoakOptions) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    app::ensure_built(workspace, &tools)?;
    let mut build = process::cargo(workspace);
    build.arg("build").args(workspace::native_packages());
    process::run(build.args(["--example", "soak"]))?;
    let name = format!("soak{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(workspace.target().join("debug/examples").join(name));
    command
        .args([options.minutes.to_string(), options.seed.to_string()])
        .env("KEYGLASS_DIST", workspace.dist());
    browser.name_in(&mut command);
    process::run(&mut command)
}
