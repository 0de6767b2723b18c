//! Finishes the embed after a build: joins the loader's scripts into the one file that pages include,
//! without their comments, and writes into it the digest of everything that it fetches (Subresource
//! Integrity).
//!
//! A development build is left as it is: its scripts import one another, and nothing is checked.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha384};

/// The file that pages include.
const LOADER: &str = "keyglass.js";

/// The line of the loader that takes the digests.
const DIGESTS: &str = "const DIGESTS = {};";

/// The other script that is written in several files.
const CODE_VIEW: &str = "code-view.js";

/// Scripts beside the loader that it does not fetch.
const NOT_FETCHED: [&str; 2] = [LOADER, "react.js"];

/// What stands at the top of the finished loader.
const HEADING: &str = "// Keyglass: custom elements for docs. MIT OR Apache-2.0. README.md beside this file tells more.\n";

/// Seals the embed in the folder `embed`.
pub(super) fn seal(embed: &Path) -> Result<()> {
    let view = embed.join(CODE_VIEW);
    if view.exists() {
        let text = without_comments(&join(embed, CODE_VIEW, &mut Vec::new())?);
        fs::write(&view, text).with_context(|| format!("cannot write {}", view.display()))?;
    }
    let loader = embed.join(LOADER);
    let text = without_comments(&join(embed, LOADER, &mut Vec::new())?);
    if text.matches(DIGESTS).count() != 1 {
        bail!("{LOADER} does not hold the line {DIGESTS:?} once");
    }
    let sealed = text.replace(DIGESTS, &format!("const DIGESTS = {};", digests(embed)?));
    fs::write(&loader, format!("{HEADING}{sealed}"))
        .with_context(|| format!("cannot write {}", loader.display()))
}

/// The script `name` with each that it imports before it, once; their files are removed.
fn join(embed: &Path, name: &str, joined: &mut Vec<String>) -> Result<String> {
    joined.push(name.to_owned());
    let (mut before, mut own) = (String::new(), String::new());
    for line in read(&embed.join(name))?.lines() {
        match imported(line) {
            Some(other) if joined.iter().any(|it| it == other) => {}
            Some(other) => {
                before.push_str(&join(embed, other, joined)?);
                let file = embed.join(other);
                fs::remove_file(&file).with_context(|| format!("cannot remove {other}"))?;
            }
            None => {
                // Its own exports are for whoever imports the whole.
                let is_inner = joined[0] != name;
                let inner = line.strip_prefix("export ").filter(|_| is_inner);
                own.push_str(inner.unwrap_or(line));
                own.push('\n');
            }
        }
    }
    Ok(before + &own)
}

/// Leaves out the lines that are comments or empty: a quarter of what a page would fetch.
fn without_comments(script: &str) -> String {
    let mut rest = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines() {
        let text = line.trim();
        let starts = text.starts_with("/*");
        if in_comment || starts {
            in_comment = !text.ends_with("*/");
        } else if !text.is_empty() && !text.starts_with("//") {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    rest
}

/// The file in `import { names } from "./file.js";`.
fn imported(line: &str) -> Option<&str> {
    let (_, from) = line.strip_prefix("import {")?.split_once(" from \"./")?;
    from.strip_suffix("\";")
}

/// A literal of JavaScript with the digest of each file that the loader fetches.
fn digests(embed: &Path) -> Result<String> {
    let unreadable = || format!("cannot list {}", embed.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(embed).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_fetched = [".js", ".css", ".wasm"]
            .iter()
            .any(|end| name.ends_with(end));
        if is_fetched && !NOT_FETCHED.contains(&&*name) {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
            let digest = Base64::encode_string(&Sha384::digest(bytes));
            entries.push(format!("\"{name}\":\"sha384-{digest}\""));
        }
    }
    entries.sort();
    Ok(format!("{{{}}}", entries.join(",")))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    #[test]
    fn the_loader_becomes_one_file_that_knows_what_it_fetches() {
        let folder = folder(&[
            (
                LOADER,
                "// What it is.\nimport { a } from \"./a.js\";\nimport { b } from \"./b.js\";\n\n\
                 /** One\n * and two. */\nimport(\"./code.js\");\n",
            ),
            (
                "a.js",
                "// Another.\nimport { b } from \"./b.js\";\nexport const a = b;\n",
            ),
            ("b.js", "const DIGESTS = {};\nexport const b = 1;\n"),
            ("code.js", ""),
            ("code_bg.wasm", "abc"),
            ("react.js", ""),
            ("index.d.ts", ""),
        ]);
        seal(folder.path()).expect("sealed");
        let sealed = read(&folder.path().join(LOADER)).expect("there");
        // `printf '' | openssl dgst -sha384 -binary | base64`, and the same for `abc`.
        let expected = HEADING.to_owned()
            + "const DIGESTS = {\
            \"code.js\":\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\",\
            \"code_bg.wasm\":\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\"\
            };\nconst b = 1;\nconst a = b;\nimport(\"./code.js\");\n";
        assert_eq!(sealed, expected);
        for name in ["a.js", "b.js"] {
            assert!(!folder.path().join(name).exists(), "{name}");
        }
    }

    #[test]
    fn a_loader_without_room_for_the_digests_is_an_error() {
        let folder = folder(&[(LOADER, "const DIGEST = {};\n")]);
        let error = seal(folder.path()).expect_err("no room");
        assert!(error.to_string().contains("DIGESTS"), "{error}");
    }
}
