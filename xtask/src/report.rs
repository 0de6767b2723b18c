//! What a run of checks or tests came to, suite by suite, and the table at its end.

use std::{collections::BTreeMap, fmt, process::ExitCode, time::Duration};

use crate::process;

/// The outcome of one suite.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The suite's name.
    pub(crate) name: String,
    /// How many tests or checks passed.
    pub(crate) passed: usize,
    /// How many failed; a suite that could not be built or run counts as one.
    pub(crate) failed: usize,
    /// How many were left out on purpose.
    pub(crate) skipped: usize,
    /// Which tests ran, and whether they passed.
    pub(crate) tests: BTreeMap<String, bool>,
    /// How long it all took.
    pub(crate) time: Duration,
    /// What one should know beside the numbers: why it failed, what was skipped.
    pub(crate) notes: Vec<String>,
}

impl Outcome {
    /// A suite of which nothing has run yet.
    pub(crate) fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Counts one check: passed, or failed for a reason that is noted.
    pub(crate) fn count(&mut self, check: &str, result: &anyhow::Result<()>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => {
                eprintln!("{check}: {error:#}");
                self.failed += 1;
                self.notes
                    .push(format!("{check}: {}", first_line(&format!("{error:#}"))));
            }
        }
    }

    /// Counts a failure that is no test's: the suite could not be run as it should.
    pub(crate) fn fail(&mut self, reason: impl Into<String>) {
        self.failed += 1;
        self.notes.push(reason.into());
    }
}

/// The outcomes of a whole run.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Outcome>);

impl Report {
    /// Adds a suite's outcome at the end.
    pub(crate) fn add(&mut self, outcome: Outcome) {
        self.0.push(outcome);
    }

    /// The outcome of the suite with this name, if it ran.
    pub(crate) fn suite(&self, name: &str) -> Option<&Outcome> {
        self.0.iter().find(|outcome| outcome.name == name)
    }

    /// Success only when something ran and nothing failed.
    pub(crate) fn exit_code(&self) -> ExitCode {
        let (passed, failed, _) = self.totals();
        if passed > 0 && failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// The sums over all suites: passed, failed, skipped.
    fn totals(&self) -> (usize, usize, usize) {
        self.0
            .iter()
            .fold((0, 0, 0), |(passed, failed, skipped), suite| {
                (
                    passed + suite.passed,
                    failed + suite.failed,
                    skipped + suite.skipped,
                )
            })
    }
}

/// The table, the notes under it, and the closing line that machines read.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<34}{:>8}{:>8}{:>9}  time",
            "suite", "passed", "failed", "skipped"
        )?;
        writeln!(f, "{}", "─".repeat(71))?;
        for suite in &self.0 {
            let Outcome {
                name,
                passed,
                failed,
                skipped,
                time,
                ..
            } = suite;
            let time = process::spoken(*time);
            writeln!(f, "{name:<34}{passed:>8}{failed:>8}{skipped:>9}  {time}")?;
        }
        writeln!(f, "{}", "─".repeat(71))?;
        for suite in &self.0 {
            for note in &suite.notes {
                writeln!(f, "{}: {note}", suite.name)?;
            }
        }
        let (passed, failed, skipped) = self.totals();
        write!(f, "\n{passed} passed, {failed} failed")?;
        if skipped > 0 {
            write!(f, ", {skipped} skipped")?;
        }
        writeln!(f)
    }
}

/// The first line of a text that may have many.
fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(passed: usize, failed: usize, skipped: usize) -> Outcome {
        Outcome {
            passed,
            failed,
            skipped,
            ..Outcome::named("suite")
        }
    }

    fn report(outcomes: impl IntoIterator<Item = Outcome>) -> Report {
        Report(outcomes.into_iter().collect())
    }

    #[test]
    fn the_closing_line_stands_alone_and_adds_up() {
        let text = report([outcome(3, 1, 0), outcome(4, 0, 0)]).to_string();
        assert_eq!(text.lines().last(), Some("7 passed, 1 failed"));
        let text = report([outcome(3, 0, 2)]).to_string();
        assert_eq!(text.lines().last(), Some("3 passed, 0 failed, 2 skipped"));
    }

    #[test]
    fn a_run_is_green_only_when_something_passed_and_nothing_failed() {
        let green = |outcomes: Vec<Outcome>| report(outcomes).exit_code() == ExitCode::SUCCESS;
        assert!(green(vec![outcome(1, 0, 5)]));
        assert!(!green(vec![outcome(9, 1, 0)]));
        assert!(!green(vec![outcome(0, 0, 1)]));
        assert!(!green(vec![]));
    }

    #[test]
    fn a_failed_check_is_noted_with_its_reason() {
        let mut outcome = Outcome::named("lint");
        outcome.count("format", &Err(anyhow::anyhow!("not formatted\nmore")));
        assert_eq!((outcome.passed, outcome.failed), (0, 1));
        assert!(
            report([outcome])
                .to_string()
                .contains("lint: format: not formatted\n")
        );
    }
}
