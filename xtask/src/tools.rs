//! The programs that the commands need: found, or installed with a word on how long it takes.
//!
//! Nothing here is project code, so nothing lands in the repository or the target folder: programs
//! built from source stay in the user's cache, where every clone finds them again.

mod apt;
mod browser;
mod cache;
pub(crate) mod cargo_deny;
mod cargo_tool;
pub(crate) mod docs_kit;
mod engine;
pub(crate) mod languages;
pub(crate) mod sdks;
pub(crate) mod vectors;
mod wasm_target;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::Result;

pub(crate) use browser::Browser;
pub(crate) use engine::Engine;

use crate::{process, workspace::Workspace};
use cargo_tool::CargoTool;

/// What a build of the app needs.
#[derive(Debug)]
pub(crate) struct BuildTools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl BuildTools {
    /// Finds or installs the wasm target, trunk and wasm-bindgen.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<Self> {
        wasm_target::ensure()?;
        Ok(Self {
            trunk: CargoTool::trunk().ensure()?,
            wasm_bindgen: CargoTool::wasm_bindgen(workspace)?.ensure()?,
        })
    }

    /// The program `trunk`.
    pub(crate) fn trunk(&self) -> PathBuf {
        self.trunk.join("trunk")
    }

    /// The program `wasm-bindgen`.
    pub(crate) fn wasm_bindgen(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen")
    }

    /// The program that runs wasm tests in a browser.
    pub(crate) fn wasm_test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen-test-runner")
    }

    /// A `PATH` on which trunk finds the wasm-bindgen that it must use.
    pub(crate) fn path(&self) -> Result<OsString> {
        process::path_with([self.trunk.as_path(), &self.wasm_bindgen])
    }
}

/// Sees to it that the compiler can build for wasm.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    wasm_target::ensure()
}

/// Programs that judge what the core writes and reads: their name, Debian's package, what they do.
const JUDGES: [(&str, &str, &str); 3] = [
    (
        "openssl",
        "openssl",
        "openssl, against which certificate facts are checked",
    ),
    (
        "ssh-keygen",
        "openssh-client",
        "ssh-keygen, which reads exported keys",
    ),
    (
        "keytool",
        "default-jre-headless",
        "Java's keytool, which reads exported certificates",
    ),
];

/// The independent judges of the tests.
pub(crate) fn ensure_judges() -> Result<()> {
    for (program, package, purpose) in JUDGES {
        if process::find_on_path(program).is_none() {
            apt::install(&[package], purpose)?;
        }
    }
    Ok(())
}

/// Finds or installs everything that any command needs, and says where it is.
pub(crate) fn ensure_all(workspace: &Workspace) -> Result<()> {
    let build = BuildTools::ensure(workspace)?;
    let browser = Browser::ensure()?;
    ensure_judges()?;
    let rows: [(&str, &Path); 4] = [
        ("trunk", &build.trunk()),
        ("wasm-bindgen", &build.wasm_bindgen()),
        ("browser", &browser.binary),
        ("driver", &browser.driver),
    ];
    for (name, path) in rows {
        println!("{name:<14}{}", path.display());
    }
    for engine in [Engine::Firefox, Engine::WebKitGtk] {
        for (_, path) in engine.ensure()? {
            println!("{:<14}{}", engine.name(), path.display());
        }
    }
    println!("Everything is there.");
    Ok(())
}
