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

/// Scripts beside the loader that it does not fetch.
const NOT_FETCHED: [&str; 2] = [LOADER, "react.js"];

/// What stands at the top of the finished loader.
const HEADING: &str = "// Keyglass: custom elements for docs. MIT OR Apache-2.0. README.md beside this file tells more.\n";

/// Seals the embed in the folder `embed`.
pub(super) fn seal(embed: &Path) -> Result<()> {
    let loader = embed.join(LOADER);
    let text = without_comments(&join(embed, &read(&loader)?)?);
    if text.matches(DIGESTS).count() != 1 {
        bail!("{LOADER} does not hold the line {DIGESTS:?} once");
    }
    let sealed = text.replace(DIGESTS, &format!("const DIGESTS = {};", digests(embed)?));
    fs::write(&loader, format!("{HEADING}{sealed}"))
        .with_context(|| format!("cannot write {}", loader.display()))
}

/// Puts each script that the loader imports in the place of its import, and removes its file.
fn join(embed: &Path, loader: &str) -> Result<String> {
    let mut joined = String::with_capacity(2 * loader.len());
    for line in loader.lines() {
        let Some(name) = imported(line) else {
            joined.push_str(line);
            joined.push('\n');
            continue;
        };
        let file = embed.join(name);
        let script = read(&file)?;
        if script.lines().any(|line| line.starts_with("import ")) {
            bail!("{name} imports another script: only {LOADER} may");
        }
        for line in script.lines() {
            joined.push_str(line.strip_prefix("export ").unwrap_or(line));
            joined.push('\n');
        }
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(joined)
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
                "// What it is.\nimport { a } from \"./a.js\";\n\n/** One\n * and two. */\n\
                 const DIGESTS = {};\nimport(\"./code.js\");\n",
            ),
            ("a.js", "// Another.\nexport const a = 1;\n"),
            ("code.js", ""),
            ("code_bg.wasm", "abc"),
            ("react.js", ""),
            ("index.d.ts", ""),
        ]);
        seal(folder.path()).expect("sealed");
        let sealed = read(&folder.path().join(LOADER)).expect("there");
        // `printf '' | openssl dgst -sha384 -binary | base64`, and the same for `abc`.
        let expected = HEADING.to_owned()
            + "const a = 1;\nconst DIGESTS = {\
            \"code.js\":\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\",\
            \"code_bg.wasm\":\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\"\
            };\nimport(\"./code.js\");\n";
        assert_eq!(sealed, expected);
        assert!(!folder.path().join("a.js").exists());
    }

    #[test]
    fn a_loader_without_room_for_the_digests_is_an_error() {
        let folder = folder(&[(LOADER, "const DIGEST = {};\n")]);
        let error = seal(folder.path()).expect_err("no room");
        assert!(error.to_string().contains("DIGESTS"), "{error}");
    }
}
