//! How Firefox is started.

use std::path::Path;

use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, CapabilitiesHelper, DesiredCapabilities};

use crate::engine::Engine;
use crate::settings;

/// geckodriver's own preferences keep the browser from the network; these make it save without asking
/// and speak English.
pub(super) fn capabilities(downloads: &Path) -> WebDriverResult<Capabilities> {
    let mut capabilities = Capabilities::from(DesiredCapabilities::firefox());
    let mut options = json!({
        "args": ["-headless", "--width=1280", "--height=1000"],
        "prefs": {
            "browser.download.dir": downloads,
            "browser.download.folderList": 2,
            "browser.download.useDownloadDir": true,
            "browser.download.alwaysOpenPanel": false,
            "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
            "intl.accept_languages": "en-GB",
            "dom.min_background_timeout_value": 4,
        },
    });
    if let Some(browser) = settings::browser(Engine::Firefox) {
        options["binary"] = json!(browser);
    }
    capabilities.set("moz:firefoxOptions", options)?;
    capabilities.enable_bidi()?;
    Ok(capabilities)
}
