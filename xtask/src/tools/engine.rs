//! The engines that the app is tested in, each a browser with the driver that fits it.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use anyhow::{Context, Error, Result, bail};

use super::{Browser, apt, cargo_tool::CargoTool};
use crate::process;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium: every browser test runs here.
    Chromium,
    /// Firefox, of the release with long support.
    Firefox,
    /// WebKitGTK, by the small browser that comes with it.
    WebKitGtk,
}

/// Variables of the environment that say where programs are.
pub(crate) type Variables = Vec<(&'static str, PathBuf)>;

impl Engine {
    /// All of them, in the order in which they run.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKitGtk];

    /// The name on the command line and in `KEYGLASS_ENGINE`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKitGtk => "webkitgtk",
        }
    }

    /// Finds the browser and its driver, or installs them where that needs no password; says how the
    /// tests find them.
    pub(crate) fn ensure(self) -> Result<Variables> {
        match self {
            Self::Chromium => {
                let browser = Browser::ensure()?;
                Ok(vec![
                    ("KEYGLASS_CHROMIUM", browser.binary),
                    ("CHROMEDRIVER", browser.driver),
                ])
            }
            Self::Firefox => firefox(),
            Self::WebKitGtk => webkit_gtk(),
        }
    }
}

/// The name that people read.
impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKitGtk => "WebKitGTK",
        })
    }
}

impl FromStr for Engine {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let Some(engine) = Self::ALL.into_iter().find(|engine| engine.name() == name) else {
            let names = Self::ALL.map(Self::name).join(", ");
            bail!("no engine {name:?}; there are {names}");
        };
        Ok(engine)
    }
}

fn firefox() -> Result<Variables> {
    let find = || {
        ["firefox-esr", "firefox"]
            .into_iter()
            .find_map(process::find_on_path)
    };
    let browser = match find() {
        Some(browser) => browser,
        None => {
            apt::install(&["firefox-esr"], "Firefox")?;
            find().context("firefox-esr was installed, but is not on PATH")?
        }
    };
    let driver = CargoTool::geckodriver().ensure()?.join("geckodriver");
    Ok(vec![("KEYGLASS_FIREFOX", browser), ("GECKODRIVER", driver)])
}

fn webkit_gtk() -> Result<Variables> {
    let find = || {
        process::find_on_path("Xvfb")?;
        process::find_on_path("xclip")?;
        Some((mini_browser()?, process::find_on_path("WebKitWebDriver")?))
    };
    let (browser, driver) = match find() {
        Some(found) => found,
        None => {
            let packages = ["webkit2gtk-driver", "xvfb", "xclip"];
            apt::install(&packages, "WebKitGTK with its driver, Xvfb and xclip")?;
            find()
                .context("WebKitGTK's driver, Xvfb and xclip were installed, but are not found")?
        }
    };
    Ok(vec![
        ("KEYGLASS_WEBKIT", browser),
        ("KEYGLASS_WEBKIT_DRIVER", driver),
    ])
}

/// The browser that WebKitGTK comes with, which is not on `PATH`: in a folder of its version's, of the
/// newest when there are several.
fn mini_browser() -> Option<PathBuf> {
    let mut found: Vec<_> = ["/usr/lib", "/usr/lib64", "/usr/libexec"]
        .into_iter()
        .flat_map(|folder| {
            let direct = folders(Path::new(folder));
            let nested = direct.iter().flat_map(|folder| folders(folder));
            nested.chain(direct.clone()).collect::<Vec<_>>()
        })
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}
