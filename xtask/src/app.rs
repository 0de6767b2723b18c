//! The release build of the app: what goes in, what comes out, and whether it is already there.

mod seal;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    fingerprint, lock, process,
    tools::BuildTools,
    workspace::{WASM, Workspace},
};

/// Everything that the built app depends on; the tenant is no part of it.
const INPUTS: [&str; 13] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates/keyglass-core/Cargo.toml",
    "crates/keyglass-core/build.rs",
    "crates/keyglass-core/src",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "xtask/src/app/seal.rs",
];

/// Builds the app into `dist/`, unless what is there was built from the same sources.
pub(crate) fn ensure_built(workspace: &Workspace, tools: &BuildTools) -> Result<()> {
    if !workspace.root().join("index.html").is_file() {
        bail!(
            "there is no index.html at {}: nothing to build",
            workspace.root().display()
        );
    }
    let _lock = lock::acquire(&workspace.own().join("build.lock"), "building the app")?;
    let stamp = workspace.own().join("app.stamp");
    let inputs = inputs(workspace)?;
    let built = fs::read_to_string(&stamp).ok();
    if built.as_deref() == Some(&*stamp_text(workspace, &inputs)?) {
        println!("The app in dist/ is up to date.");
        return Ok(());
    }
    println!(
        "Building the app: about 5 minutes the first time, less than one after a small change."
    );
    let started = Instant::now();
    if stamp.exists() {
        fs::remove_file(&stamp).with_context(|| format!("cannot remove {}", stamp.display()))?;
    }
    fetch(workspace)?;
    process::run(trunk(workspace, tools)?.args(["build", "--release"]))?;
    seal::seal(&workspace.dist().join("embed"))?;
    fs::write(&stamp, stamp_text(workspace, &inputs)?)
        .with_context(|| format!("cannot write {}", stamp.display()))?;
    println!(
        "The app is built, after {}.",
        process::spoken(started.elapsed())
    );
    Ok(())
}

/// Downloads the app's dependencies: trunk, which may not download programs, tells cargo to stay
/// offline too.
pub(crate) fn fetch(workspace: &Workspace) -> Result<()> {
    process::run(process::cargo(workspace).args(["fetch", "--target", WASM]))
}

/// Trunk in the repository's top folder, with the wasm-bindgen that it must use on its `PATH`.
pub(crate) fn trunk(workspace: &Workspace, tools: &BuildTools) -> Result<Command> {
    let mut trunk = Command::new(tools.trunk());
    trunk
        .current_dir(workspace.root())
        .env("PATH", tools.path()?);
    build_as_shipped(&mut trunk, workspace);
    // Trunk takes the customary NO_COLOR=1 for a mistake.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    process::forget_outer_package(&mut trunk);
    Ok(trunk)
}

/// Has cargo build for wasm as for the shipped app, so that what was compiled for it is found again.
pub(crate) fn build_as_shipped(command: &mut Command, workspace: &Workspace) {
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        path_flags(workspace),
    );
}

/// Compiler flags that keep the folders of this machine out of the messages of panics. Cargo adds
/// them to those of `.cargo/config.toml`; `RUSTFLAGS`, where set, takes the place of both.
fn path_flags(workspace: &Workspace) -> String {
    let home = |name, folder| {
        let set = std::env::var_os(name).map(PathBuf::from);
        set.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(folder)))
    };
    let renamed = [
        (Some(workspace.root().to_owned()), "keyglass"),
        (home("CARGO_HOME", ".cargo"), "cargo"),
        (home("RUSTUP_HOME", ".rustup"), "rustup"),
    ];
    let flags = renamed.iter().filter_map(|(folder, name)| {
        let folder = folder.as_ref()?.to_str()?;
        // Cargo splits the flags at spaces: such a folder stays as it is.
        (!folder.contains(' ')).then(|| format!("--remap-path-prefix={folder}={name}"))
    });
    flags.collect::<Vec<_>>().join(" ")
}

/// The fingerprint of the sources and of what else changes the output.
fn inputs(workspace: &Workspace) -> Result<String> {
    let sources = fingerprint::of_files(workspace.root(), &INPUTS, |_| true)?;
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    let compiler = process::capture(Command::new("rustc").arg("--version")).unwrap_or_default();
    Ok(fingerprint::of_bytes(
        format!("{sources}\n{flags}\n{compiler}").as_bytes(),
    ))
}

/// What the stamp says of a build from `inputs`: those, and the fingerprint of what trunk made of
/// them, so that a `dist/` that was changed or half removed by hand is built anew.
fn stamp_text(workspace: &Workspace, inputs: &str) -> Result<String> {
    let made_by_trunk = |path: &Path| !is_compressed_copy(path);
    let outputs = fingerprint::of_files(workspace.root(), &["dist"], made_by_trunk)?;
    Ok(format!("{inputs}\n{outputs}\n"))
}

/// Whether `path` is a copy that `dist` put beside a file, for servers that send compressed files.
pub(crate) fn is_compressed_copy(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}
