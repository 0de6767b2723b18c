//! How much memory a process has.

use std::process::Command;

/// Resident memory of the process with this id, in megabytes, as `ps` counts it.
pub(crate) fn resident(process: u32) -> f64 {
    let output = Command::new("ps")
        .args(["-o", "rss=", "-p", &process.to_string()])
        .output()
        .expect("ps is installed");
    let kilobytes = String::from_utf8(output.stdout).expect("text");
    let kilobytes: f64 = kilobytes.trim().parse().expect("a number");
    kilobytes / 1024.0
}
