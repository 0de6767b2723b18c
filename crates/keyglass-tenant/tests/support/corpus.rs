//! Documents and recordings of the real API, which are not part of the project: `KEYGLASS_CORPUS`
//! names their folder.

// Without the corpus the reader of the output is told so.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

/// The folder, when it is at hand.
pub(crate) struct Corpus(PathBuf);

impl Corpus {
    /// `None`, said aloud, when nobody named the folder. A name that leads nowhere fails the test.
    pub(crate) fn find() -> Option<Self> {
        let Some(folder) = env::var_os("KEYGLASS_CORPUS").map(PathBuf::from) else {
            println!("KEYGLASS_CORPUS is not set: nothing was checked");
            return None;
        };
        assert!(folder.is_dir(), "no folder {}", folder.display());
        Some(Self(folder))
    }

    /// The JSON in this file.
    pub(crate) fn json(&self, name: &str) -> Value {
        let bytes = fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}
