//! The checklist against what ran: a line a row, a column an engine.

use std::{collections::BTreeMap, fmt};

use super::{Protections, Row};
use crate::tools::Engine;

/// Which tests ran, and whether they passed.
pub(crate) type Results = BTreeMap<String, bool>;

/// The table.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<(u32, String, Vec<Cell>)>,
    engines: Vec<Engine>,
}

/// What can be said of one requirement in one engine.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    /// Every test passed; some may have been left out for these reasons.
    Passed { natively: bool, but: Vec<String> },
    /// One did not.
    Failed,
    /// The engine cannot show it, for this reason.
    Impossible(String),
    /// No test stands for it so far.
    NotYet,
    /// A test is named that is not there, or did not run.
    Missing(String),
    /// The suite was not asked for.
    NotRun,
}

impl Table {
    /// Compares the document with what ran: natively, and in each engine. A suite that did not run is
    /// `None`.
    pub(crate) fn new(
        protections: &Protections,
        native: Option<&Results>,
        engines: &[(Engine, Option<&Results>)],
    ) -> Self {
        let cells = |row: &Row| {
            let in_engine = |(engine, results): &(Engine, Option<&Results>)| {
                cell(protections, row, *engine, *results, native)
            };
            engines.iter().map(in_engine).collect()
        };
        let rows = protections.rows.iter();
        Self {
            rows: rows
                .map(|row| (row.number, row.title.clone(), cells(row)))
                .collect(),
            engines: engines.iter().map(|(engine, _)| *engine).collect(),
        }
    }

    /// A line for every test that is named and did not run.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, _, cells) in &self.rows {
            for (cell, engine) in cells.iter().zip(&self.engines) {
                if let Cell::Missing(test) = cell {
                    lines.push(format!("row {number}: {test} did not run in {engine}"));
                }
            }
        }
        lines
    }
}

fn cell(
    protections: &Protections,
    row: &Row,
    engine: Engine,
    in_engine: Option<&Results>,
    native: Option<&Results>,
) -> Cell {
    let mut left_out = Vec::new();
    let (mut ran_in_browser, mut ran) = (false, false);
    for test in &row.tests {
        let needs_browser = protections.needs_browser(test);
        if let Some(reason) = protections.reason(test, engine) {
            left_out.push(reason.to_owned());
            continue;
        }
        let Some(results) = (if needs_browser { in_engine } else { native }) else {
            return Cell::NotRun;
        };
        let outcome = match needs_browser {
            // A program of its own names its tests without the file.
            true => results
                .get(test)
                .or_else(|| results.get(last(test)))
                .copied(),
            false => natively(test, results),
        };
        match outcome {
            None => return Cell::Missing(test.clone()),
            Some(false) => return Cell::Failed,
            Some(true) => ran = true,
        }
        ran_in_browser |= needs_browser;
    }
    left_out.dedup();
    match (ran, left_out.is_empty()) {
        (false, true) => Cell::NotYet,
        (false, false) => Cell::Impossible(left_out.join("; ")),
        (true, _) => Cell::Passed {
            natively: !ran_in_browser,
            but: left_out,
        },
    }
}

/// Whether a test that needs no browser passed. It is found by its last words, since the harness leaves
/// out the file.
fn natively(test: &str, results: &Results) -> Option<bool> {
    let mut all = results
        .iter()
        .filter(|(known, _)| last(known) == last(test));
    let first = *all.next()?.1;
    Some(first && all.all(|(_, passed)| *passed))
}

