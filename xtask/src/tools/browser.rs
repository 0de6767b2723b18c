//! Chromium and its driver, which must be of one major version.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::apt;
use crate::{process, workspace::Workspace};

/// The names under which systems keep the browser.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// A browser and the driver that fits it.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) binary: PathBuf,
    /// The program that drives it.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds a browser with its driver, or installs Debian's.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        apt::install(&["chromium", "chromium-driver"], "Chromium with its driver")?;
        Self::find()?.context("chromium and chromedriver were installed, but are not on PATH")
    }

    /// Tells programs that this command starts which browser to use.
    pub(crate) fn name_in(&self, command: &mut Command) {
        command
            .env("KEYGLASS_CHROMIUM", &self.binary)
            .env("CHROMEDRIVER", &self.driver);
    }

    /// Writes the settings with which wasm tests start the browser, and answers where they are.
    ///
    /// Chromium refuses its sandbox to root, and would look for updates at every start.
    pub(crate) fn write_webdriver_settings(&self, workspace: &Workspace) -> Result<PathBuf> {
        let sandbox = if apt::is_root() {
            "\"--no-sandbox\", "
        } else {
            ""
        };
        let binary = self.binary.to_string_lossy().replace('\\', "\\\\");
        let settings = format!(
            "{{\"goog:chromeOptions\": {{\"binary\": \"{binary}\", \"args\": [{sandbox}\
             \"--headless\", \"--disable-gpu\", \"--no-first-run\", \"--disable-quic\", \
             \"--disable-background-networking\", \"--disable-component-update\", \
             \"--disable-sync\", \"--disable-dev-shm-usage\"]}}}}\n"
        );
        let path = workspace.own().join("webdriver.json");
        fs::create_dir_all(workspace.own())
            .and_then(|()| fs::write(&path, settings))
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// The browser and driver on `PATH`; an error when their versions do not fit each other.
    fn find() -> Result<Option<Self>> {
        let binary = BROWSERS.into_iter().find_map(process::find_on_path);
        let (Some(binary), Some(driver)) = (binary, process::find_on_path("chromedriver")) else {
            return Ok(None);
        };
        match (major_version(&binary), major_version(&driver)) {
            (Some(browser), Some(own)) if browser == own => Ok(Some(Self { binary, driver })),
            (browser, own) => bail!(
                "{} is of version {} and {} of version {}: install a pair of one major version",
                binary.display(),
                browser.as_deref().unwrap_or("unknown"),
                driver.display(),
                own.as_deref().unwrap_or("unknown"),
            ),
        }
    }
}

/// The major version that a browser or a driver answers to `--version`.
fn major_version(program: &Path) -> Option<String> {
    let answer = process::capture(Command::new(program).arg("--version"))?;
    major_version_in(&answer).map(str::to_owned)
}

/// `156` in `Chromium 156.0.8078.79 built on Debian`.
fn major_version_in(answer: &str) -> Option<&str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    answer
        .split_whitespace()
        .filter_map(|word| word.split_once('.'))
        .map(|(major, _)| major)
        .find(|major| is_number(major))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_found_in_what_each_program_says() {
        assert_eq!(
            major_version_in("Chromium 156.0.8078.79 built on Debian 12"),
            Some("156")
        );
        assert_eq!(
            major_version_in("ChromeDriver 156.0.8078.79 (a21ce-refs/heads/8078@{#1})"),
            Some("156")
        );
        assert_eq!(major_version_in("Google Chrome 140.0.1.2"), Some("140"));
        assert_eq!(major_version_in("v. unknown"), None);
    }
}
