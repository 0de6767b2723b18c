//! A page script that keeps what would be written to the console, for the engine whose driver tells
//! nothing of it: it stands before all others in the app's page, from a copy of the built app, and in the
//! pages of the test's own.
//!
//! It sees the page's own calls, uncaught errors, rejected promises, parts that could not be loaded and
//! violations of the policy. It does not see what the browser itself would add, nor workers, of which the
//! app has none.

use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;

use crate::engine::Engine;
use crate::settings;

/// The script.
pub(crate) const SCRIPT: &str = include_str!("recorder.js");
/// Where every page finds it on its own origin.
pub(crate) const SCRIPT_PATH: &str = "/recorder.js";
/// Takes what was kept; `null` where the script does not stand.
pub(crate) const TAKE: &str = "return window.keyglassRecorder?.take() ?? null";

/// `html` with the script before everything else; its address is `script`.
pub(crate) fn recorded(html: &str, script: &str) -> String {
    const DOCTYPE: &str = "<!doctype html>";
    let tag = format!("<script src=\"{script}\"></script>");
    match html.split_at_checked(DOCTYPE.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(DOCTYPE) => format!("{start}{tag}{rest}"),
        _ => format!("{tag}{html}"),
    }
}

/// The folder to serve the app from.
pub(crate) enum App {
    /// As it was built.
    Built(PathBuf),
    /// A copy with the script in its page, of one test alone.
    Recorded(TempDir),
}

impl App {
    /// The one for this engine.
    pub(crate) fn for_engine(engine: Engine) -> Self {
        match engine {
            Engine::Chromium | Engine::Firefox => Self::Built(settings::built_app()),
            Engine::WebKitGtk => {
                let folder = tempfile::tempdir().expect("a folder for the app");
                copy_recorded(&settings::built_app(), folder.path())
                    .expect("the app can be copied");
                replace(folder.path(), SCRIPT);
                Self::Recorded(folder)
            }
        }
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Built(folder) => folder,
            Self::Recorded(folder) => folder.path(),
        }
    }
}

/// A script that is to stand beside this one: what it names is its own.
pub(crate) fn beside(script: &str) -> String {
    format!("\n(() => {{ {script} }})();\n")
}

/// Puts `scripts` in the place of the script of a copied app.
pub(crate) fn replace(app: &Path, scripts: &str) {
    fs::write(app.join(&SCRIPT_PATH[1..]), scripts).expect("a test's own copy can be written");
}

/// Copies the built app, but for its page's compressed forms, and writes the script into its page.
fn copy_recorded(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        match name.to_str() {
            _ if entry.file_type()?.is_dir() => copy_recorded(&entry.path(), &target)?,
            Some("index.html.br" | "index.html.gz") => {}
            Some("index.html") => {
                let html = fs::read_to_string(entry.path())?;
                fs::write(target, recorded(&html, SCRIPT_PATH))?;
            }
            _ => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_after_the_doctype_and_before_everything_else() {
        let tag = "<script src=\"/r.js\"></script>";
        let html = recorded("<!doctype html><meta name=x>", "/r.js");
        assert_eq!(html, format!("<!doctype html>{tag}<meta name=x>"));
        assert_eq!(recorded("<p>", "/r.js"), format!("{tag}<p>"));
    }
}
