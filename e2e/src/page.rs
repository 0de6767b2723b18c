//! What a test does in the browser and sees there.

mod axe;
mod clipboard;
mod console;
mod events;
mod evidence;
mod growth;
mod keyboard;
mod locator;
mod looks;
mod network;
mod remains;
mod scan;
mod script;
mod surroundings;
mod tasks;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use thirtyfour::error::{WebDriverError, WebDriverResult};

pub use growth::Growth;
pub use locator::Locator;
pub use looks::Scheme;
pub use network::SentRequest;
pub use scan::Place;
pub use tasks::Tasks;
pub use thirtyfour::Key;

use self::{console::Console, events::Events, network::Network};
use crate::bench::Bench;
use crate::browser::Driver;
use crate::engine::{Engine, Facility};
use crate::tenant::LocalTenant;
use crate::{recorder, settings};

/// How long a state is waited for, unless a test says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often one looks meanwhile.
const TICK: Duration = Duration::from_millis(30);

/// A browser with the app in its window.
pub struct Page {
    engine: Engine,
    browser: WebDriver,
    events: Option<Events>,
    origin: String,
    /// The folder that the app is served from.
    app: PathBuf,
    /// What stands before every other script, where the driver has no other way.
    scripts: RefCell<String>,
    downloads: TempDir,
    bench: Bench,
    patience: Cell<Duration>,
    steps: RefCell<Vec<String>>,
    console: Console,
    network: Network,
    driver: Driver,
}

impl Page {
    /// Opens a browser for the app that this tenant serves.
    pub(crate) async fn open_browser(tenant: &LocalTenant) -> Self {
        let engine = Engine::chosen();
        let downloads = tempfile::tempdir().expect("a folder for downloads");
        let driver = Driver::start(engine, downloads.path());
        let browser = driver.open(downloads.path()).await;
        let events = match engine {
            Engine::Firefox => Some(Events::of(&browser).await),
            Engine::Chromium | Engine::WebKitGtk => None,
        };
        let bench = Bench::start().await;
        bench.put(recorder::SCRIPT_PATH, "text/javascript", recorder::SCRIPT);
        Self {
            engine,
            browser,
            events,
            origin: tenant.origin(),
            app: tenant.app().to_path_buf(),
            scripts: RefCell::new(recorder::SCRIPT.to_owned()),
            downloads,
            bench,
            patience: Cell::new(PATIENCE),
            steps: RefCell::default(),
            console: Console::default(),
            network: Network::default(),
            driver,
        }
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        // A browser that is gone already has ended too.
        let _ = self.browser.quit().await;
    }

    /// Opens a path of the app, such as `/signing-keys`.
    pub async fn open(&self, path: &str) {
        self.open_address(&format!("{}{path}", self.origin)).await;
    }

    /// Opens any address.
    pub async fn open_address(&self, address: &str) {
        self.step(format!("open {address}"));
        self.read_console().await;
        answered(self.browser.goto(address).await);
    }

    /// Puts an HTML page at `path` of the test's own origin, which is not the app's; answers its
    /// address.
    pub fn own_page(&self, path: &str, html: &str) -> String {
        let html = match self.engine {
            Engine::Chromium | Engine::Firefox => html.to_owned(),
            Engine::WebKitGtk => recorder::recorded(html, recorder::SCRIPT_PATH),
        };
        self.bench.put(path, "text/html; charset=utf-8", html)
    }

    /// Puts JSON at `path` of the test's own origin, where pages of every origin may read it: a tenant
    /// that says whatever the test wants.
    pub fn own_answer(&self, path: &str, json: &Value) -> String {
        self.bench.put(path, "application/json", json.to_string())
    }

    /// Puts bytes at `path` of the test's own origin, with this status.
    pub fn own_bytes(&self, path: &str, status: u16, media_type: &'static str, bytes: &[u8]) {
        self.bench.put_with_status(path, status, media_type, bytes);
    }

    /// What browsers asked the test's own origin for so far, oldest first, with path and query as the
    /// address.
    pub fn own_requests(&self) -> Vec<SentRequest> {
        self.bench.asked()
    }

