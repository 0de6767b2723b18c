//! `test`: every suite in order, one build at a time, with a table at the end.
//!
//! A suite that fails does not stop the ones after it: one run tells all there is to know.

mod libtest;
mod native;
mod wasm;

use std::{str::FromStr, time::Instant};

use anyhow::{Error, Result, bail};

use crate::{
    dist, lint,
    report::{Outcome, Report},
    workspace::Workspace,
};

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

    /// Runs the suite and counts into `outcome`; an error is one that kept it from running.
    fn run(self, workspace: &Workspace, outcome: &mut Outcome) -> Result<()> {
        match self {
            Self::Lint => *outcome = lint::check(workspace)?,
            Self::Native => native::run(workspace, outcome)?,
            Self::Wasm => wasm::run(workspace, outcome)?,
            Self::Dist => dist::measure(workspace, outcome)?,
            Self::E2e => native::run_e2e(workspace, outcome)?,
        }
        Ok(())
    }
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

/// Runs the suites named, or all of them, and prints the table.
pub(crate) fn run(workspace: &Workspace, only: &[Suite]) -> Result<Report> {
    let mut report = Report::default();
    for suite in Suite::ALL {
        if !only.is_empty() && !only.contains(&suite) {
            continue;
        }
        println!("\n━━ {} ━━", suite.name());
        let started = Instant::now();
        let mut outcome = Outcome::named(suite.name());
        if let Err(error) = suite.run(workspace, &mut outcome) {
            eprintln!("{}: {error:#}", suite.name());
            outcome.fail(format!("{error:#}"));
        }
        outcome.time = started.elapsed();
        report.add(outcome);
    }
    print!("\n{report}");
    Ok(report)
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
