//! Debian's packages: installed where that needs no password, else named in one command to type.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::process;

/// Installs `packages`, which hold `purpose`, or fails with the command that would.
pub(crate) fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install -y {list}");
    if !Path::new("/etc/debian_version").exists() || process::find_on_path("apt-get").is_none() {
        bail!(
            "{purpose}: not found on PATH; install it with your system's packages (on Debian: {by_hand})"
        );
    }
    let Some(sudo) = way_to_root() else {
        bail!("{purpose}: not found on PATH; as root, run: {by_hand}");
    };
    println!("{purpose}: missing; installing Debian's packages {list} (about a minute).");
    let apt = |arguments: &[&str]| {
        let mut words = sudo.iter().chain(&["apt-get"]).chain(arguments).copied();
        let mut command = Command::new(words.next().unwrap_or("apt-get"));
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(&mut apt(&["update", "--quiet"]))
        .and_then(|()| process::run(apt(&["install", "--yes", "--quiet"]).args(packages)))
        .with_context(|| format!("cannot install {purpose}; by hand, as root: {by_hand}"))
}

/// Whether the commands run as root.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && process::capture(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// The words before a command that make it run as root without a password; none when there is no way.
fn way_to_root() -> Option<&'static [&'static str]> {
    if is_root() {
        return Some(&[]);
    }
    process::capture(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}
