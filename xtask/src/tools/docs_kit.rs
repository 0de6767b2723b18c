//! What docs sites are made of (React, MDX, MobX), from the npm registry: the browser tests put the embed
//! among it, and `bench` compares sizes with it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{fingerprint, lock, process, workspace::Workspace};

/// Where the versions are pinned, and the script that makes the files.
const SOURCE: &str = "e2e/docs-kit";
/// What a change of brings everything anew: the packages, then the files made of them.
const PINS: [&str; 2] = ["package.json", "package-lock.json"];
const SCRIPTS: [&str; 4] = ["build.mjs", "host.js", "page.jsx", "page.mdx"];
/// The part of the embed that a docs site's bundler takes in.
const EMBED: &str = "public/embed";

/// The folder with the made files; installed and made again when something of it has changed.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.own().join("docs-kit");
    let out = folder.join("out");
    let _lock = lock::acquire(
        &workspace.own().join("docs-kit.lock"),
        "installing what docs sites are made of",
    )?;
    let source = workspace.root().join(SOURCE);
    let pins = fingerprint::of_files(&source, &PINS, |_| true)?;
    if !has_stamp(&folder.join("installed"), &pins) {
        println!("Installing React, MDX and MobX from the npm registry, once.");
        install(&source, &folder)
            .context("cannot install React, MDX and MobX: Node 20 or newer with npm is needed")?;
        stamp(&folder.join("installed"), &pins)?;
    }
    let scripts = fingerprint::of_files(&source, &SCRIPTS, |_| true)?;
    let embed = fingerprint::of_files(workspace.root(), &[EMBED], |_| true)?;
    let made_of = format!("{pins} {scripts} {embed}");
    if !has_stamp(&folder.join("made"), &made_of) {
        for file in SCRIPTS {
            fs::copy(source.join(file), folder.join(file))?;
        }
        let mut node = Command::new("node");
        node.arg("build.mjs")
            .arg(workspace.root().join(EMBED))
            .arg(&out);
        process::run(node.current_dir(&folder))?;
        stamp(&folder.join("made"), &made_of)?;
    }
    Ok(out)
}

fn install(source: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for file in PINS {
        fs::copy(source.join(file), folder.join(file))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(npm.current_dir(folder))
}

fn has_stamp(file: &Path, text: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == text)
}

fn stamp(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
