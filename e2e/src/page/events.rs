//! What Firefox tells by WebDriver BiDi while it happens: the console, and the requests.

use std::cell::RefCell;

use futures_util::{FutureExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::bidi::{BiDi, RawEvent, RawEventStream};
use tokio::task::unconstrained;

use super::{SentRequest, console::Entry};

/// Reports violations of the policy from every page, at its start.
const VIOLATIONS: &str = "report => addEventListener('securitypolicyviolation', event => report(
    `Content Security Policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`))";

/// The events of one browser.
pub(super) struct Events {
    bidi: BiDi,
    stream: RefCell<RawEventStream>,
    console: RefCell<Vec<Entry>>,
    requests: RefCell<Vec<SentRequest>>,
}

impl Events {
    /// Has the browser tell of what happens from now on.
    pub(super) async fn of(browser: &WebDriver) -> Self {
        let bidi = browser.bidi().await.expect("the driver speaks BiDi");
        let stream = RefCell::new(bidi.subscribe_raw());
        let told = [
            "log.entryAdded",
            "network.beforeRequestSent",
            "script.message",
        ];
        let channel = json!({ "type": "channel", "value": { "channel": "violations" } });
        let script = json!({ "functionDeclaration": VIOLATIONS, "arguments": [channel] });
        for (command, parameters) in [
            ("session.subscribe", json!({ "events": told })),
            ("script.addPreloadScript", script),
        ] {
            let answer = bidi.send_raw(command, parameters).await;
            answer.unwrap_or_else(|error| panic!("{command}: {}", error.message));
        }
        Self {
            bidi,
            stream,
            console: RefCell::default(),
            requests: RefCell::default(),
        }
    }

    /// The console's lines since the last time.
    pub(super) async fn take_console(&self) -> Vec<Entry> {
        self.read().await;
        self.console.take()
    }

    /// All requests so far, oldest first.
    pub(super) async fn requests(&self) -> Vec<SentRequest> {
        self.read().await;
        self.requests.borrow().clone()
    }

    /// Gives the page this size, in CSS pixels.
    pub(super) async fn set_viewport(&self, width: u32, height: u32) {
        let context = self.bidi.browsing_context().top_level().await;
        let context = context.expect("the window that the test began with");
        let parameters = json!({
            "context": context,
            "viewport": { "width": width, "height": height },
            "devicePixelRatio": 1,
        });
        let command = "browsingContext.setViewport";
        let answer = self.bidi.send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {}", error.message));
    }

    /// Takes the network away from every page, or gives it back.
    pub(super) async fn set_offline(&self, offline: bool) {
        let conditions = if offline {
            json!({ "type": "offline" })
        } else {
            Value::Null
        };
        let command = "emulation.setNetworkConditions";
        let parameters = json!({ "networkConditions": conditions });
        let answer = self.bidi.send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {}", error.message));
    }

    /// Runs a script at the start of every page from now on.
    pub(super) async fn before_pages(&self, script: &str) {
        let function = format!("() => {{ {script} }}");
        let command = "script.addPreloadScript";
        let parameters = json!({ "functionDeclaration": function });
        let answer = self.bidi.send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {}", error.message));
    }

    /// Sorts what came into the two lists. The answer to a command comes after the events before it.
    pub(super) async fn read(&self) {
        let answer = self.bidi.send_raw("session.status", json!({})).await;
        answer.unwrap_or_else(|error| panic!("session.status: {}", error.message));
        let mut stream = self.stream.borrow_mut();
        while let Some(Some(event)) = unconstrained(stream.next()).now_or_never() {
            match &*event.method {
                "network.beforeRequestSent" => self.requests.borrow_mut().extend(request(&event)),
                _ => self.console.borrow_mut().extend(entry(&event)),
            }
        }
    }
}

/// A line of the console in a `log.entryAdded`, or a violation in a `script.message`.
fn entry(event: &RawEvent) -> Option<Entry> {
    let told = &event.params;
    if event.method == "script.message" {
        return Some(Entry {
            level: "SEVERE".into(),
            message: told["data"]["value"].as_str()?.into(),
        });
    }
    Some(Entry {
        level: match told["level"].as_str()? {
            "error" => "SEVERE",
            "warn" => "WARNING",
            _ => "INFO",
        }
        .into(),
        message: told["text"].as_str().unwrap_or_default().into(),
    })
}

fn request(event: &RawEvent) -> Option<SentRequest> {
    let request = &event.params["request"];
    let header = |header: &Value| {
        let name = header["name"].as_str()?.to_ascii_lowercase();
        Some((name, header["value"]["value"].as_str()?.to_owned()))
    };
    Some(SentRequest {
        method: request["method"].as_str()?.to_owned(),
        url: request["url"].as_str()?.to_owned(),
        headers: request["headers"]
            .as_array()?
            .iter()
            .filter_map(header)
            .collect(),
        // The event tells its size only.
        body: None,
    })
}
