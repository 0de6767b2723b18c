//! `screens`: a picture of every screen, in both themes and three widths, to look at.

use anyhow::Result;

use crate::{
    app, process,
    tools::{Browser, BuildTools},
    workspace::Workspace,
};

/// Builds the app if need be and takes the pictures.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    app::ensure_built(workspace, &tools)?;
    let folder = workspace.target().join("screens");
    let mut command = process::cargo(workspace);
    browser.name_in(&mut command);
    command
        .args([
            "run",
            "--package",
            "keyglass-e2e",
            "--example",
            "screens",
            "--",
        ])
        .arg(&folder);
    process::run(&mut command)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
