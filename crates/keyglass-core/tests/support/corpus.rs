//! The recordings, which are not part of the project: `KEYGLASS_CORPUS` names their folder.

use std::{env, fs, path::PathBuf};

use serde_json::Value;

/// The recordings.
pub(crate) struct Corpus(PathBuf);

impl Corpus {
    pub(crate) fn find() -> Option<Self> {
        let folder = env::var_os("KEYGLASS_CORPUS").map(PathBuf::from);
        if folder.is_none() {
            println!("KEYGLASS_CORPUS is not set: nothing was checked");
        }
        folder.map(Self)
    }

    pub(crate) fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// The body of the `index`th answer of a recording made by nock.
    pub(crate) fn answer(&self, file: &str, index: usize) -> Vec<u8> {
        let recording: Value = serde_json::from_slice(&self.bytes(file)).expect("JSON");
        recording[index]["response"].to_string().into_bytes()
    }

    /// The body of the first answer of a recording in YAML: a text in single quotes on one line.
    pub(crate) fn recorded_body(&self, file: &str) -> Vec<u8> {
        let text = String::from_utf8(self.bytes(file)).expect("UTF-8");
        let bodies = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("body: '"));
        let body = bodies
            .filter_map(|rest| rest.strip_suffix('\''))
            .next()
            .expect("a body");
        body.replace("''", "'").into_bytes()
    }

    /// Every file with its name, as text.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let entries = fs::read_dir(&self.0).expect("the folder of the corpus");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths
            .filter_map(|path| {
                let name = path.file_name()?.to_string_lossy().into_owned();
                Some((name, fs::read_to_string(path).ok()?))
            })
            .collect()
    }
}
