//! The official SDKs that the local tenant is tested with, at the versions that its tests pin.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{fingerprint, lock, process, workspace::Workspace};

/// Where the versions are pinned.
const PINS: &str = "crates/keyglass-tenant/tests/conformance/sdk";
const FILES: [&str; 3] = ["package.json", "package-lock.json", "requirements.txt"];

/// The folder with `node_modules` and the Python environment `venv`, installed again when a pin has
/// changed; one that `KEYGLASS_SDKS` names is taken as it is.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(own) = env::var_os("KEYGLASS_SDKS") {
        return Ok(own.into());
    }
    let folder = workspace.own().join("sdks");
    let _lock = lock::acquire(&workspace.own().join("sdks.lock"), "installing the SDKs")?;
    let pins = fingerprint::of_files(&workspace.root().join(PINS), &FILES, |_| true)?;
    let stamp = folder.join("stamp");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins) {
        return Ok(folder);
    }
    println!("Installing the official SDKs for Node and Python, once.");
    install(workspace, &folder)
        .context("cannot install the official SDKs: Node 20.19 or newer with npm, and Python 3.10 or newer with venv are needed")?;
    fs::write(&stamp, pins).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

fn install(workspace: &Workspace, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for file in FILES {
        fs::copy(workspace.root().join(PINS).join(file), folder.join(file))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(npm.current_dir(folder))?;

    let environment = folder.join("venv");
    process::run(
        Command::new("python3")
            .args(["-m", "venv"])
            .arg(&environment),
    )?;
    let python = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    let mut pip = Command::new(environment.join(python));
    pip.args(["-m", "pip", "install", "--quiet", "--requirement"]);
    process::run(pip.arg(folder.join("requirements.txt")))
}
