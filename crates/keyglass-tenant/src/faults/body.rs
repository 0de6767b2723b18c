//! Broken bodies.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use hyper::body::{Body, Frame};
use serde_json::Value;

/// A body that sends `bytes` and then fails, which makes the server close the connection.
///
/// It gives no size hint: the announced length is the header's business.
pub(super) struct CutBody {
    bytes: Option<Bytes>,
    has_paused: bool,
}

impl CutBody {
    pub(super) fn new(bytes: Bytes) -> Self {
        Self {
            bytes: Some(bytes),
            has_paused: false,
        }
    }
}

impl Body for CutBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        // The server sends what it has when a body has nothing to give yet; an error at once would
        // make it throw the first half away.
        if !self.has_paused {
            self.has_paused = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::Error::other("cut off by a fault"))))
    }
}

/// The JSON with every string turned into a number and every number into a string.
pub(super) fn mangle(json: &[u8]) -> Bytes {
    let Ok(mut value) = serde_json::from_slice::<Value>(json) else {
        return Bytes::copy_from_slice(json);
    };
    swap_types(&mut value);
    value.to_string().into()
}

fn swap_types(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(swap_types),
        Value::Object(members) => members.values_mut().for_each(swap_types),
        Value::String(text) => *value = Value::from(text.len()),
        Value::Number(number) => *value = Value::from(number.to_string()),
        Value::Bool(flag) => *value = Value::from(flag.to_string()),
        Value::Null => *value = Value::from(0),
    }
}

/// The JSON with the second half of every `cert` member missing.
pub(super) fn halve_certificates(json: &[u8]) -> Bytes {
    let Ok(mut value) = serde_json::from_slice::<Value>(json) else {
        return Bytes::copy_from_slice(json);
    };
    let keys = match &mut value {
        Value::Array(keys) => keys.as_mut_slice(),
        key => std::slice::from_mut(key),
    };
    for certificate in keys.iter_mut().filter_map(|key| key.get_mut("cert")) {
        if let Some(text) = certificate.as_str() {
            *certificate = text.chars().take(text.len() / 2).collect::<String>().into();
        }
    }
    value.to_string().into()
}

/// Arrays nested `depth` deep.
pub(super) fn nested(depth: usize) -> Vec<u8> {
    let mut json = vec![b'['; depth];
    json.resize(depth * 2, b']');
    json
}

/// A JSON string whose text fills `bytes` bytes, quotes included.
pub(super) fn string_of(bytes: usize) -> Vec<u8> {
    let mut json = vec![b'x'; bytes.max(2)];
    let last = json.len() - 1;
    json[0] = b'"';
    json[last] = b'"';
    json
}
