//! `docs/protections.md`: which tests stand for which requirement, and in which engines they run.
//!
//! The document is read as it stands, so that what people read and what runs cannot drift apart:
//! - `### 7. A title` begins a row of the checklist; the code spans of its line `- Tests:` name its tests,
//!   those that need a browser by their file in `e2e/tests/browser`;
//! - the code spans under `## Also in every engine` name browser tests that no row stands for;
//! - the rows of the table under `## Left out of an engine` name a test, an engine, and the reason.

mod table;

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

pub(crate) use table::Table;

use crate::{tools::Engine, workspace::Workspace};

/// The document.
const DOCUMENT: &str = "docs/protections.md";
/// Where the tests that need a browser are.
const BROWSER_TESTS: &str = "e2e/tests/browser";
/// The program of those that measure.
const MEASURING: &str = "large";

/// What the document says.
#[derive(Debug, Default)]
pub(crate) struct Protections {
    rows: Vec<Row>,
    also: Vec<String>,
    left_out: Vec<LeftOut>,
    /// The files of browser tests, by which the tests in them are known.
    browser_files: BTreeSet<String>,
}

/// A requirement.
#[derive(Debug)]
struct Row {
    number: u32,
    title: String,
    /// None while no test stands for it.
    tests: Vec<String>,
}

/// A test that cannot run in an engine.
#[derive(Debug)]
struct LeftOut {
    test: String,
    engine: Engine,
    reason: String,
}

impl Protections {
    /// Reads the document.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self> {
        let text = fs::read_to_string(workspace.root().join(DOCUMENT))
            .with_context(|| format!("cannot read {DOCUMENT}"))?;
        let mut files = file_stems(&workspace.root().join(BROWSER_TESTS))?;
        files.insert(MEASURING.to_owned());
        parse(&text, files).with_context(|| format!("{DOCUMENT} is not as the commands read it"))
    }

    /// The browser tests that run in an engine other than the one in which all of them do.
    pub(crate) fn tests_in(&self, engine: Engine) -> Vec<&str> {
        let mut tests: Vec<_> = self
            .all_tests()
            .filter(|test| self.needs_browser(test) && self.reason(test, engine).is_none())
            .collect();
        tests.sort_unstable();
        tests.dedup();
        tests
    }

    /// Every test that is named, as often as it is.
    fn all_tests(&self) -> impl Iterator<Item = &str> {
        let in_rows = self.rows.iter().flat_map(|row| &row.tests);
        in_rows.chain(&self.also).map(String::as_str)
    }

    /// Whether the test is one of those that run in a browser.
    fn needs_browser(&self, test: &str) -> bool {
        let (file, _) = test.split_once("::").unwrap_or(("", test));
        self.browser_files.contains(file)
    }

    /// Why the test does not run in the engine, if it does not.
    fn reason(&self, test: &str, engine: Engine) -> Option<&str> {
        let entry = self
            .left_out
            .iter()
            .find(|entry| entry.test == test && entry.engine == engine);
        entry.map(|entry| &*entry.reason)
    }
}

fn parse(text: &str, browser_files: BTreeSet<String>) -> Result<Protections> {
    let mut found = Protections {
        browser_files,
        ..Protections::default()
    };
    let mut section = "";
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.trim();
        } else if let Some(title) = line.strip_prefix("### ") {
            found.rows.push(row(title)?);
        } else if let Some(tests) = line.strip_prefix("- Tests:") {
            let row = found
                .rows
                .last_mut()
                .context("tests before the first row")?;
            row.tests.extend(spans(tests));
            ensure!(
                !row.tests.is_empty() || tests.trim() == "not yet",
                "row {}: no test, and not “not yet”",
                row.number
            );
        } else if section == "Also in every engine" {
            found.also.extend(spans(line));
        } else if section == "Left out of an engine" && line.starts_with("| `") {
            found.left_out.push(left_out(line)?);
        }
    }
    let in_order = found.rows.iter().zip(1..).all(|(row, n)| row.number == n);
    ensure!(
        in_order && !found.rows.is_empty(),
        "the rows are not 1, 2, 3, …"
    );
    Ok(found)
}

