//! What a failed test leaves for the person who looks into it.

use std::path::Path;
use std::{fs, thread};

use super::Page;
use crate::settings;

impl Page {
    /// Writes a picture, the page's text, the console and the test's steps to a folder, and names it.
    pub(crate) async fn keep_evidence(&self) {
        let current = thread::current();
        let folder = settings::failures().join(current.name().unwrap_or("test").replace("::", "-"));
        match self.write_evidence(&folder).await {
            Ok(()) => say(&format!(
                "What the browser showed is in {}",
                folder.display()
            )),
            Err(error) => say(&format!(
                "Nothing could be kept in {}: {error}",
                folder.display()
            )),
        }
    }

    async fn write_evidence(&self, folder: &Path) -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        if let Ok(png) = self.browser.screenshot_as_png().await {
            fs::write(folder.join("screen.png"), png)?;
        }
        let address = self.browser.current_url().await;
        let address = address.map_or_else(|error| error.to_string(), |url| url.to_string());
        let text: Result<String, _> = self.try_run("return document.body.innerText", vec![]).await;
        let text = text.unwrap_or_else(|error| error);
        let console = self.console().await;
        let report = format!(
            "Address: {address}\n\nSteps:\n{}\n\nConsole:\n{}\n\nText:\n{text}\n",
            self.steps_so_far(),
            console.join("\n"),
        );
        fs::write(folder.join("page.txt"), report)
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the words stand beside the failure's own"
)]
fn say(line: &str) {
    eprintln!("{line}");
}
