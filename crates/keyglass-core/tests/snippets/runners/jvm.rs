//! Java: one process compiles and runs all programs, each in a class loader of its own.

use std::{fs, path::Path, process::Command};

use super::{Ended, Job, batch, each, files};

pub(super) fn java(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    // One alone runs as a reader would run it.
    if let [_] = jobs {
        return each(jobs, |job| {
            let mut java = Command::new("java");
            java.arg(&job.file);
            java
        });
    }
    let source = folder.join("Batch.java");
    fs::write(&source, include_str!("Batch.java")).expect("written");
    let mut java = Command::new("java");
    java.arg(source);
    batch(java, folder, jobs, files(jobs))
}