    /// Puts the files of a folder of the built app, such as `embed`, at the same paths of the test's own
    /// origin.
    ///
    /// # Panics
    /// When there is no such folder.
    pub fn own_copy_of(&self, folder: &str) {
        let files = std::fs::read_dir(settings::built_app().join(folder));
        for file in files.expect("the folder is in the built app").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let media_type = match name.rsplit_once('.').map(|(_, kind)| kind) {
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                Some("wasm") => "application/wasm",
                _ => continue,
            };
            let bytes = std::fs::read(file.path()).expect("the file can be read");
            self.bench
                .put(&format!("/{folder}/{name}"), media_type, bytes);
        }
    }

    /// Puts what docs sites are made of beside the embed on the test's own origin: `/embed/page.js`, an MDX page
    /// in React, `/embed/host.js`, a variable store with MobX, `/embed/axe.js`.
    ///
    /// # Panics
    /// When it is not installed.
    pub fn own_docs_kit(&self) {
        let folder = settings::docs_kit();
        for name in ["page.js", "host.js", "axe.js"] {
            let bytes = std::fs::read(folder.join(name)).expect("the file can be read");
            self.bench
                .put(&format!("/embed/{name}"), "text/javascript", bytes);
        }
    }

    /// Puts a file of the built app on the test's own origin with one byte changed.
    ///
    /// # Panics
    /// When there is no such file.
    pub fn own_damaged_copy_of(&self, file: &str, media_type: &'static str) {
        let bytes = std::fs::read(settings::built_app().join(file));
        let mut bytes = bytes.expect("the file is in the built app");
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        self.bench.put(&format!("/{file}"), media_type, bytes);
    }

    /// The test's own origin under a name that the browser does not take for this machine: a page there
    /// is no secure context.
    pub fn own_name(&self) -> String {
        let host = self.bench.host();
        let port = host.rsplit(':').next().unwrap_or_default();
        format!("http://docs.example:{port}")
    }

    /// Host and port of the test's own origin.
    pub fn own_host(&self) -> String {
        self.bench.host()
    }

    /// Reloads the page, as F5 does.
    pub async fn reload(&self) {
        self.step("reload".into());
        answered(self.browser.refresh().await);
    }

    /// Goes back in the history.
    pub async fn back(&self) {
        self.step("go back".into());
        self.read_console().await;
        if self.engine == Engine::WebKitGtk {
            // Its driver waits for a load, which a page out of the back/forward cache does not have.
            return self.run("history.back()", vec![]).await;
        }
        answered(self.browser.back().await);
    }

    /// Goes forward in the history.
    pub async fn forward(&self) {
        self.step("go forward".into());
        answered(self.browser.forward().await);
    }

    /// The path in the address bar.
    pub async fn path(&self) -> String {
        answered(self.browser.current_url().await).path().to_owned()
    }

    /// The text of the browser's tab.
    pub async fn title(&self) -> String {
        answered(self.browser.title().await)
    }

    /// The part of the page whose `data-test` is `name`.
    pub fn get(&self, name: &str) -> Locator<'_> {
        self.css(&locator::named(name))
    }

    /// The part of the page that a CSS selector names.
    pub fn css(&self, selector: &str) -> Locator<'_> {
        Locator::new(self, selector)
    }

    /// The heading of the page.
    pub fn heading(&self) -> Locator<'_> {
        self.css("main h1")
    }

    /// The row of the key with this id.
    pub fn row(&self, kid: &str) -> Locator<'_> {
        self.css(&format!("tr[data-kid=\"{kid}\"]"))
    }

    /// The content of the file that the browser saved under this name, as soon as it is whole.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.downloads.path().join(name);
        self.eventually(&format!("the download {name}"), async || {
            // The browser gives a file its name when it is whole.
            std::fs::read(&file).map_err(|_| {
                let files = files_in(self.downloads.path());
                format!("the downloads folder holds {files:?}")
            })
        })
        .await
    }

    /// Waits until `state` holds; `what` says what it is.
    pub async fn until(&self, what: &str, state: impl AsyncFn() -> bool) {
        let attempt = async || state().await.then_some(()).ok_or("it does not".to_owned());
        self.eventually(what, attempt).await;
    }

    /// Does something during which states are waited for longer than usual.
    pub async fn with_patience<T>(&self, patience: Duration, work: impl AsyncFnOnce() -> T) -> T {
        let usual = self.patience.replace(patience);
        let done = work().await;
        self.patience.set(usual);
        done
    }

    /// Waits until `attempt` answers; fails with the last reason why it did not.
    async fn eventually<T>(&self, what: &str, attempt: impl AsyncFn() -> Result<T, String>) -> T {
        self.step(what.to_owned());
        let started = Instant::now();
        loop {
            let reason = match attempt().await {
                Ok(value) => return value,
                Err(reason) => reason,
            };
            assert!(
                started.elapsed() < self.patience.get(),
                "{what}: {reason}, for {} s.\nDone until then:\n{}",
                self.patience.get().as_secs(),
                self.steps_so_far()
            );
            tokio::time::sleep(TICK).await;
        }
    }

    /// The engine that the page is shown in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether the engine's driver has it.
    fn can(&self, facility: Facility) -> bool {
        self.engine.lacks(facility).is_none()
    }

    /// Fails a test that asks for what the engine's driver does not have.
    fn needs(&self, facility: Facility) {
        if let Some(reason) = self.engine.lacks(facility) {
            panic!(
                "{} cannot do this: {reason}. Leave the test out of it in docs/protections.md",
                self.engine
            );
        }
    }

    /// What Firefox told.
    fn events(&self) -> &Events {
        let events = self.events.as_ref();
        events.expect("asked for in Firefox only, where they are read from the start")
    }

    fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    fn steps_so_far(&self) -> String {
        let steps = self.steps.borrow();
        let lines: Vec<_> = steps.iter().map(|step| format!("  {step}")).collect();
        lines.join("\n")
    }
}

/// What the browser answered to a command that only a broken browser refuses.
fn answered<T>(answer: WebDriverResult<T>) -> T {
    match answer {
        Ok(value) => value,
        Err(error) => panic!("the browser refused a command: {}", brief(&error)),
    }
}

/// What a refused command's error says, without the driver's own stack.
fn brief(error: &WebDriverError) -> String {
    let text = error.to_string();
    let lines = text.lines().map(str::trim);
    let told: Vec<_> = lines
        .take_while(|line| *line != "Stacktrace:")
        .filter(|line| !line.is_empty() && !line.starts_with("(Session info"))
        .collect();
    told.join(" ")
}

fn files_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect()
}
