//! Programs that cargo builds from source: trunk, wasm-bindgen, geckodriver, at exact versions.
//!
//! Trunk calls wasm-bindgen, and wasm-bindgen only reads what a library of its own version wrote;
//! a near miss is no match.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use super::cache;
use crate::{lock, process, workspace::Workspace};

/// A program from the package index.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// Its package.
    package: &'static str,
    /// The one version that will do.
    version: String,
    /// The programs of the package that are used here.
    binaries: &'static [&'static str],
    /// What `cargo install` needs to know beside the name and the version.
    arguments: &'static [&'static str],
    /// How hard the compiler tries: see [`CargoTool::trunk`].
    opt_level: &'static str,
    /// How long it takes, in words.
    wait: &'static str,
}

impl CargoTool {
    /// Trunk, without the parts that download or sign.
    ///
    /// Its own release profile takes ten minutes. Trunk only moves files and starts other
    /// programs, so not optimising it costs nothing that one would notice.
    pub(crate) fn trunk() -> Self {
        Self {
            package: "trunk",
            version: "0.21.14".into(),
            binaries: &["trunk"],
            arguments: &["--no-default-features", "--features", "rustls"],
            opt_level: "0",
            wait: "3 to 5 minutes",
        }
    }

    /// The driver of Firefox, which Debian does not have. It passes words on and waits.
    pub(crate) fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            version: "0.37.1".into(),
            binaries: &["geckodriver"],
            arguments: &[],
            opt_level: "0",
            wait: "2 to 4 minutes",
        }
    }

    /// The wasm-bindgen that fits the library in `Cargo.lock`.
    pub(crate) fn wasm_bindgen(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root().join("Cargo.lock");
        let lockfile =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let version = locked_version(&lockfile, "wasm-bindgen")
            .context("Cargo.lock does not hold wasm-bindgen")?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            version: version.to_owned(),
            binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            arguments: &[],
            opt_level: "0",
            wait: "1 to 3 minutes",
        })
    }

    /// The folder that holds the program: one of `PATH`, or the cache, after an install if need be.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if let Some(folder) = self.on_path() {
            return Ok(folder);
        }
        let tools = cache::tools_folder()?;
        let home = tools.join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if self.works_in(&folder) {
            return Ok(folder);
        }
        let _lock = lock::acquire(&tools.join("install.lock"), "installing tools")?;
        // Whoever held the lock may have installed this very program.
        if !self.works_in(&folder) {
            self.install(&tools, &home)?;
        }
        if !self.works_in(&folder) {
            bail!(
                "{} was installed but does not run; remove {} and try again",
                self.package,
                home.display()
            );
        }
        Ok(folder)
    }

    /// The folder of `PATH` where every program of the package has the right version.
    fn on_path(&self) -> Option<PathBuf> {
        let first = process::find_on_path(self.binaries.first()?)?;
        let folder = first.parent()?;
        self.works_in(folder).then(|| folder.to_path_buf())
    }

    /// Whether every program of the package is in `folder`, runs, and names the right version.
    fn works_in(&self, folder: &Path) -> bool {
        self.binaries.iter().all(|name| {
            let path = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
            let answer =
                process::capture(Command::new(path).arg("--version").env_remove("NO_COLOR"));
            answer.is_some_and(|answer| names_version(&answer, &self.version))
        })
    }

    /// Builds the program beside its place and moves it there when it is whole, so that an
    /// interrupted install is never taken for a finished one. What was compiled until then is kept
    /// for the next try.
    fn install(&self, tools: &Path, home: &Path) -> Result<()> {
        let Self {
            package,
            version,
            wait,
            ..
        } = self;
        println!(
            "{package} {version} is missing: building it from source, once. It takes {wait} on two cores."
        );
        let started = Instant::now();
        let partial = tools.join(format!("{package}-{version}.partial"));
        let objects = tools.join(format!("{package}-{version}.build"));
        remove(&partial)?;
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .args(["install", "--locked", "--version", version])
            .args(self.arguments)
            .arg(package)
            .arg("--root")
            .arg(&partial)
            .arg("--target-dir")
            .arg(&objects)
            // Away from the workspace, whose configuration is none of the program's business.
            .current_dir(tools)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        process::forget_outer_package(&mut command);
        process::run(&mut command)?;
        remove(home)?;
        fs::rename(&partial, home)
            .with_context(|| format!("cannot move {} into place", partial.display()))?;
        remove(&objects)?;
        println!(
            "{package} {version} is installed, after {}.",
            process::spoken(started.elapsed())
        );
        Ok(())
    }
}

/// Removes a folder that may not be there.
fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

/// The version of `package` in the text of a `Cargo.lock`.
fn locked_version<'a>(lockfile: &'a str, package: &str) -> Option<&'a str> {
    let entry = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| *line != entry);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// Whether `answer`, such as `trunk 0.21.14`, names exactly `version`.
fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_itself_not_of_a_namesake() {
        let lockfile = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.76\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lockfile, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(lockfile, "trunk"), None);
        assert_eq!(locked_version("name = \"trunk\"", "trunk"), None);
    }

    #[test]
    fn only_the_exact_version_will_do() {
        assert!(names_version("trunk 0.21.14", "0.21.14"));
        assert!(names_version("wasm-bindgen 0.2.126 (abc)", "0.2.126"));
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
        assert!(!names_version("trunk", "0.21.14"));
    }

    #[test]
    fn a_folder_without_the_programs_does_not_work() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!CargoTool::trunk().works_in(folder.path()));
    }
}
