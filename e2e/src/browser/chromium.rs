//! How Chromium is started.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};

use crate::engine::Engine;
use crate::settings;

/// Kept from the network and from whatever else would make a run differ from the next.
const ARGUMENTS: [&str; 13] = [
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
    // A name for this machine that is no local one for the browser: see `Page::own_name`.
    "--host-resolver-rules=MAP docs.example 127.0.0.1",
];

pub(super) fn capabilities(downloads: &Path) -> WebDriverResult<Capabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        chrome.add_arg(argument)?;
    }
    // Chromium refuses its sandbox to root.
    if is_root() {
        chrome.add_arg("--no-sandbox")?;
    }
    if let Some(browser) = settings::browser(Engine::Chromium) {
        chrome.set_binary(&browser.to_string_lossy())?;
    }
    chrome.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
        }),
    )?;
    // chromedriver switches the cache off that the tests are about.
    chrome.add_experimental_option("excludeSwitches", json!(["disable-back-forward-cache"]))?;
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
