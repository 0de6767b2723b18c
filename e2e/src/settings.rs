//! Where browsers, drivers and built app are: `cargo xtask test` says so in the environment; what it
//! does not say is looked for in the usual places.

use std::env;
use std::path::{Path, PathBuf};

use crate::engine::Engine;

/// The command that prepares everything and runs these tests.
const COMMAND: &str = "cargo xtask test --only e2e";

/// The program that drives the engine's browser.
pub(crate) fn driver(engine: Engine) -> PathBuf {
    let (variable, program) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
        Engine::Firefox => ("GECKODRIVER", "geckodriver"),
        Engine::WebKitGtk => ("KEYGLASS_WEBKIT_DRIVER", "WebKitWebDriver"),
    };
    env::var_os(variable).map_or_else(|| program.into(), PathBuf::from)
}

/// The engine's browser; `None` leaves the choice to the driver.
pub(crate) fn browser(engine: Engine) -> Option<PathBuf> {
    let variable = match engine {
        Engine::Chromium => "KEYGLASS_CHROMIUM",
        Engine::Firefox => "KEYGLASS_FIREFOX",
        Engine::WebKitGtk => "KEYGLASS_WEBKIT",
    };
    env::var_os(variable).map(PathBuf::from)
}

/// The folder with the built app.
///
/// # Panics
/// When it holds no app.
pub(crate) fn built_app() -> PathBuf {
    let folder = env::var_os("KEYGLASS_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "no built app in {}: run `{COMMAND}`, which builds it first",
        folder.display()
    );
    folder
}

/// The folder with what docs sites are made of, from the npm registry.
///
/// # Panics
/// When it is not there.
pub(crate) fn docs_kit() -> PathBuf {
    let folder = env::var_os("KEYGLASS_DOCS_KIT")
        .map_or_else(|| root().join("target/xtask/docs-kit/out"), PathBuf::from);
    assert!(
        folder.join("page.js").is_file(),
        "no React, MDX and MobX in {}: run `{COMMAND}`, which installs them first",
        folder.display()
    );
    folder
}

/// The folder in which a failed test leaves its screenshot and its page's text.
pub(crate) fn failures() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
        .join("e2e")
}

/// What to say of a driver that does not start.
pub(crate) fn no_driver(driver: &Path) -> String {
    format!(
        "{} does not start: run `{COMMAND}`, which finds or installs browsers and drivers",
        driver.display()
    )
}

/// The repository's top folder.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
