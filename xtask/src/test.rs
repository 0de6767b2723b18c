//! `test`: every suite in order, one build at a time, with a table at the end.
//!
//! A suite that fails does not stop the ones after it: one run tells all there is to know.

mod libtest;
mod native;
mod protections;
mod wasm;

use std::{str::FromStr, time::Instant};

use anyhow::{Error, Result, bail};

use self::protections::{Protections, Table};
use crate::{
    dist, lint,
    report::{Outcome, Report},
    tools::Engine,
    workspace::Workspace,
};

/// The options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// The suites to run; all of them when the list is empty.
    pub(crate) only: Vec<Suite>,
    /// The engines in which the whole app is tested; all of them when the list is empty.
    pub(crate) engines: Vec<Engine>,
}

/// The suites, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suite {
    /// Formatting, clippy, documentation, import direction.
    Lint,
    /// The tests of the packages that run natively.
    Native,
    /// The tests of the app's parts, in a browser.
    Wasm,
    /// The deployable folder and its budgets.
    Dist,
    /// The tests of the whole app in a browser, against the local tenant.
    E2e,
}

impl Suite {
    /// All of them.
    const ALL: [Self; 5] = [Self::Lint, Self::Native, Self::Wasm, Self::Dist, Self::E2e];

    /// The name on the command line and in the table.
    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Dist => "dist",
            Self::E2e => "e2e",
        }
    }

    /// Runs the suite and adds its outcome to `report`: the last suite has one for each engine.
    fn run(self, workspace: &Workspace, engines: &[Engine], report: &mut Report) {
        let name = self.name();
        report.add(match self {
            Self::Lint => measured(name, |outcome| {
                *outcome = lint::check(workspace)?;
                Ok(())
            }),
            Self::Native => measured(name, |outcome| native::run(workspace, outcome)),
            Self::Wasm => measured(name, |outcome| wasm::run(workspace, outcome)),
            Self::Dist => measured(name, |outcome| dist::measure(workspace, outcome)),
            Self::E2e => {
                for &engine in engines {
                    report.add(measured(&in_engine(engine), |outcome| {
                        native::run_e2e(workspace, engine, outcome)
                    }));
                }
                return;
            }
        });
    }
}

/// The name of the browser tests' outcome in an engine.
fn in_engine(engine: Engine) -> String {
    format!("e2e, {engine}")
}

/// Does `work`, which counts into the outcome; an error of it is one that kept it from running.
fn measured(name: &str, work: impl FnOnce(&mut Outcome) -> Result<()>) -> Outcome {
    println!("\n━━ {name} ━━");
    let started = Instant::now();
    let mut outcome = Outcome::named(name);
    if let Err(error) = work(&mut outcome) {
        eprintln!("{name}: {error:#}");
        outcome.fail(format!("{error:#}"));
    }
    outcome.time = started.elapsed();
    outcome
}

impl FromStr for Suite {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let Some(suite) = Self::ALL.into_iter().find(|suite| suite.name() == name) else {
            let names = Self::ALL.map(Self::name).join(", ");
            bail!("no suite {name:?}; there are {names}");
        };
        Ok(suite)
    }
}

/// Runs the suites named, or all of them, and prints the tables.
pub(crate) fn run(workspace: &Workspace, options: &TestOptions) -> Result<Report> {
    let engines = match &*options.engines {
        [] => &Engine::ALL,
        named => named,
    };
    let mut report = Report::default();
    for suite in Suite::ALL {
        if options.only.is_empty() || options.only.contains(&suite) {
            suite.run(workspace, engines, &mut report);
        }
    }
    if options.only.is_empty() || options.only.contains(&Suite::E2e) {
        compare_with_checklist(workspace, &mut report)?;
    }
    print!("\n{report}");
    Ok(report)
}

/// Prints what the checklist's requirements came to in each engine. A test that is named there and did
/// not run where it should is a failure.
fn compare_with_checklist(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let protections = Protections::read(workspace)?;
    let tests = |name: &str| report.suite(name).map(|outcome| &outcome.tests);
    let engines = Engine::ALL.map(|engine| (engine, tests(&in_engine(engine))));
    let table = Table::new(&protections, tests(Suite::Native.name()), &engines);
    print!("\n{table}");
    let missing = table.missing();
    if !missing.is_empty() {
        let mut outcome = Outcome::named("protections");
        missing.into_iter().for_each(|line| outcome.fail(line));
        report.add(outcome);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_is_found_by_its_name() {
        for suite in Suite::ALL {
            assert_eq!(suite.name().parse::<Suite>().expect("its own name"), suite);
        }
    }
}
