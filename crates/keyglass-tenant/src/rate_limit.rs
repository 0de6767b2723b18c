//! Rate limits: a token bucket for each part of the API that has one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api_error::ApiError;
use crate::app::App;
use crate::clock::Timestamp;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// How many requests are answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// How many come through at once: the size of the bucket, and `X-RateLimit-Limit`.
    pub burst: u32,
    /// How many more come through each second.
    pub per_second: f64,
    /// Whether a refusal says in `Retry-After` how many seconds to wait. The real Management API is
    /// not documented to.
    pub retry_after: bool,
}

impl RateLimit {
    /// More than a person or a browser test asks for; the headers are there all the same.
    pub const GENEROUS: Self = Self {
        burst: 10_000,
        per_second: 10_000.0,
        retry_after: false,
    };
}

/// The limits of one tenant. Each bucket is its own; all have the same size.
pub(crate) struct RateLimits {
    buckets: Mutex<Option<Buckets>>,
}

struct Buckets {
    rate: RateLimit,
    management: Bucket,
    key_set: Bucket,
}

impl RateLimits {
    /// Full buckets of this size; no limits at all without one.
    pub(crate) fn new(rate: Option<RateLimit>) -> Self {
        Self {
            buckets: Mutex::new(rate.map(Buckets::full)),
        }
    }

    /// Begins anew with full buckets of this size.
    pub(crate) fn set(&self, rate: Option<RateLimit>) {
        *self.lock() = rate.map(Buckets::full);
    }

    fn take(&self, bucket: impl FnOnce(&mut Buckets) -> &mut Bucket) -> Option<Verdict> {
        let mut buckets = self.lock();
        let buckets = buckets.as_mut()?;
        let rate = buckets.rate;
        Some(bucket(buckets).take(rate, Instant::now()))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Buckets>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Buckets {
    fn full(rate: RateLimit) -> Self {
        let full = || Bucket {
            tokens: f64::from(rate.burst),
            counted: Instant::now(),
        };
        Self {
            rate,
            management: full(),
            key_set: full(),
        }
    }
}

struct Bucket {
    tokens: f64,
    /// When `tokens` was right.
    counted: Instant,
}

impl Bucket {
    fn take(&mut self, rate: RateLimit, now: Instant) -> Verdict {
        let elapsed = now.saturating_duration_since(self.counted).as_secs_f64();
        self.tokens = (self.tokens + elapsed * rate.per_second).min(f64::from(rate.burst));
        self.counted = now;
        let is_allowed = self.tokens >= 1.0;
        if is_allowed {
            self.tokens -= 1.0;
        }
        // To the next whole token, by the second: what was recorded lies within one second.
        let seconds = (1.0 - self.tokens.fract()) / rate.per_second;
        Verdict {
            rate,
            is_allowed,
            remaining: self.tokens as u32,
            wait: seconds.ceil().clamp(1.0, 86_400.0) as i64,
        }
    }
}

/// What a bucket says of one request.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Verdict {
    rate: RateLimit,
    is_allowed: bool,
    remaining: u32,
    /// Whole seconds until one more request comes through.
    wait: i64,
}

impl Verdict {
    fn describe(self, response: &mut Response) {
        let headers = response.headers_mut();
        let reset = Timestamp::now().unix_seconds() + self.wait;
        headers.insert(LIMIT, HeaderValue::from(self.rate.burst));
        headers.insert(REMAINING, HeaderValue::from(self.remaining));
        headers.insert(RESET, HeaderValue::from(reset));
        if !self.is_allowed && self.rate.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(self.wait));
        }
    }
}

/// Limits the Management API. Requests without a token cost nothing: nothing is done for them.
pub(crate) async fn limit_management(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    if !request.headers().contains_key(AUTHORIZATION) {
        return next.run(request).await;
    }
    let verdict = app.rate_limits.take(|buckets| &mut buckets.management);
    limit(verdict, request, next).await
}

/// Limits the published key set.
pub(crate) async fn limit_key_set(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let verdict = app.rate_limits.take(|buckets| &mut buckets.key_set);
    limit(verdict, request, next).await
}

/// Successes and refusals say how much is left; recorded errors of other kinds do not.
async fn limit(verdict: Option<Verdict>, request: Request, next: Next) -> Response {
    let Some(verdict) = verdict else {
        return next.run(request).await;
    };
    if !verdict.is_allowed {
        let mut response = ApiError::TooManyRequests.into_response();
        verdict.describe(&mut response);
        return response;
    }
    let mut response = next.run(request).await;
    if response.status().is_success() {
        verdict.describe(&mut response);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_bucket_empties_at_once_and_fills_in_time() {
        let rate = RateLimit {
            burst: 3,
            per_second: 0.5,
            retry_after: false,
        };
        let mut bucket = Buckets::full(rate).management;
        let start = bucket.counted;
        let mut at = |seconds: u64| {
            let verdict = bucket.take(rate, start + Duration::from_secs(seconds));
            (verdict.is_allowed, verdict.remaining, verdict.wait)
        };
        assert_eq!(at(0), (true, 2, 2));
        assert_eq!(at(0), (true, 1, 2));
        assert_eq!(at(0), (true, 0, 2));
        assert_eq!(at(0), (false, 0, 2));
        assert_eq!(at(1), (false, 0, 1));
        assert_eq!(at(2), (true, 0, 2));
        assert_eq!(at(1000), (true, 2, 2), "never more than the bucket holds");
    }
}
