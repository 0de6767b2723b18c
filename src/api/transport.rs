//! One request, one answer: with a deadline, a way to give up, a size limit, and bytes as the body.

use std::{future::Future, time::Duration};

use gloo_net::http::{Headers, Method, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use keyglass_core::{
    management::decode_error, retry::asked_wait, timestamp::Timestamp, token::repeats_token,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
};
use zeroize::Zeroizing;

use super::error::ApiError;
use crate::platform::{
    abort::{Abort, AbortReason},
    clock::{compare_with, system_now},
    timer::Timer,
};

/// How long a request may take, from the call to the last byte.
const DEADLINE: Duration = Duration::from_secs(20);
/// The largest body that is read: a key set of a hundred certificates is 0.5 MB.
const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// The bytes of a body, wiped when they are dropped.
pub type Body = Zeroizing<Vec<u8>>;

/// An answer as it came.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers that a page may read.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
    /// What a status that is no success means.
    pub problem: Option<ApiError>,
    /// The time from the call to the last byte.
    pub took: Duration,
}

/// A request to be sent. Never follows a redirect, never carries cookies, is never cached, and says
/// nothing of the page it came from.
pub struct Call<'a> {
    /// The method.
    pub method: Method,
    /// The absolute address.
    pub url: &'a str,
    /// The `Authorization` header's value, if any.
    pub authorization: Option<&'a str>,
}

impl Call<'_> {
    /// Sends the request and reads the body of a successful answer.
    ///
    /// # Errors
    /// Every variant of [`ApiError`] but `Unreadable`.
    pub async fn send(self, abort: &Abort) -> Result<Body, ApiError> {
        in_time(self.exchange(abort), abort).await
    }

    /// Sends the request and answers what came, whatever its status.
    ///
    /// # Errors
    /// `Unreachable`, `TimedOut`, `Aborted` and `TooLarge`.
    pub async fn answer(self, abort: &Abort) -> Result<Answer, ApiError> {
        in_time(self.whole_answer(abort), abort).await
    }

    async fn whole_answer(self, abort: &Abort) -> Result<Answer, ApiError> {
        let (started, authorization) = (now(), self.authorization);
        let response = self.respond(abort).await?;
        // A redirect that was not followed.
        if response.status() == 0 {
            return Err(ApiError::Unreachable);
        }
        let body = read_body(&response).await?;
        Ok(Answer {
            status: response.status(),
            headers: response.headers().entries().collect(),
            problem: (!response.ok()).then(|| refusal(&response, &body, authorization)),
            took: now().saturating_sub(started),
            body,
        })
    }

    async fn exchange(self, abort: &Abort) -> Result<Body, ApiError> {
        let authorization = self.authorization;
        let response = self.respond(abort).await?;
        let body = read_body(&response).await;
        if response.ok() {
            return body;
        }
        let body = body.unwrap_or_default();
        Err(refusal(&response, &body, authorization))
    }

    async fn respond(self, abort: &Abort) -> Result<Response, ApiError> {
        if self.authorization == Some("") {
            // The token was wiped meanwhile.
            return Err(ApiError::Aborted);
        }
        let mut request = RequestBuilder::new(self.url)
            .method(self.method)
            .abort_signal(Some(&abort.signal()))
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .redirect(RequestRedirect::Error)
            .referrer_policy(ReferrerPolicy::NoReferrer);
        if let Some(authorization) = self.authorization {
            request = request.header("Authorization", authorization);
        }
        let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
        note_time(&response.headers());
        Ok(response)
    }
}

/// Gives an exchange up when its deadline passes.
async fn in_time<T>(
    exchange: impl Future<Output = Result<T, ApiError>>,
    abort: &Abort,
) -> Result<T, ApiError> {
    let deadline = Timer::after(DEADLINE, {
        let abort = abort.clone();
        move || abort.abort(AbortReason::Deadline)
    });
    let outcome = exchange.await;
    drop(deadline);
    // An aborted fetch fails like a broken network; only the handle knows better.
    match (outcome, abort.reason()) {
        (Err(ApiError::Unreachable), Some(AbortReason::Deadline)) => {
            Err(ApiError::TimedOut { after: DEADLINE })
        }
        (Err(_), Some(AbortReason::Unwanted)) => Err(ApiError::Aborted),
        (outcome, _) => outcome,
    }
}

/// The time of a clock that only goes forward.
fn now() -> Duration {
    let millis = leptos::prelude::window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    Duration::from_secs_f64(millis.max(0.0) / 1000.0)
}

/// Compares this machine's clock with the answer's, where it can be seen.
fn note_time(headers: &Headers) {
    if let Some(at) = date(headers) {
        compare_with(at);
    }
}

/// The server's clock: the answer's `Date` (RFC 9110 §6.6.1), which browsers show to pages of the same
/// origin only.
fn date(headers: &Headers) -> Option<Timestamp> {
    Timestamp::parse_http_date(&headers.get("date")?)
}

/// Reads a body chunk by chunk. Each chunk is copied once and its JavaScript buffer filled with
/// zeros, since nothing else wipes it.
async fn read_body(response: &Response) -> Result<Body, ApiError> {
    let mut body = Body::default();
    let Some(stream) = response.body() else {
        return Ok(body);
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let step = JsFuture::from(reader.read())
            .await
            .map_err(|_| ApiError::Unreachable)?;
        if property(&step, "done").is_truthy() {
            return Ok(body);
        }
        let chunk: Uint8Array = property(&step, "value").unchecked_into();
        let start = body.len();
        let end = start + chunk.length() as usize;
        if end > BODY_LIMIT {
            let _ = reader.cancel();
            return Err(ApiError::TooLarge { limit: BODY_LIMIT });
        }
        grow(&mut body, end);
        chunk.copy_to(&mut body[start..]);
        chunk.fill(0, 0, chunk.length());
    }
}

/// Lengthens a body without leaving an unwiped copy behind, as growing a `Vec` in place could.
fn grow(body: &mut Body, len: usize) {
    if len > body.capacity() {
        let mut larger = Body::new(Vec::with_capacity(len.max(2 * body.capacity())));
        larger.extend_from_slice(body);
        *body = larger;
    }
    body.resize(len, 0);
}

fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Turns an answer that is not a success into the error that says what to do about it. What a server
/// says is shown, unless it repeats the token.
fn refusal(response: &Response, body: &[u8], authorization: Option<&str>) -> ApiError {
    let message = decode_error(body)
        .and_then(|error| error.message)
        .filter(|message| !authorization.is_some_and(|it| repeats_token(message, it)));
    match response.status() {
        401 => ApiError::Unauthorized { message },
        403 => ApiError::Forbidden { message },
        404 => ApiError::NotFound,
        429 => ApiError::Limited {
            retry_after: retry_after(&response.headers()),
        },
        // A redirect that was not followed has status 0 and no headers.
        0 => ApiError::Unreachable,
        status => ApiError::Refused {
            status,
            message,
            retry_after: retry_after(&response.headers()),
        },
    }
}

/// The wait that the answer asks for, by its own clock where it says what that shows.
fn retry_after(headers: &Headers) -> Option<Duration> {
    let [retry_after, reset] = ["retry-after", "x-ratelimit-reset"].map(|name| headers.get(name));
    let now = date(headers).unwrap_or_else(system_now);
    asked_wait(retry_after.as_deref(), reset.as_deref(), now)
}
