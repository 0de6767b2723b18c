//! The driver and a session: a fresh browser with a profile of its own.
//!
//! Each test starts a driver, which takes less than a tenth of a second and leaves nothing that tests
//! would share.

mod chromium;
mod display;
mod firefox;
mod webkit;

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use thirtyfour::WebDriver;

use self::display::Display;
use crate::engine::Engine;
use crate::settings;

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver process, ended when this is dropped.
pub(crate) struct Driver {
    engine: Engine,
    process: Child,
    url: String,
    /// The browser's home folder, where it wants one.
    _home: TempDir,
    // Dropped after the process that draws on it.
    display: Option<Display>,
}

impl Driver {
    /// Starts a driver of this engine on a free port. The browser will save downloads in `downloads`.
    pub(crate) fn start(engine: Engine, downloads: &Path) -> Self {
        let program = settings::driver(engine);
        let home = tempfile::tempdir().expect("a folder for the browser");
        let mut command = Command::new(&program);
        command.stdin(Stdio::null()).stderr(Stdio::null());
        let mut display = None;
        let mut port = None;
        match engine {
            Engine::Chromium => command.arg("--port=0"),
            Engine::Firefox => command.args(["--port=0", "--websocket-port=0", "--log=info"]),
            Engine::WebKitGtk => {
                let screen = Display::open();
                webkit::prepare(&mut command, &screen, home.path(), downloads);
                display = Some(screen);
                command.arg(format!("--port={}", port.insert(free_port())))
            }
        };
        let told = if port.is_none() {
            Stdio::piped()
        } else {
            Stdio::null()
        };
        let mut process = command
            .stdout(told)
            .spawn()
            .unwrap_or_else(|error| panic!("{} ({error})", settings::no_driver(&program)));
        let port = match port {
            None => told_port(&mut process),
            Some(port) => answers(&mut process, port).then_some(port),
        };
        let Some(port) = port else {
            panic!("{}: it does not listen", settings::no_driver(&program));
        };
        Self {
            engine,
            process,
            url: format!("http://127.0.0.1:{port}"),
            _home: home,
            display,
        }
    }

    /// What another program pastes on the browser's own display; `None` where it has none.
    pub(crate) fn clipboard(&self) -> Option<Result<String, String>> {
        self.display.as_ref().map(Display::clipboard)
    }

    /// Opens a browser that saves downloads in `downloads`.
    pub(crate) async fn open(&self, downloads: &Path) -> WebDriver {
        let capabilities = match self.engine {
            Engine::Chromium => chromium::capabilities(downloads),
            Engine::Firefox => firefox::capabilities(downloads),
            Engine::WebKitGtk => webkit::capabilities(),
        };
        let capabilities = capabilities.expect("the capabilities are plain JSON, which serialises");
        let browser = match WebDriver::new(&self.url, capabilities).await {
            Ok(browser) => browser,
            Err(error) => panic!("{} does not start: {error}", self.engine),
        };
        if self.engine == Engine::WebKitGtk {
            // The others have it from their arguments. A window that stays small is seen by the tests.
            let _ = browser.set_window_rect(0, 0, 1280, 1000).await;
        }
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Fails only for a process that has ended, which is what is wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port that a driver says it listens on. Whatever it says later is read and thrown away, so that
/// it never waits for a reader.
fn told_port(process: &mut Child) -> Option<u16> {
    let output = process.stdout.take()?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| port_in(&line));
    std::thread::spawn(move || lines.for_each(drop));
    port
}

/// The port in `ChromeDriver was started successfully on port 38409.` or
/// `1764012345678 geckodriver INFO Listening on 127.0.0.1:38409`.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line
        .split_once("successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    rest.trim_end_matches('.').parse().ok()
}

/// A port that was free a moment ago, for a driver that cannot choose one itself.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it listens").port()
}

/// Waits until the process listens on `port`; not for ever, and not for one that has ended.
fn answers(process: &mut Child, port: u16) -> bool {
    let started = Instant::now();
    while started.elapsed() < PATIENCE && matches!(process.try_wait(), Ok(None)) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let line = "ChromeDriver was started successfully on port 38409.";
        assert_eq!(port_in(line), Some(38409));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
        let line = "1764012345678\tgeckodriver\tINFO\tListening on 127.0.0.1:38410";
        assert_eq!(port_in(line), Some(38410));
    }
}
