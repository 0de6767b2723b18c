//! Answers of the test's own, on another origin than the app's: pages, and what a tenant could say.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE,
};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Media type and body by path.
type Answers = Arc<Mutex<HashMap<String, (&'static str, Vec<u8>)>>>;

/// A server of ready answers, which pages of every origin may read. It ends when it is dropped.
pub(crate) struct Bench {
    address: SocketAddr,
    answers: Answers,
    server: JoinHandle<()>,
}

impl Bench {
    /// Starts the server on a free port, without answers.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a port is free");
        let address = listener.local_addr().expect("it listens");
        let answers = Answers::default();
        let router = Router::new().fallback(answer).with_state(answers.clone());
        let server = tokio::spawn(async move {
            // Ends with the task only.
            let _ = axum::serve(listener, router).await;
        });
        let bench = Self {
            address,
            answers,
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
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), (media_type, body.into()));
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(answers): State<Answers>, method: Method, uri: Uri) -> Response {
    let answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
    let open = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "authorization"),
        (CACHE_CONTROL, "no-store"),
    ];
    match answers.get(uri.path()) {
        Some(_) if method == Method::OPTIONS => (StatusCode::NO_CONTENT, open).into_response(),
        Some((media_type, body)) => {
            (open, [(CONTENT_TYPE, *media_type)], body.clone()).into_response()
        }
        None => (StatusCode::NOT_FOUND, open).into_response(),
    }
}
