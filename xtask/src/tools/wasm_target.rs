//! The compiler's standard library for wasm.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{process, workspace::WASM};

/// Sees to it that the compiler can build for wasm.
pub(crate) fn ensure() -> Result<()> {
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]))
        .context("rustc does not run: install Rust with rustup, then try again")?;
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    println!("The compiler lacks the wasm target: adding it (about 20 s).");
    process::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("cannot add the wasm target; by hand: `rustup target add {WASM}`"))
}
