//! `bench`: the figures that the documents name, measured anew.

mod sizes;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    app, fingerprint, process,
    tools::{Browser, BuildTools},
    workspace::{self, WASM, Workspace},
};

/// The part of the core that is measured in a browser, an example of the root package.
const EXAMPLE: &str = "certificate_line";

/// Where the libraries that it is compared with are pinned and called.
const CONTESTANTS: &str = "e2e/bench";
const PINS: [&str; 2] = ["package.json", "package-lock.json"];
const SCRIPT: &str = "contestants.js";

/// Measures the local tenant under load and the core in a browser, and prints what it finds, as ratios
/// where machines differ.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    sizes::print(workspace)?;
    in_browser(workspace)?;
    tenant(workspace)
}

fn tenant(workspace: &Workspace) -> Result<()> {
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

/// Reads one certificate with the core and with two libraries for JavaScript, in the same page.
fn in_browser(workspace: &Workspace) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    let page = workspace.own().join("bench");
    fs::create_dir_all(&page).with_context(|| format!("cannot make {}", page.display()))?;
    let sources = workspace.root().join(CONTESTANTS);
    fs::copy(sources.join("index.html"), page.join("index.html"))?;
    let icon = workspace.root().join("public/favicon.svg");
    fs::copy(icon, page.join("favicon.svg"))?;
    build_core(workspace, &tools, &page)?;
    bundle_contestants(workspace, &sources, &page)?;

    let mut build = process::cargo(workspace);
    build.arg("build").args(workspace::native_packages());
    process::run(build.args(["--example", "bench"]))?;
    let name = format!("bench{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(workspace.target().join("debug/examples").join(name));
    browser.name_in(&mut command);
    process::run(command.env("KEYGLASS_DIST", page))
}

/// The core as the app ships it, with its script, in the folder `page`.
fn build_core(workspace: &Workspace, tools: &BuildTools, page: &Path) -> Result<()> {
    let mut build = process::cargo(workspace);
    app::build_as_shipped(&mut build, workspace);
    build.args(["build", "--package", "keyglass", "--release"]);
    process::run(build.args(["--target", WASM, "--example", EXAMPLE]))?;
    let built = workspace.target().join(WASM).join("release/examples");
    let mut bind = Command::new(tools.wasm_bindgen());
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]);
    process::run(bind.arg(page).arg(built.join(format!("{EXAMPLE}.wasm"))))
}

/// The libraries in one script, in the folder `page`.
fn bundle_contestants(workspace: &Workspace, sources: &Path, page: &Path) -> Result<()> {
    let folder = installed(workspace, sources).context(
        "cannot install the libraries to compare with: Node 20 or newer with npm is needed",
    )?;
    fs::copy(sources.join(SCRIPT), folder.join(SCRIPT))?;
    let mut bundle = Command::new(folder.join("node_modules/.bin/esbuild"));
    bundle.args([
        SCRIPT,
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    bundle.arg(format!("--outfile={}", page.join(SCRIPT).display()));
    process::run(bundle.current_dir(folder))
}

/// The folder with the libraries, installed again when a pin has changed.
fn installed(workspace: &Workspace, sources: &Path) -> Result<PathBuf> {
    let folder = workspace.own().join("contestants");
    let pins = fingerprint::of_files(sources, &PINS, |_| true)?;
    let stamp = folder.join("stamp");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins) {
        return Ok(folder);
    }
    fs::create_dir_all(&folder)?;
    for file in PINS {
        fs::copy(sources.join(file), folder.join(file))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(npm.current_dir(&folder))?;
    fs::write(&stamp, pins)?;
    Ok(folder)
}
