//! How WebKitGTK's MiniBrowser is started: on a display of its own, whose clipboard no other test sees,
//! and with a home folder of its own, which says where downloads go.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use thirtyfour::Capabilities;
use thirtyfour::error::WebDriverResult;

use super::display::Display;
use crate::engine::Engine;
use crate::settings;

/// Gives the driver, and with it the browser, its display and its home.
pub(super) fn prepare(command: &mut Command, display: &Display, home: &Path, downloads: &Path) {
    let configuration = home.join(".config");
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    fs::create_dir_all(&configuration)
        .and_then(|()| fs::write(configuration.join("user-dirs.dirs"), folders))
        .expect("the browser's home can be written");
    command
        .env("DISPLAY", display.name())
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", configuration)
        .env("LANG", "C.UTF-8")
        .env("LANGUAGE", "en_GB:en")
        .env("GTK_A11Y", "none")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY");
}

pub(super) fn capabilities() -> WebDriverResult<Capabilities> {
    let mut options = json!({ "args": ["--automation"] });
    if let Some(browser) = settings::browser(Engine::WebKitGtk) {
        options["binary"] = json!(browser);
    }
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "MiniBrowser")?;
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}
