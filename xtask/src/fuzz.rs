//! `fuzz`: feeds every parser of the core with what a fuzzer makes of small seeds.

use std::{fs, process::Command, time::Duration};

use anyhow::{Context, Result, bail};

use crate::{process, workspace::Workspace};

/// The instrumentation that libFuzzer wants, as flags that a stable compiler knows. No sanitizer: the
/// core has no unsafe code.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1 --cfg fuzzing";

/// One input may take this long, in seconds, and this much memory, in megabytes. The clock goes on while
/// other programs have the processor.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=1024"];

/// The largest input, in bytes: a little more than the largest certificate that is read.
const LARGEST: &str = "-max_len=70000";

/// What to fuzz, and for how long.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    /// How long each target runs.
    pub(crate) each: Duration,
    /// The targets; all of them when the list is empty.
    pub(crate) targets: Vec<String>,
}

/// Builds the targets and runs them one after the other; the first crash ends it.
///
/// What was found to reach new code is kept in the target folder, and taken up by the next run.
pub(crate) fn run(workspace: &Workspace, options: &FuzzOptions) -> Result<()> {
    let known = targets(workspace)?;
    if let Some(unknown) = options.targets.iter().find(|name| !known.contains(name)) {
        bail!("no fuzz target {unknown:?}; there are {}", known.join(", "));
    }
    let chosen = if options.targets.is_empty() {
        &known
    } else {
        &options.targets
    };
    let built = workspace.target().join("fuzz");
    let mut build = process::cargo(workspace);
    build
        .current_dir(workspace.root().join("fuzz"))
        .args(["build", "--release", "--bins"])
        .env("CARGO_TARGET_DIR", &built)
        // With a target named, build scripts and macros are left alone by the flags.
        .args(["--target", &host()?])
        .env("RUSTFLAGS", FLAGS);
    process::run(&mut build)?;
    for name in chosen {
        println!("\n━━ {name} ━━");
        let corpus = workspace.own().join("fuzz").join(name);
        fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
        let program = built.join(host()?).join("release").join(name);
        let mut command = Command::new(program);
        command
            .arg(&corpus)
            .arg(workspace.root().join("fuzz/seeds").join(name))
            .arg(format!("-max_total_time={}", options.each.as_secs()))
            .arg(format!("-artifact_prefix={}/crash-", corpus.display()))
            .args(["-print_final_stats=1", LARGEST])
            .args(LIMITS);
        process::run(&mut command).with_context(|| format!("the target {name} found a defect"))?;
    }
    Ok(())
}

/// The names of the targets: those of their files.
fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.root().join("fuzz/targets");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.extend(name.map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// The target that the compiler builds for by itself.
fn host() -> Result<String> {
    let said = process::capture(Command::new("rustc").arg("-vV"));
    let said = said.context("rustc does not run: install Rust with rustup")?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("rustc does not say for what it builds")
}
