//! The driver and a session: a fresh headless Chromium with a profile of its own.
//!
//! Each test starts a driver, which takes less than a tenth of a second and leaves nothing that tests
//! would share.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use crate::settings;

/// Kept from the network and from whatever else would make a run differ from the next.
const ARGUMENTS: [&str; 12] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--lang=en-GB",
    "--window-size=1280,1000",
];

/// A driver process, ended when this is dropped.
pub(crate) struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Starts a driver on a free port.
    pub(crate) fn start() -> Self {
        let program = settings::driver();
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} ({error})", settings::no_driver(&program)));
        let output = process.stdout.take().expect("its output is a pipe");
        let port = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        let Some(port) = port else {
            panic!("{}: it named no port", settings::no_driver(&program));
        };
        Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
        }
    }

    /// Opens a browser that saves downloads in `downloads`.
    pub(crate) async fn open(&self, downloads: &Path) -> WebDriver {
        let capabilities =
            capabilities(downloads).expect("the capabilities are plain JSON, which serialises");
        match WebDriver::new(&self.url, capabilities).await {
            Ok(driver) => driver,
            Err(error) => panic!("the browser does not start: {error}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Fails only for a process that has ended, which is what is wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in `ChromeDriver was started successfully on port 38409.`
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

fn capabilities(downloads: &Path) -> thirtyfour::error::WebDriverResult<Capabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        chrome.add_arg(argument)?;
    }
    // Chromium refuses its sandbox to root.
    if is_root() {
        chrome.add_arg("--no-sandbox")?;
    }
    if let Some(browser) = settings::browser() {
        chrome.set_binary(&browser.to_string_lossy())?;
    }
    chrome.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
        }),
    )?;
    chrome.add_experimental_option("perfLoggingPrefs", json!({ "enablePage": false }))?;
    chrome.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let mut capabilities = Capabilities::from(chrome);
    let mut logs = capabilities
        .get("goog:loggingPrefs")
        .cloned()
        .unwrap_or_else(|| json!({}));
    logs["performance"] = json!("ALL");
    capabilities.set("goog:loggingPrefs", logs)?;
    Ok(capabilities)
}

fn is_root() -> bool {
    cfg!(unix)
        && Command::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let line = "ChromeDriver was started successfully on port 38409.";
        assert_eq!(port_in(line), Some(38409));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
