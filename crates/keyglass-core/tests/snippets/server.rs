//! A server on the loopback that keeps what it received, byte for byte. It knows HTTP/1.1 by itself, so
//! that no library mends on arrival what a client sent wrong.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// A request as it came in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// Names in lower case, values without the blanks around them.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

/// The requests, by the first segment of their path.
type Log = Arc<Mutex<HashMap<String, Vec<Received>>>>;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    log: Log,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let log = Log::default();
        let kept = Arc::clone(&log);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&kept);
                thread::spawn(move || serve(stream, &log));
            }
        });
        Self { address, log }
    }

    /// What came in for a job.
    pub(crate) fn received(&self, job: &str) -> Vec<Received> {
        let log = self.log.lock().expect("no thread panics with it");
        log.get(job).cloned().unwrap_or_default()
    }
}

/// Answers one connection until its end.
fn serve(stream: TcpStream, log: &Log) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
    let Ok(read) = stream.try_clone() else { return };
    let mut reader = BufReader::new(read);
    let mut writer = stream;
    while let Some(request) = receive(&mut reader, &mut writer) {
        let job = request.target.split('/').nth(1).unwrap_or_default();
        let job = job.split('?').next().unwrap_or_default().to_owned();
        let answer = answer(&request, &job);
        let mut log = log.lock().expect("no thread panics with it");
        log.entry(job).or_default().push(request);
        drop(log);
        if writer.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn receive(reader: &mut impl BufRead, writer: &mut impl Write) -> Option<Received> {
    let first = line(reader)?;
    let first = String::from_utf8_lossy(&first).into_owned();
    let (method, rest) = first.split_once(' ')?;
    let (target, _) = rest.rsplit_once(' ')?;
    let mut request = Received {
        method: method.to_owned(),
        target: target.to_owned(),
        ..Received::default()
    };
    loop {
        let line = line(reader)?;
        if line.is_empty() {
            break;
        }
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        let value = line[colon + 1..].trim_ascii().to_vec();
        request.headers.push((name, value));
    }
    let header = |name: &str| {
        let found = request.headers.iter().find(|it| it.0 == name)?;
        Some(String::from_utf8_lossy(&found.1).into_owned())
    };
    if header("expect").is_some() {
        writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?;
    }
    let mut body = Vec::new();
    if let Some(length) = header("content-length") {
        body.resize(length.parse().ok()?, 0);
        reader.read_exact(&mut body).ok()?;
    } else if header("transfer-encoding").is_some() {
        loop {
            let size = String::from_utf8_lossy(&line(reader)?).into_owned();
            let mut chunk = vec![0; usize::from_str_radix(size.trim(), 16).ok()?];
            reader.read_exact(&mut chunk).ok()?;
            line(reader)?;
            if chunk.is_empty() {
                break;
            }
            body.append(&mut chunk);
        }
    }
    request.body = body;
    Some(request)
}

/// A line without its end.
fn line(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok()?;
    line.pop().filter(|byte| *byte == b'\n')?;
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Some(line)
}

/// 200, or what the path asks for.
fn answer(request: &Received, job: &str) -> String {
    let (status, location) = match request.target.split('/').nth(2) {
        Some("404") => ("404 Not Found", String::new()),
        Some("302") => ("302 Found", format!("Location: /{job}/followed\r\n")),
        _ => ("200 OK", String::new()),
    };
    let body = r#"{"answered":true}"#;
    let length = body.len();
    let sent = if request.method == "HEAD" { "" } else { body };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{location}\r\n{sent}"
    )
}
