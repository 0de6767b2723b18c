//! What the browser sent, to whatever host.

use std::cell::RefCell;

use serde_json::Value;

use super::{Page, answered};
use crate::engine::{Engine, Facility};

/// A request as the browser began it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRequest {
    /// The method, in upper case.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The headers that the page or the browser gave it at the start: lower-case name and value.
    pub headers: Vec<(String, String)>,
    /// The body, if it is text and the engine tells it: Chromium does.
    pub body: Option<String>,
}

/// The requests so far.
#[derive(Default)]
pub(super) struct Network {
    sent: RefCell<Vec<SentRequest>>,
}

impl Page {
    /// Every request that the browser began so far, oldest first.
    pub async fn sent_requests(&self) -> Vec<SentRequest> {
        self.needs(Facility::Requests);
        if self.engine == Engine::Firefox {
            return self.events().requests().await;
        }
        let log = answered(self.browser.get_log("performance").await);
        let new = log.iter().filter_map(|entry| sent_request(&entry.message));
        let mut sent = self.network.sent.borrow_mut();
        sent.extend(new);
        sent.clone()
    }
}

/// The request in an event of the protocol, if it is about one.
fn sent_request(event: &str) -> Option<SentRequest> {
    let event: Value = serde_json::from_str(event).ok()?;
    let message = &event["message"];
    if message["method"] != "Network.requestWillBeSent" {
        return None;
    }
    let request = &message["params"]["request"];
    let headers = request["headers"].as_object()?;
    Some(SentRequest {
        method: request["method"].as_str()?.to_owned(),
        url: request["url"].as_str()?.to_owned(),
        headers: headers
            .iter()
            .map(|(name, value)| {
                let value = value.as_str().unwrap_or_default();
                (name.to_ascii_lowercase(), value.to_owned())
            })
            .collect(),
        body: request["postData"].as_str().map(str::to_owned),
    })
}
