//! Imports point one way.
//!
//! Cargo keeps the borders between crates; this check keeps those between the app's modules, so
//! that a component never learns of requests and a page never of its neighbours' insides.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use super::tokens::{self, Reference};
use crate::{fingerprint, workspace::Workspace};

/// Each part of the app and the parts that it may use, beside itself and the [`LEAVES`].
const MAP: [(&str, &[&str]); 11] = [
    ("view", &[]),
    ("icons", &[]),
    // Some words say what the platform reports, or a date as the platform writes it.
    ("words", &["platform"]),
    ("platform", &[]),
    ("api", &["platform"]),
    ("session", &["api", "platform"]),
    ("components", &["platform"]),
    ("pages", &["components", "session", "api", "platform"]),
    ("embed", &["components", "session", "api", "platform"]),
    (
        "app",
        &["pages", "embed", "components", "session", "api", "platform"],
    ),
    (BIN, &["app", "embed", "platform"]),
];

/// What every part may use.
const LEAVES: [&str; 3] = ["view", "words", "icons"];

/// The name in [`MAP`] of the binaries, which see the app as the library `keyglass`.
const BIN: &str = "bin";

/// Fails with every import that points the wrong way.
pub(super) fn check(workspace: &Workspace) -> Result<()> {
    let source = workspace.root().join("src");
    let mut files = Vec::new();
    fingerprint::collect(&source, &mut files)?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "rs"));
    files.sort();
    if files.is_empty() {
        bail!("no Rust file under {}", source.display());
    }
    let mut complaints = Vec::new();
    for file in &files {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let module = module_path(file.strip_prefix(&source).unwrap_or(file));
        let name = workspace.relative(file);
        let found = violations(&module, &text).with_context(|| format!("cannot read {name}"))?;
        complaints.extend(
            found
                .into_iter()
                .map(|complaint| format!("{name}{complaint}")),
        );
    }
    if !complaints.is_empty() {
        bail!(
            "{} imports point the wrong way\n  {}",
            complaints.len(),
            complaints.join("\n  ")
        );
    }
    Ok(())
}

/// What is wrong with the file that holds `module`: one line each, to follow the file's name.
fn violations(module: &[String], text: &str) -> Result<Vec<String>> {
    // The library's root only names its modules.
    let Some(part) = module.first().map(String::as_str) else {
        return Ok(Vec::new());
    };
    let Some((_, allowed)) = MAP.iter().find(|(name, _)| *name == part) else {
        let complaint = ": this module is not on the map in xtask/src/lint/borders.rs";
        return Ok(vec![complaint.to_owned()]);
    };
    let references = if part == BIN {
        tokens::references_to_crate("keyglass", text)?
    } else {
        tokens::references(module, text)?
    };
    let is_wrong = |used: &str| used != part && !LEAVES.contains(&used) && !allowed.contains(&used);
    let wrong = references
        .into_iter()
        .filter(|Reference { module, .. }| is_wrong(module));
    Ok(wrong
        .map(|Reference { module, line }| format!(":{line}: {part} must not use {module}"))
        .collect())
}

/// The module that a file holds: `["pages", "signing_key"]` for `pages/signing_key.rs`, nothing for
/// the library's root.
fn module_path(file: &Path) -> Vec<String> {
    let path = file.with_extension("");
    let names: Vec<String> = path
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    if names == ["lib"] { Vec::new() } else { names }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The complaints about a file of the app with this text.
    fn complaints(file: &str, text: &str) -> Vec<String> {
        violations(&module_path(Path::new(file)), text).expect("Rust")
    }

    #[test]
    fn each_wrong_direction_is_found() {
        for (file, text) in [
            ("platform/clock.rs", "use crate::api::Transport;"),
            ("view.rs", "use crate::platform::clock;"),
            ("api/transport.rs", "use crate::session::Session;"),
            ("session.rs", "use crate::components::Banner;"),
            ("components/key_table.rs", "use crate::api::load::Load;"),
            ("components/key_table.rs", "use crate::session::Session;"),
            ("pages/signing_keys.rs", "use crate::embed::certificate;"),
            ("embed/certificate.rs", "use crate::pages::signing_key;"),
            ("pages/signing_keys.rs", "use crate::app::App;"),
            ("words/pages.rs", "use crate::session::Session;"),
            ("bin/keys.rs", "use keyglass::pages::signing_keys;"),
            (
                "bin/keys.rs",
                "use keyglass::{platform::panic, session::Session};",
            ),
        ] {
            assert_eq!(complaints(file, text).len(), 1, "{file}: {text}");
        }
    }

    #[test]
    fn the_right_direction_the_own_module_and_the_leaves_are_fine() {
        for (file, text) in [
            (
                "api/transport.rs",
                "use crate::{platform::abort, api::error::Error, words};",
            ),
            (
                "components/key_table.rs",
                "use crate::{icons, platform::clock, view};",
            ),
            (
                "pages/signing_keys.rs",
                "use crate::{components, session::Session, api, view};",
            ),
            (
                "app.rs",
                "use crate::{pages, embed, components, session, api, platform};",
            ),
            (
                "bin/dashboard.rs",
                "use keyglass::{app::App, platform::panic};",
            ),
            ("lib.rs", "pub use crate::pages::signing_keys;"),
        ] {
            assert!(complaints(file, text).is_empty(), "{file}: {text}");
        }
    }

    #[test]
    fn a_complaint_names_the_line_and_both_parts() {
        let found = complaints(
            "components/copy.rs",
            "//! Copies.\n\nuse crate::pages::home;\n",
        );
        assert_eq!(found, [":3: components must not use pages"]);
    }

    #[test]
    fn a_part_that_is_not_on_the_map_is_an_error() {
        assert_eq!(complaints("helpers.rs", "").len(), 1);
    }
}
