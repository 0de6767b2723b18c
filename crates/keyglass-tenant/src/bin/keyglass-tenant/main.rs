//! The local tenant as a program: `keyglass-tenant --help`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its user"
)]

mod cli;
mod signals;

use std::error::Error;
use std::process::ExitCode;

use keyglass_tenant::RunningTenant;

use crate::cli::{Command, HELP, Options};
use crate::signals::StopSignals;

/// Exit code for a command line that cannot be understood.
const USAGE: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    match cli::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Run(options)) => match run(*options).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("keyglass-tenant: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("keyglass-tenant: {error}\nkeyglass-tenant --help lists the options.");
            ExitCode::from(USAGE)
        }
    }
}

/// Runs a tenant until the first request to stop; a second one cuts its end short.
async fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let mut signals = StopSignals::listen()?;
    let tenant = tokio::select! {
        started = options.tenant.log_to_stderr(options.log).start() => started?,
        () = signals.next() => return Ok(()),
    };
    announce(&tenant);
    signals.next().await;
    tokio::select! {
        () = tenant.stop() => {}
        () = signals.next() => {}
    }
    Ok(())
}

fn announce(tenant: &RunningTenant) {
    let url = tenant.url();
    let credentials = tenant.machine_credentials();
    println!(
        "Local tenant {name} (seed: {seed}), for development, demos and tests only.

  URL            {url}
  Audience       {url}/api/v2/
  Client ID      {id}
  Client secret  {secret}
{authority}
Ctrl-C stops it.",
        authority = tenant.ca_file().map_or_else(String::new, |file| {
            format!("  Authority      {}\n", file.display())
        }),
        name = tenant.name(),
        seed = tenant.seeded_with(),
        id = credentials.client_id,
        secret = credentials.client_secret,
    );
}
