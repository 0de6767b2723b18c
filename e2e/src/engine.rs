//! The engines that the tests run in, and what the driver of one does not have: the one place in the code
//! where engines differ. Which tests that leaves out of an engine stands in `docs/protections.md`.

use std::{env, fmt};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver. All tests run here.
    Chromium,
    /// Firefox, by geckodriver; console and requests by WebDriver BiDi.
    Firefox,
    /// WebKitGTK's MiniBrowser on a display of its own, by WebKitWebDriver.
    WebKitGtk,
}

/// What a test may ask for that not every driver has.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Facility {
    /// Every request that the browser began, with its headers.
    Requests,
    /// The colours that the operating system asks for.
    Colours,
    /// The Chrome DevTools Protocol, for what only one engine has.
    DevTools,
}

impl Engine {
    /// The engine that `KEYGLASS_ENGINE` names; Chromium when it names none.
    ///
    /// # Panics
    /// When it names an engine that there is no driver for.
    #[must_use]
    pub fn chosen() -> Self {
        match env::var("KEYGLASS_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkitgtk") => Self::WebKitGtk,
            Ok(other) => {
                panic!("KEYGLASS_ENGINE={other}: there are chromium, firefox and webkitgtk")
            }
        }
    }

    /// Why this engine's driver does not have it; `None` when it does.
    pub(crate) fn lacks(self, facility: Facility) -> Option<&'static str> {
        match (self, facility) {
            (Self::Chromium, _) | (Self::Firefox, Facility::Requests) => None,
            (Self::WebKitGtk, Facility::Requests) => {
                Some("WebKitWebDriver speaks classic WebDriver only, which tells of no requests")
            }
            (Self::Firefox | Self::WebKitGtk, Facility::Colours) => {
                Some("its driver cannot change what the operating system asks for")
            }
            (Self::Firefox | Self::WebKitGtk, Facility::DevTools) => {
                Some("the Chrome DevTools Protocol is Chromium's")
            }
        }
    }

    /// Whether the console tells of requests that failed. Firefox and WebKitGTK show these to people in
    /// their developer tools only, so that what a test announces of them cannot be waited for.
    pub(crate) fn tells_of_failed_requests(self) -> bool {
        self == Self::Chromium
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKitGtk => "WebKitGTK",
        })
    }
}
