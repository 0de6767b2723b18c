//! Requests that a well-behaved client would not send.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What came back, header and body, until the server closed the connection.
pub(crate) async fn exchange(address: SocketAddr, request: String) -> String {
    let task = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .expect("a timeout");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        // A connection that is reset after the answer still gave the answer.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    });
    task.await.expect("no panic")
}

/// The answer to `GET` of exactly this target with this `Host`.
pub(crate) async fn get(address: SocketAddr, host: &str, target: &str) -> String {
    let head = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n");
    exchange(address, format!("{head}Connection: close\r\n\r\n")).await
}

/// The status of an answer; 0 when there is none.
pub(crate) fn status(answer: &str) -> u16 {
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    status.unwrap_or_default()
}