/// The name without its modules.
fn last(test: &str) -> &str {
    test.rsplit("::").next().unwrap_or(test)
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const TITLE: usize = 58;
        let mut notes: Vec<String> = Vec::new();
        write!(f, "{:<width$}", "protections", width = TITLE + 4)?;
        for engine in &self.engines {
            write!(f, "{:<14}", engine.to_string())?;
        }
        writeln!(f, "\n{}", "─".repeat(TITLE + 4 + 14 * self.engines.len()))?;
        for (number, title, cells) in &self.rows {
            let title: String = title.chars().take(TITLE - 1).collect();
            write!(f, "{number:>2}  {title:<TITLE$}")?;
            for cell in cells {
                write!(f, "{:<14}", word(cell, &mut notes))?;
            }
            writeln!(f)?;
        }
        writeln!(f, "{}", "─".repeat(TITLE + 4 + 14 * self.engines.len()))?;
        writeln!(f, "*  natively: no browser takes part")?;
        for (note, number) in notes.iter().zip(1..) {
            writeln!(f, "{number:<2} {note}")?;
        }
        Ok(())
    }
}

/// The cell's word, with the number of its note.
fn word(cell: &Cell, notes: &mut Vec<String>) -> String {
    let mut number = |reason: &str| {
        let known = notes.iter().position(|note| note == reason);
        known.unwrap_or_else(|| {
            notes.push(reason.to_owned());
            notes.len() - 1
        }) + 1
    };
    match cell {
        Cell::Passed { natively: true, .. } => "passed *".into(),
        Cell::Passed { but, .. } if but.is_empty() => "passed".into(),
        Cell::Passed { but, .. } => format!("passed, but {}", number(&but.join("; "))),
        Cell::Failed => "FAILED".into(),
        Cell::Impossible(reason) => format!("impossible {}", number(reason)),
        Cell::NotYet => "not yet".into(),
        Cell::Missing(_) => "MISSING".into(),
        Cell::NotRun => "not run".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::parsed;
    use super::*;

    fn results(tests: &[(&str, bool)]) -> Results {
        let owned = |(name, passed): &(&str, bool)| ((*name).to_owned(), *passed);
        tests.iter().map(owned).collect()
    }

    /// The cells of a row with these tests.
    fn cells(tests: &str, native: &[(&str, bool)], browser: &[(&str, bool)]) -> Vec<Cell> {
        let text = format!(
            "### 1. A row\n- Tests: {tests}\n## Left out of an engine\n\
             | `journey::b` | WebKitGTK | no such thing |\n"
        );
        let protections = parsed(&text).expect("as it should be");
        let (native, browser) = (results(native), results(browser));
        let engines = [
            (Engine::Firefox, Some(&browser)),
            (Engine::WebKitGtk, Some(&browser)),
        ];
        let table = Table::new(&protections, Some(&native), &engines);
        table.rows[0].2.clone()
    }

    fn whole() -> Cell {
        Cell::Passed {
            natively: false,
            but: Vec::new(),
        }
    }

    #[test]
    fn a_row_passes_where_every_test_of_it_did() {
        let ran = [("journey::a", true), ("journey::b", true)];
        assert_eq!(cells("`journey::a`", &[], &ran), [whole(), whole()]);
        let but = Cell::Passed {
            natively: false,
            but: vec!["no such thing".into()],
        };
        assert_eq!(
            cells("`journey::a`, `journey::b`", &[], &ran),
            [whole(), but]
        );
    }

    #[test]
    fn what_an_engine_cannot_do_is_named_as_that() {
        let found = cells("`journey::b`", &[], &[("journey::b", true)]);
        assert_eq!(found[1], Cell::Impossible("no such thing".into()));
    }

    #[test]
    fn a_native_test_is_found_by_its_last_words() {
        let native = [("names::tests::are_safe", true)];
        let found = cells("`file_name::are_safe`", &native, &[]);
        let natively = Cell::Passed {
            natively: true,
            but: Vec::new(),
        };
        assert_eq!(found, [natively.clone(), natively]);
    }

    #[test]
    fn what_failed_or_is_not_there_is_seen() {
        let failed = cells("`journey::a`", &[], &[("journey::a", false)]);
        assert_eq!(failed, [Cell::Failed, Cell::Failed]);
        let missing = cells("`journey::a`", &[], &[("keyboard::a_b", true)]);
        assert_eq!(missing[0], Cell::Missing("journey::a".into()));
        assert_eq!(cells("not yet", &[], &[])[0], Cell::NotYet);
    }
}
