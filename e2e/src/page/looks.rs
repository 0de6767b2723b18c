//! How the page is looked at: the size of the window, the colours that the system asks for, pictures.

use std::path::Path;

use serde_json::json;

use super::{Page, answered};

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
        let parameters = json!({
            "width": width,
            "height": height,
            "deviceScaleFactor": 1,
            "mobile": false,
        });
        self.command("Emulation.setDeviceMetricsOverride", parameters)
            .await;
    }

    /// Lets the operating system ask for these colours.
    pub async fn set_scheme(&self, scheme: Scheme) {
        self.step(format!("have {} colours", scheme.name()));
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme.name() });
        let parameters = json!({ "features": [feature] });
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
