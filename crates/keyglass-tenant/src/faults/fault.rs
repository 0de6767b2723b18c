//! What a fault is: where it strikes, how often, and what it does.

use serde::{Deserialize, Serialize};

/// A fault that waits for requests.
///
/// As JSON: `{"path": "/api/v2/keys", "count": 2, "effect": {"kind": "status", "status": 429}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Requests whose path begins with this are struck.
    pub path: String,
    /// Only requests with this method, in upper case; any when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// How many matching requests pass unharmed before the first one is struck.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub skip: u32,
    /// How many requests are struck before the fault is forgotten; no end when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The share of matching requests that are struck, from 0 to 1.
    #[serde(default = "always")]
    pub probability: f64,
    /// What happens to them.
    pub effect: Effect,
}

impl Fault {
    /// A fault that strikes every request whose path begins with `path`, until it is cleared.
    pub fn at(path: impl Into<String>, effect: Effect) -> Self {
        Self {
            path: path.into(),
            method: None,
            skip: 0,
            count: None,
            probability: always(),
            effect,
        }
    }

    /// The same fault for the first `count` requests only.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }

    /// The same fault, but the first `count` requests pass unharmed.
    #[must_use]
    pub fn after(self, count: u32) -> Self {
        Self {
            skip: count,
            ..self
        }
    }

    /// The same fault for requests with this method only.
    #[must_use]
    pub fn method(self, method: impl Into<String>) -> Self {
        Self {
            method: Some(method.into()),
            ..self
        }
    }
}

/// What a fault does to a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Answers as usual, but later.
    Latency {
        /// The least delay, in milliseconds.
        milliseconds: u64,
        /// Up to this much more, at random, in milliseconds.
        #[serde(default)]
        jitter_milliseconds: u64,
    },
    /// Answers with this status and the API's error body for it, without doing anything.
    Status {
        /// An error status: 429, 500, 502, 503 and so on. What is no final status becomes 500.
        status: u16,
        /// The value of `Retry-After`, sent as it stands: seconds, a date, nonsense.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
        /// The value of `X-RateLimit-Reset`, sent as it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rate_limit_reset: Option<String>,
        /// Whether pages of other origins may read those two headers.
        #[serde(default)]
        expose_headers: bool,
    },
    /// Announces the whole answer, sends half of it and closes the connection.
    Truncate,
    /// Sends half of the answer as if that were all of it.
    WrongLength,
    /// Closes the connection instead of answering.
    Drop,
    /// Never answers, and keeps the connection open.
    Hang,
    /// Sends the answer's JSON with its last bracket missing and a stray comma.
    MalformedJson,
    /// Sends the answer with every string turned into a number and every number into a string.
    WrongTypes,
    /// Sends every `cert` member cut in half.
    HalfCertificate,
    /// Sends the answer as it is under another media type.
    ContentType {
        /// The value of `Content-Type`.
        value: String,
    },
    /// Sends an HTML page with status 200, as a captive portal does.
    Html,
    /// Sends 200 and JSON arrays nested this deep.
    DepthBomb {
        /// Levels of nesting.
        #[serde(default = "ten_thousand")]
        depth: usize,
    },
    /// Sends 200 and a valid JSON string of this size.
    Large {
        /// Size of the body in bytes.
        #[serde(default = "fifty_megabytes")]
        bytes: usize,
    },
    /// Redirects (302) to this URL.
    Redirect {
        /// The value of `Location`.
        location: String,
    },
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn always() -> f64 {
    1.0
}

fn ten_thousand() -> usize {
    10_000
}

fn fifty_megabytes() -> usize {
    50_000_000
}
