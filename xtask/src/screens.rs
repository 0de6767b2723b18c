//! `screens`: a picture of every screen, in both themes and three widths, to look at.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{
    app, process,
    tools::{Browser, BuildTools},
    workspace::{self, Workspace},
};

/// Builds the app if need be and takes the pictures.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    app::ensure_built(workspace, &tools)?;
    let mut build = process::cargo(workspace);
    build.arg("build").args(workspace::native_packages());
    process::run(build.args(["--example", "screens"]))?;

    let folder = workspace.target().join("screens");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove the old pictures in {}", folder.display()))?;
    }
    let name = format!("screens{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(workspace.target().join("debug/examples").join(name));
    command.arg(&folder).env("KEYGLASS_DIST", workspace.dist());
    browser.name_in(&mut command);
    process::run(&mut command)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
