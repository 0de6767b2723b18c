//! Languages whose programs need no compiler: each runs in a process of its own, which, where starting
//! is slow, is a fork of one that has started.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use super::{Ended, Job, batch, each, files, sdks};

/// What Debian's packages have of PHP's libraries.
const AUTOLOAD: &str = "<?php require '/usr/share/php/GuzzleHttp/autoload.php';\n";

pub(super) fn bash(_: &Path, jobs: &[Job]) -> Vec<Ended> {
    each(jobs, |job| program("bash", job))
}

/// As if a reader pasted it: an interactive shell, which expands `!`.
pub(super) fn pasted(_: &Path, jobs: &[Job]) -> Vec<Ended> {
    each(jobs, |job| {
        let mut bash = Command::new("bash");
        let paste = r#"exec bash --norc --noprofile -i < "$0""#;
        bash.args(["-c", paste]).arg(&job.file);
        bash
    })
}

/// The shell reads each command line as it stands, and HTTPie's own entry gets its words.
pub(super) fn httpie(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    if let [_] = jobs {
        return bash(folder, jobs);
    }
    let mut python = Command::new("/usr/bin/python3");
    python.args(["-c", include_str!("batch_httpie.py")]);
    batch(python, folder, jobs, files(jobs))
}

pub(super) fn python(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    let python = sdks().join("venv/bin/python");
    if let [_] = jobs {
        return each(jobs, |job| program(&python, job));
    }
    let mut python = Command::new(python);
    python.args(["-c", include_str!("batch.py")]);
    batch(python, folder, jobs, files(jobs))
}

pub(super) fn node(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    let modules = folder.join("node_modules");
    if !modules.exists() {
        symlink(sdks().join("node_modules"), modules).expect("a link");
    }
    if let [_] = jobs {
        return each(jobs, |job| program("node", job));
    }
    let source = folder.join("batch.mjs");
    fs::write(&source, include_str!("batch.mjs")).expect("written");
    let mut node = Command::new("node");
    node.arg(source);
    batch(node, folder, jobs, files(jobs))
}

pub(super) fn php(_: &Path, jobs: &[Job]) -> Vec<Ended> {
    for job in jobs {
        let vendor = job.file.with_file_name("vendor");
        fs::create_dir_all(&vendor).expect("a folder");
        fs::write(vendor.join("autoload.php"), AUTOLOAD).expect("written");
    }
    each(jobs, |job| program("php", job))
}

pub(super) fn ruby(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    if let [_] = jobs {
        return each(jobs, |job| program("ruby", job));
    }
    let mut ruby = Command::new("ruby");
    ruby.args(["-e", include_str!("batch.rb")]);
    batch(ruby, folder, jobs, files(jobs))
}

fn program(interpreter: impl AsRef<std::ffi::OsStr>, job: &Job) -> Command {
    let mut command = Command::new(interpreter);
    command.arg(&job.file);
    command
}
