//! Connections: accepting them, serving HTTP/1.1 on each, ending them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::caller::Peer;

/// How long a client may take to send a request's header.
const HEADER_LIMIT: Duration = Duration::from_secs(30);

/// How long requests in progress may take to end once the server stops.
const END_LIMIT: Duration = Duration::from_secs(2);

/// The pause after the system refused a connection, most often for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// A response that is none: the connection is closed without an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DropConnection;

impl IntoResponse for DropConnection {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(self);
        response
    }
}

/// Serves `router` on `listener` until `stop` turns true or its sender is gone. Requests in progress
/// are then given [`END_LIMIT`] before their connections are cut.
///
/// With `tls` it speaks HTTPS, and only that.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let watcher = graceful.watcher();
                    connections.spawn(accept(stream, peer, tls.clone(), router.clone(), watcher));
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            },
            Some(_) = connections.join_next() => {}
            () = wished(&mut stop) => break,
        }
    }
    drop(listener);
    let _cut_off = tokio::time::timeout(END_LIMIT, graceful.shutdown()).await;
    connections.shutdown().await;
}

/// Returns when the server is to stop. A sender that is gone wishes it too.
async fn wished(stop: &mut watch::Receiver<bool>) {
    let _sender_is_gone = stop.wait_for(|stop| *stop).await.is_err();
}

/// Makes one connection ready and serves it. A handshake that fails or takes too long ends it.
async fn accept(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    watcher: Watcher,
) {
    // Answers are small: waiting to fill a packet would only add latency.
    let _best_effort = stream.set_nodelay(true);
    let Some(tls) = tls else {
        return connection(stream, peer, router, watcher).await;
    };
    if let Ok(Ok(stream)) = tokio::time::timeout(HEADER_LIMIT, tls.accept(stream)).await {
        connection(stream, peer, router, watcher).await;
    }
}

/// Serves one connection to its end. How it ended is the other side's business.
async fn connection<S>(stream: S, peer: SocketAddr, router: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let answer = hyper::service::Service::call(&router, request);
        async move { unless_dropped(answer.await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    let _ended = watcher.watch(connection).await;
}

/// Turns a response that stands for a closed connection into the error that makes hyper close it.
fn unless_dropped(answer: Result<Response, Infallible>) -> Result<Response, Dropped> {
    let Ok(response) = answer;
    match response.extensions().get::<DropConnection>() {
        Some(DropConnection) => Err(Dropped),
        None => Ok(response),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a fault closed the connection")]
struct Dropped;