/// `7. Clipboard failures are shown`.
fn row(title: &str) -> Result<Row> {
    let (number, title) = title
        .split_once(". ")
        .with_context(|| format!("a row begins with its number, not “{title}”"))?;
    Ok(Row {
        number: number.parse().with_context(|| format!("row {number}"))?,
        title: title.trim().to_owned(),
        tests: Vec::new(),
    })
}

/// `` | `file::test` | Firefox | the reason | ``.
fn left_out(line: &str) -> Result<LeftOut> {
    let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [test, engine, reason] = cells[..] else {
        bail!("not a test, an engine and a reason: {line}");
    };
    Ok(LeftOut {
        test: test.trim_matches('`').to_owned(),
        engine: engine.to_lowercase().parse()?,
        reason: reason.to_owned(),
    })
}

/// What stands between backticks.
fn spans(line: &str) -> impl Iterator<Item = String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// The names of the files in a folder, without what follows the dot.
fn file_stems(folder: &Path) -> Result<BTreeSet<String>> {
    let files =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let stem = |entry: fs::DirEntry| Some(entry.path().file_stem()?.to_str()?.to_owned());
    Ok(files.flatten().filter_map(stem).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Protections\n### 1. Nothing is kept\n- Protection: none\n\
        - Tests: `journey::nothing_is_kept`, `headers::native`\n\n### 2. Nothing moves\n- Tests: not yet\n\
        ## Also in every engine\n`keyboard::works`\n## Left out of an engine\n\
        | test | engine | reason |\n|---|---|---|\n| `keyboard::works` | WebKitGTK | no keys |\n";

    pub(super) fn parsed(text: &str) -> Result<Protections> {
        parse(text, ["journey", "keyboard"].map(str::to_owned).into())
    }

    #[test]
    fn an_engine_runs_what_stands_for_a_row_and_what_is_named_beside_them() {
        let found = parsed(TEXT).expect("as it should be");
        let firefox = found.tests_in(Engine::Firefox);
        assert_eq!(firefox, ["journey::nothing_is_kept", "keyboard::works"]);
        let webkit = found.tests_in(Engine::WebKitGtk);
        assert_eq!(webkit, ["journey::nothing_is_kept"]);
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        for text in [
            "### One. A row\n- Tests: `a::b`\n",
            "### 1. A row\n- Tests: some day\n",
            "### 2. A row\n- Tests: `a::b`\n",
            "### 1. A row\n## Left out of an engine\n| `a::b` | Lynx | no scripts |\n",
            "",
        ] {
            parsed(text).expect_err(text);
        }
    }

    #[test]
    fn the_document_is_as_the_commands_read_it() {
        let workspace = Workspace::locate().expect("a repository");
        let found = Protections::read(&workspace).expect("it can be read");
        assert_eq!(found.rows.len(), 40);
    }

    #[test]
    fn every_test_and_every_file_that_the_document_names_is_there() {
        let workspace = Workspace::locate().expect("a repository");
        let found = Protections::read(&workspace).expect("it can be read");
        let root = workspace.root();
        for test in found.all_tests().filter(|test| found.needs_browser(test)) {
            let (path, name) = test.rsplit_once("::").expect("a file and a test");
            let folder = if path == MEASURING {
                "e2e/tests"
            } else {
                BROWSER_TESTS
            };
            let file = root.join(folder).join(path.replace("::", "/") + ".rs");
            let text = fs::read_to_string(&file).unwrap_or_default();
            assert!(text.contains(&format!("fn {name}()")), "no test {test}");
        }
        let text = fs::read_to_string(root.join(DOCUMENT)).expect("it was read above");
        let is_path = |span: &String| span.contains('/') && !span.contains(' ');
        for path in text.lines().flat_map(spans).filter(is_path) {
            assert!(root.join(&path).exists(), "no {path}");
        }
    }
}
