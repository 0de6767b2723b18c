//! What was asked of the tenant: a line on stderr for people, records for tests.
//!
//! Neither ever holds a header's value, a query value on stderr, or a body: tokens and secrets
//! travel there.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

/// How many requests are remembered; older ones are forgotten.
const CAPACITY: usize = 10_000;

/// One request as a test sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedRequest {
    /// The method, in upper case.
    pub method: String,
    /// The path, still percent-encoded.
    pub path: String,
    /// The query without its question mark; empty when there is none.
    pub query: String,
    /// The names of all headers, in lower case, sorted, each once.
    pub header_names: Vec<String>,
    /// Whether there was an `Authorization` header.
    pub authorized: bool,
    /// When it arrived.
    pub at: Instant,
}

/// The newest requests, oldest first.
pub(crate) struct RequestLog {
    records: Mutex<VecDeque<RecordedRequest>>,
    at_once: Mutex<AtOnce>,
    /// Whether lines go to stderr.
    pub(crate) to_stderr: bool,
}

impl RequestLog {
    /// An empty log.
    pub(crate) fn new(to_stderr: bool) -> Self {
        Self {
            records: Mutex::default(),
            at_once: Mutex::default(),
            to_stderr,
        }
    }

    /// The remembered requests, oldest first.
    pub(crate) fn records(&self) -> Vec<RecordedRequest> {
        self.lock().iter().cloned().collect()
    }

    /// Forgets every request.
    pub(crate) fn clear(&self) {
        self.lock().clear();
        let mut at_once = self.at_once();
        at_once.most = at_once.now;
    }

    /// The most requests to the Management API that were in progress at one moment.
    pub(crate) fn most_at_once(&self) -> usize {
        self.at_once().most
    }

    fn at_once(&self) -> MutexGuard<'_, AtOnce> {
        self.at_once.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn record(&self, request: RecordedRequest) {
        let mut records = self.lock();
        if records.len() == CAPACITY {
            records.pop_front();
        }
        records.push_back(request);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<RecordedRequest>> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many requests are in progress, and the most there were.
#[derive(Default)]
struct AtOnce {
    now: usize,
    most: usize,
}

/// A request in progress; over when this is dropped, as it is when the client gives up.
struct InProgress<'a>(&'a RequestLog);

impl<'a> InProgress<'a> {
    fn begin(log: &'a RequestLog) -> Self {
        let mut at_once = log.at_once();
        at_once.now += 1;
        at_once.most = at_once.most.max(at_once.now);
        Self(log)
    }
}

impl Drop for InProgress<'_> {
    fn drop(&mut self) {
        self.0.at_once().now -= 1;
    }
}

/// What went wrong inside, for the log only. Handlers attach it to a response.
#[derive(Debug, Clone)]
pub(crate) struct FailureNote(pub(crate) String);

/// Records the request when it arrives and writes its line when it has been answered.
pub(crate) async fn record(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    app.requests.record(RecordedRequest {
        method: method.to_string(),
        path: path.clone(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        header_names: names(request.headers()),
        authorized: request.headers().contains_key(AUTHORIZATION),
        at: started,
    });
    let query = without_values(request.uri().query());
    // The preflights of other origins' pages come beside the requests that they are for.
    let counts = path.starts_with("/api/v2/") && method != Method::OPTIONS;
    let _in_progress = counts.then(|| InProgress::begin(&app.requests));

    let response = next.run(request).await;

    if app.requests.to_stderr {
        let status = response.status().as_u16();
        let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
        let note = response
            .extensions()
            .get::<FailureNote>()
            .map_or_else(String::new, |note| format!("  {}", note.0));
        write_line(&format!(
            "{method} {path}{query} {status} {milliseconds:.1} ms{note}"
        ));
    }
    response
}

#[allow(
    clippy::print_stderr,
    reason = "the request log of a development server"
)]
fn write_line(line: &str) {
    eprintln!("{line}");
}

fn names(headers: &HeaderMap) -> Vec<String> {
    let mut names: Vec<_> = headers.keys().map(ToString::to_string).collect();
    names.sort();
    names
}

/// `?page&per_page` for `page=0&per_page=50`.
fn without_values(query: Option<&str>) -> String {
    let Some(query) = query else {
        return String::new();
    };
    let names: Vec<_> = query
        .split('&')
        .map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name))
        .collect();
    format!("?{}", names.join("&"))
}
