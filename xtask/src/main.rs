//! The project's commands: `cargo xtask serve | test | dist | lint | screens | bench | fuzz | soak | tools`.
//!
//! One file a command. What they share stands beside them: [`cli`] reads the command line,
//! [`workspace`] knows the folders, [`process`] runs programs, [`tools`] finds or installs them,
//! and [`app`] builds the app when something that goes into it has changed.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands talk to the person at the terminal"
)]

mod app;
mod bench;
mod cli;
mod dist;
mod fingerprint;
mod fuzz;
mod lint;
mod lock;
mod process;
mod report;
mod screens;
mod serve;
mod soak;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use crate::{cli::Command, workspace::Workspace};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the command line asks for, and says with the exit code whether it went well.
fn run() -> anyhow::Result<ExitCode> {
    let command = cli::parse(lexopt::Parser::from_env())?;
    let workspace = Workspace::locate()?;
    match command {
        Command::Help => print!("{}", cli::HELP),
        Command::Serve(options) => serve::run(&workspace, &options)?,
        Command::Dist => dist::run(&workspace)?,
        Command::Screens => screens::run(&workspace)?,
        Command::Bench => bench::run(&workspace)?,
        Command::Fuzz(options) => fuzz::run(&workspace, &options)?,
        Command::Soak(options) => soak::run(&workspace, &options)?,
        Command::Tools => tools::ensure_all(&workspace)?,
        Command::Lint => return Ok(lint::run(&workspace)?.exit_code()),
        Command::Test(options) => return Ok(test::run(&workspace, &options)?.exit_code()),
    }
    Ok(ExitCode::SUCCESS)
}
