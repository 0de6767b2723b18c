//! How the page is looked at: the size of the window, the colours that the system asks for, pictures.

use std::path::Path;

use serde_json::json;

use super::{Page, answered};
use crate::engine::{Engine, Facility};

/// The colours that the operating system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark ink on a light page.
    Light,
    /// Light ink on a dark page.
    Dark,
}

impl Scheme {
    /// The word of CSS for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Page {
    /// Gives the window this size, in CSS pixels.
    pub async fn set_viewport(&self, width: u32, height: u32) {
        self.step(format!("make the window {width} × {height}"));
        match self.engine {
            Engine::Chromium => {
                let parameters = json!({
                    "width": width,
                    "height": height,
                    "deviceScaleFactor": 1,
                    "mobile": false,
                });
                self.command("Emulation.setDeviceMetricsOverride", parameters)
                    .await;
            }
            Engine::Firefox => self.events().set_viewport(width, height).await,
            Engine::WebKitGtk => self.set_window(width, height).await,
        }
    }

    /// Resizes the window until the page in it has this size.
    async fn set_window(&self, width: u32, height: u32) {
        let size = "return [innerWidth, innerHeight]";
        let frame = answered(self.browser.get_window_rect().await);
        let (inner_width, inner_height): (i64, i64) = self.run(size, vec![]).await;
        let around = (frame.width - inner_width, frame.height - inner_height);
        let outer = (u32::try_from(around.0), u32::try_from(around.1));
        let (Ok(aside), Ok(above)) = outer else {
            panic!("the window is smaller than the page in it: {frame:?}");
        };
        answered(
            self.browser
                .set_window_rect(0, 0, width + aside, height + above)
                .await,
        );
        self.until("the window has the size", async || {
            let found: (u32, u32) = self.run(size, vec![]).await;
            found == (width, height)
        })
        .await;
    }

    /// Lets the operating system ask for these colours.
    pub async fn set_scheme(&self, scheme: Scheme) {
        self.needs(Facility::Colours);
        self.step(format!("have {} colours", scheme.name()));
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme.name() });
        let parameters = json!({ "features": [feature] });
        self.command("Emulation.setEmulatedMedia", parameters).await;
    }

    /// Lays the page out as on paper, or as on the screen again.
    pub async fn lay_out_for_paper(&self, paper: bool) {
        self.step("lay the page out anew".into());
        let parameters = json!({ "media": if paper { "print" } else { "" } });
        self.command("Emulation.setEmulatedMedia", parameters).await;
    }

    /// Writes a picture of the whole page, past the window's lower edge, to a PNG file.
    pub async fn picture(&self, file: &Path) {
        let height: u32 = self
            .run("return document.documentElement.scrollHeight", vec![])
            .await;
        let width: u32 = self.run("return innerWidth", vec![]).await;
        let window: u32 = self.run("return innerHeight", vec![]).await;
        self.set_viewport(width, height.max(window)).await;
        let png = answered(self.browser.screenshot_as_png().await);
        std::fs::write(file, png).expect("the picture can be written");
        self.set_viewport(width, window).await;
    }
}
