//! How much a page may fetch before it works, in bytes over the wire.
//!
//! A budget is a decision, not a record: raise one only for something that readers would wait for.

use anyhow::{Result, bail};

use super::Sized;

/// What one page fetches, and how much that may be.
#[derive(Debug)]
pub(crate) struct Budget {
    /// The page, in words.
    pub(crate) page: &'static str,
    /// The files it fetches; `*` stands for any run of characters but `/`.
    pub(super) files: &'static [&'static str],
    /// The most that they may come to, compressed with brotli.
    pub(super) brotli: u64,
}

/// The budgets of the project.
pub(super) const BUDGETS: [Budget; 5] = [
    Budget {
        page: "dashboard, first load",
        files: &[
            "index.html",
            "boot.js",
            "*.css",
            "dashboard-*.js",
            "dashboard-*_bg.wasm",
        ],
        brotli: 500_000,
    },
    Budget {
        page: "embed, a certificate",
        files: &[
            "embed/keyglass.js",
            "embed/tokens.css",
            "embed/controls.css",
            "embed/facts.css",
            "embed/embed.css",
            "embed/keys.js",
            "embed/keys_bg.wasm",
        ],
        brotli: 146_000,
    },
    Budget {
        page: "embed, an issuer's keys",
        files: &[
            "embed/keyglass.js",
            "embed/tokens.css",
            "embed/controls.css",
            "embed/facts.css",
            "embed/embed.css",
            "embed/key-set.js",
            "embed/keys.js",
            "embed/keys_bg.wasm",
        ],
        brotli: 148_000,
    },
    // Its aim is 60 kB, less than React with its DOM and MobX; the lexer and the writers are to shrink. The aim
    // of a certificate is 80 kB, that of the dashboard 400 kB.
    Budget {
        page: "embed, a request in every language",
        files: &[
            "embed/keyglass.js",
            "embed/tokens.css",
            "embed/controls.css",
            "embed/code.css",
            "embed/embed.css",
            "embed/code-view.js",
            "embed/code.js",
            "embed/code_bg.wasm",
        ],
        brotli: 88_000,
    },
    Budget {
        page: "embed, before any element shows",
        files: &["embed/keyglass.js"],
        brotli: 6_900,
    },
];

impl Budget {
    /// Whether the page fetches the file called `name`.
    pub(super) fn covers(&self, name: &str) -> bool {
        self.files.iter().any(|pattern| matches(pattern, name))
    }

    /// What the page fetches in all.
    pub(super) fn total(&self, files: &[Sized]) -> Sized {
        let mut total = Sized {
            name: self.page.to_owned(),
            raw: 0,
            gzip: 0,
            brotli: 0,
        };
        for file in files.iter().filter(|file| self.covers(&file.name)) {
            total.raw += file.raw;
            total.gzip += file.gzip;
            total.brotli += file.brotli;
        }
        total
    }

    /// Fails when the page fetches more than it may, or when one of its files is missing: a budget
    /// that measures nothing would hold for ever.
    pub(super) fn check(&self, files: &[Sized]) -> Result<()> {
        for pattern in self.files {
            if !files.iter().any(|file| matches(pattern, &file.name)) {
                bail!("dist/ holds no {pattern}");
            }
        }
        let total = self.total(files).brotli;
        if total > self.brotli {
            bail!(
                "{total} bytes in brotli, {} past the budget of {}",
                total - self.brotli,
                self.brotli
            );
        }
        Ok(())
    }
}

/// Whether `name` fits `pattern`, in which `*` stands for any run of characters but `/`.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            let end = rest.find('/').unwrap_or(rest.len());
            let mut cuts = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            cuts.any(|at| at <= end && matches(after, &rest[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget {
        page: "a page",
        files: &["a.js", "a-*.wasm"],
        brotli: 100,
    };

    fn file(name: &str, brotli: u64) -> Sized {
        Sized {
            name: name.into(),
            raw: 1000,
            gzip: 200,
            brotli,
        }
    }

    #[test]
    fn a_star_stays_inside_its_folder() {
        assert!(matches("*.css", "base-12ab.css"));
        assert!(!matches("*.css", "embed/base.css"));
        assert!(matches("embed/*.css", "embed/base.css"));
        assert!(matches("dashboard-*_bg.wasm", "dashboard-00ff_bg.wasm"));
        assert!(!matches("dashboard-*_bg.wasm", "dashboard-00ff_bg.wasm.br"));
    }

    #[test]
    fn only_the_files_of_the_page_count() {
        let files = [
            file("a.js", 40),
            file("a-1.wasm", 60),
            file("other.js", 5000),
        ];
        assert_eq!(BUDGET.total(&files).brotli, 100);
        BUDGET
            .check(&files)
            .expect("exactly the budget is within it");
    }

    #[test]
    fn one_byte_too_many_fails() {
        let error = BUDGET
            .check(&[file("a.js", 41), file("a-1.wasm", 60)])
            .expect_err("too much");
        assert!(
            error.to_string().contains("1 past the budget of 100"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_file_fails_rather_than_weigh_nothing() {
        let error = BUDGET.check(&[file("a.js", 1)]).expect_err("no wasm");
        assert!(error.to_string().contains("a-*.wasm"), "{error}");
    }
}
