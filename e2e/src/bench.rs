//! Answers of the test's own, on another origin than the app's: pages, and what a tenant could say.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE,
    HeaderName,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::page::SentRequest;

/// What is said at a path.
struct Answer {
    status: u16,
    media_type: &'static str,
    body: Vec<u8>,
}

/// Answers by path, and what was asked for.
#[derive(Default)]
struct Desk {
    answers: HashMap<String, Answer>,
    asked: Vec<SentRequest>,
}

/// A server of ready answers, which pages of every origin may read. It ends when it is dropped.
pub(crate) struct Bench {
    address: SocketAddr,
    desk: Arc<Mutex<Desk>>,
    server: JoinHandle<()>,
}

impl Bench {
    /// Starts the server on a free port, without answers.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a port is free");
        let address = listener.local_addr().expect("it listens");
        let desk: Arc<Mutex<Desk>> = Arc::default();
        let router = Router::new().fallback(answer).with_state(desk.clone());
        let server = tokio::spawn(async move {
            // Ends with the task only.
            let _ = axum::serve(listener, router).await;
        });
        let bench = Self {
            address,
            desk,
            server,
        };
        // Browsers ask for it by themselves.
        bench.put("/favicon.ico", "image/svg+xml", "");
        bench
    }

    /// Host and port.
    pub(crate) fn host(&self) -> String {
        self.address.to_string()
    }

    /// Answers at `path` from now on; the address is the result.
    pub(crate) fn put(
        &self,
        path: &str,
        media_type: &'static str,
        body: impl Into<Vec<u8>>,
    ) -> String {
        self.put_with_status(path, 200, media_type, body)
    }

    /// Answers at `path` with this status from now on; the address is the result.
    pub(crate) fn put_with_status(
        &self,
        path: &str,
        status: u16,
        media_type: &'static str,
        body: impl Into<Vec<u8>>,
    ) -> String {
        let answer = Answer {
            status,
            media_type,
            body: body.into(),
        };
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        desk.answers.insert(path.to_owned(), answer);
        format!("http://{}{path}", self.address)
    }

    /// What was asked for so far, oldest first.
    pub(crate) fn asked(&self) -> Vec<SentRequest> {
        let desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        desk.asked.clone()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(
    State(desk): State<Arc<Mutex<Desk>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    let named = |(name, value): (&HeaderName, &HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.to_string(), value)
    };
    desk.asked.push(SentRequest {
        method: method.to_string(),
        url: uri.to_string(),
        headers: headers.iter().map(named).collect(),
        body: (!body.is_empty()).then(|| String::from_utf8_lossy(&body).into_owned()),
    });
    let open = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "authorization"),
        (CACHE_CONTROL, "no-store"),
    ];
    match desk.answers.get(uri.path()) {
        Some(_) if method == Method::OPTIONS => (StatusCode::NO_CONTENT, open).into_response(),
        Some(answer) => {
            let status = StatusCode::from_u16(answer.status).expect("the test's own status");
            let kind = [(CONTENT_TYPE, answer.media_type)];
            (status, open, kind, answer.body.clone()).into_response()
        }
        None => (StatusCode::NOT_FOUND, open).into_response(),
    }
}
