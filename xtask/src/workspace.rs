//! Where things are: the repository and the folders that builds write to.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The packages that run natively; the root package runs in a browser.
const NATIVE_PACKAGES: [&str; 5] = [
    "keyglass-code",
    "keyglass-core",
    "keyglass-tenant",
    "xtask",
    "keyglass-e2e",
];

/// The words that make cargo work on the native packages. Always on all of them: with other packages
/// the libraries below them have other features, and are built again.
pub(crate) fn native_packages() -> impl Iterator<Item = &'static str> {
    NATIVE_PACKAGES
        .into_iter()
        .flat_map(|package| ["--package", package])
}

/// The target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The repository and its target folder.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Finds the repository that this command was built from. `CARGO_TARGET_DIR` is respected.
    pub(crate) fn locate() -> Result<Self> {
        // Cargo names the package at run time; a binary started by hand knows where it was built.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .context("the xtask package is not inside a repository")?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The repository's top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// What these commands keep for themselves: stamps, locks, compressed copies.
    pub(crate) fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The built app.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// `path` as seen from the repository's top folder, with forward slashes on every system.
    pub(crate) fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.to_string_lossy().replace('\\', "/")
    }
}
