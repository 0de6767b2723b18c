//! Reads the command line. Knows the words, not what they do.

use std::{ffi::OsString, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};

use anyhow::{Context, Error, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::{fuzz::FuzzOptions, soak::SoakOptions, test::TestOptions};

/// What `cargo xtask --help` prints.
pub(crate) const HELP: &str = "\
The project's commands. Each checks the tools that it needs and installs what is missing.

Usage: cargo xtask <command>

  serve            Build the app and open it on the local tenant, http://127.0.0.1:8080
    --dev            rebuild and reload the page at every change
    --listen ADDR    another address, such as 127.0.0.1:9000
    --seed SEED      what a new tenant holds: demo (the default), empty, large:N
    --data DIR       where the tenant keeps its data (default: tenant, in the target folder)
  test             Run every suite, and end with a table
    --only LIST      only these, with commas between: lint, native, wasm, dist, e2e
    --engines LIST   test the whole app in these only: chromium, firefox, webkitgtk
  lint             Formatting, clippy, documentation, import direction, file sizes
  dist             Build the deployable folder dist/, compress it, check sizes against budgets
  screens          Take a picture of every screen into screens/, in the target folder
  bench            Measure the core in a browser beside two libraries for JavaScript, and the local
                   tenant: a hundred thousand applications, twenty thousand requests
  fuzz [TARGET…]   Feed the parsers of the core with a fuzzer's inputs
    --seconds N      how long each target runs (default: 60)
  soak             Use the app for long while the tenant fails, and see whether it grows
    --minutes N      how long (default: 20)
    --seed N         which journeys and faults; the same number repeats a run (default: 1)
  tools            Only check the tools, and install what is missing
";

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Show [`HELP`].
    Help,
    /// Build the app and serve it beside the local tenant.
    Serve(ServeOptions),
    /// Run the suites.
    Test(TestOptions),
    /// Check the sources without running them.
    Lint,
    /// Make the deployable folder.
    Dist,
    /// Take pictures of the screens.
    Screens,
    /// Measure the core and the local tenant.
    Bench,
    /// Fuzz the parsers.
    Fuzz(FuzzOptions),
    /// Use the app for long.
    Soak(SoakOptions),
    /// Check and install the tools.
    Tools,
}

/// The options of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// Whether to rebuild and reload at every change.
    pub(crate) dev: bool,
    /// The address to listen on, when not the default.
    pub(crate) listen: Option<SocketAddr>,
    /// What a new tenant is to hold, in the tenant's own words.
    pub(crate) seed: Option<String>,
    /// The folder for the tenant's data, when not the default.
    pub(crate) data: Option<PathBuf>,
}

/// Turns the command line into a [`Command`].
pub(crate) fn parse(mut arguments: Parser) -> Result<Command> {
    let name = match arguments.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Command::Help),
        Some(Arg::Value(name)) => name,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.to_str() {
        Some("help") => Ok(Command::Help),
        Some("serve") => serve(&mut arguments),
        Some("test") => test(&mut arguments),
        Some("lint") => alone(&mut arguments, Command::Lint),
        Some("dist") => alone(&mut arguments, Command::Dist),
        Some("screens") => alone(&mut arguments, Command::Screens),
        Some("bench") => alone(&mut arguments, Command::Bench),
        Some("fuzz") => fuzz(&mut arguments),
        Some("soak") => soak(&mut arguments),
        Some("tools") => alone(&mut arguments, Command::Tools),
        _ => bail!("no command {name:?}; `cargo xtask --help` lists them"),
    }
}

/// Reads the options of `serve`.
fn serve(arguments: &mut Parser) -> Result<Command> {
    let mut options = ServeOptions::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("dev") => options.dev = true,
            Arg::Long("listen") => options.listen = Some(address(arguments.value()?)?),
            Arg::Long("seed") => options.seed = Some(arguments.value()?.string()?),
            Arg::Long("data") => options.data = Some(arguments.value()?.into()),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Serve(options))
}

/// Reads the options of `test`.
fn test(arguments: &mut Parser) -> Result<Command> {
    let mut options = TestOptions::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("only") => options.only.append(&mut list(arguments)?),
            Arg::Long("engines") => options.engines.append(&mut list(arguments)?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Test(options))
}

/// Reads names with commas between them.
fn list<T: FromStr<Err = Error>>(arguments: &mut Parser) -> Result<Vec<T>> {
    let names = arguments.value()?.string()?;
    names.split(',').map(|name| name.trim().parse()).collect()
}

/// Reads the options of `fuzz`.
fn fuzz(arguments: &mut Parser) -> Result<Command> {
    let mut options = FuzzOptions {
        each: Duration::from_secs(60),
        targets: Vec::new(),
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => options.each = Duration::from_secs(arguments.value()?.parse()?),
            Arg::Value(target) => options.targets.push(target.string()?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Fuzz(options))
}

/// Reads the options of `soak`.
fn soak(arguments: &mut Parser) -> Result<Command> {
    let mut options = SoakOptions {
        minutes: 20,
        seed: 1,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("minutes") => options.minutes = arguments.value()?.parse()?,
            Arg::Long("seed") => options.seed = arguments.value()?.parse()?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Soak(options))
}

/// A command without options: anything after it is a mistake, except the plea for help.
fn alone(arguments: &mut Parser, command: Command) -> Result<Command> {
    match arguments.next()? {
        None => Ok(command),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

/// Reads an address with its port.
fn address(value: OsString) -> Result<SocketAddr> {
    let text = value.string()?;
    text.parse().with_context(|| {
        format!("--listen wants an address and a port, such as 127.0.0.1:9000, not {text:?}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{test::Suite, tools::Engine};

    fn parsed(arguments: &[&str]) -> Result<Command> {
        parse(Parser::from_args(arguments))
    }

    #[test]
    fn nothing_and_every_form_of_help_show_the_help() {
        for arguments in [
            &[][..],
            &["--help"],
            &["-h"],
            &["help"],
            &["lint", "--help"],
        ] {
            assert_eq!(parsed(arguments).expect("help is a command"), Command::Help);
        }
    }

    #[test]
    fn serve_takes_its_options_in_any_order() {
        let command = parsed(&[
            "serve",
            "--seed=large:10",
            "--dev",
            "--listen",
            "127.0.0.1:9000",
        ]);
        let expected = ServeOptions {
            dev: true,
            listen: Some(SocketAddr::from(([127, 0, 0, 1], 9000))),
            seed: Some("large:10".into()),
            data: None,
        };
        assert_eq!(command.expect("valid options"), Command::Serve(expected));
    }

    #[test]
    fn suites_and_engines_are_named_with_commas() {
        let words = ["test", "--only", "lint, e2e", "--engines=firefox,webkitgtk"];
        let expected = TestOptions {
            only: vec![Suite::Lint, Suite::E2e],
            engines: vec![Engine::Firefox, Engine::WebKitGtk],
        };
        let command = parsed(&words).expect("known suites and engines");
        assert_eq!(command, Command::Test(expected));
    }

    #[test]
    fn mistakes_are_named() {
        for (arguments, word) in [
            (&["sevre"][..], "sevre"),
            (&["dist", "--fast"], "--fast"),
            (&["serve", "--listen", "8080"], "127.0.0.1:9000"),
            (&["serve", "--listen"], "--listen"),
            (&["test", "--only", "e2e,unit"], "unit"),
            (&["test", "--engines", "lynx"], "lynx"),
        ] {
            let error = parsed(arguments).expect_err("a mistake");
            assert!(format!("{error:#}").contains(word), "{error:#}");
        }
    }
}
