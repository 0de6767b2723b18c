//! Reads the summary lines that Rust's test harness prints, natively and in a browser.

use std::process::Command;

use anyhow::Result;

use crate::{process, report::Outcome};

/// Runs a test command and adds its counts to `outcome`.
///
/// A command that fails without a failed test, one that does not compile for example, counts as a
/// failure, and so does one that ran no test at all.
pub(super) fn run(command: &mut Command, outcome: &mut Outcome) -> Result<()> {
    let before = (outcome.passed, outcome.failed);
    let well = process::run_watching(command, |line| count(line, outcome))?;
    if !well && outcome.failed == before.1 {
        outcome.fail("the tests did not build or did not run to their end; see above");
    } else if well && outcome.passed == before.0 {
        outcome.fail("not one test ran");
    }
    Ok(())
}

/// Adds what one line of output says: a summary's counts, or the name of a test left out.
fn count(line: &str, outcome: &mut Outcome) {
    if let Some(name) = ignored_test(line) {
        outcome.notes.push(format!("skipped {name}"));
    }
    if let Some((name, passed)) = verdict(line) {
        outcome.tests.insert(name.to_owned(), passed);
    }
    let Some(summary) = line.trim_start().strip_prefix("test result: ") else {
        return;
    };
    outcome.passed += number_before(summary, "passed");
    outcome.failed += number_before(summary, "failed");
    outcome.skipped += number_before(summary, "ignored");
}

/// The name in a line such as `test keys::are_listed ... ok`, and whether the test passed.
fn verdict(line: &str) -> Option<(&str, bool)> {
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    match verdict {
        "ok" => Some((name, true)),
        "FAILED" => Some((name, false)),
        _ => None,
    }
}

/// The name in a line such as `test corpus::reads_all ... ignored, no corpus`, with the reason.
fn ignored_test(line: &str) -> Option<String> {
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let reason = verdict.strip_prefix("ignored")?;
    Some(match reason.strip_prefix(", ") {
        Some(reason) => format!("{name}: {reason}"),
        None => name.to_owned(),
    })
}

/// The number that stands before `word` in `ok. 12 passed; 0 failed; 1 ignored; …`.
fn number_before(summary: &str, word: &str) -> usize {
    let words = summary
        .split([' ', ';', '.'])
        .filter(|word| !word.is_empty());
    let mut number = 0;
    for current in words {
        if current == word {
            return number;
        }
        number = current.parse().unwrap_or(0);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_add_up_and_other_lines_count_nothing() {
        let mut outcome = Outcome::default();
        for line in [
            "running 13 tests",
            "test a::b ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s",
            "7 passed by the river",
        ] {
            count(line, &mut outcome);
        }
        assert_eq!(
            (outcome.passed, outcome.failed, outcome.skipped),
            (15, 2, 1)
        );
    }

    #[test]
    fn each_test_is_known_with_its_verdict() {
        let mut outcome = Outcome::default();
        for line in [
            "test a::b ... ok",
            "test a::c ... FAILED",
            "test d ... ignored",
        ] {
            count(line, &mut outcome);
        }
        let known: Vec<_> = outcome.tests.into_iter().collect();
        assert_eq!(
            known,
            [("a::b".to_owned(), true), ("a::c".to_owned(), false)]
        );
    }

    #[test]
    fn a_test_left_out_is_noted_by_name_with_its_reason() {
        let mut outcome = Outcome::default();
        count("test corpus::reads ... ignored, no corpus", &mut outcome);
        count("test slow ... ignored", &mut outcome);
        assert_eq!(
            outcome.notes,
            ["skipped corpus::reads: no corpus", "skipped slow"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_run_without_tests_and_one_that_breaks_off_both_fail() {
        for (program, reason) in [("true", "not one test ran"), ("false", "did not build")] {
            let mut outcome = Outcome::default();
            run(&mut Command::new(program), &mut outcome).expect("the program starts");
            assert_eq!(outcome.failed, 1);
            assert!(outcome.notes[0].contains(reason), "{:?}", outcome.notes);
        }
    }
}
