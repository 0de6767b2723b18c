//! What can go wrong between the dashboard and the tenant.

use std::time::Duration;

use keyglass_core::management::DecodeError;
use thiserror::Error;

/// A request that did not end in a domain value. `Display` is for the log; the words for people are
/// in [`crate::words`].
#[derive(Clone, Debug, Error)]
pub enum ApiError {
    /// No answer that the page may read: offline, a wrong host, an API that does not allow this
    /// origin, or one that limits requests without allowing it (browsers tell a page no more than
    /// that). *Next step: check the network and retry.*
    #[error("the tenant could not be reached")]
    Unreachable,
    /// No complete answer within the deadline. *Next step: retry.*
    #[error("no complete answer within {} s", after.as_secs())]
    TimedOut {
        /// The deadline that passed.
        after: Duration,
    },
    /// The request was given up because nobody waits for it. Never shown.
    #[error("the request was given up")]
    Aborted,
    /// The body passed the size limit and was not read further.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// 401: the token is expired, revoked or made for another API. *Next step: another token.*
    #[error("401: {}", message.as_deref().unwrap_or("no message"))]
    Unauthorized {
        /// The API's own words.
        message: Option<String>,
    },
    /// 403: the token lacks a scope. *Next step: a token that has it.*
    #[error("403: {}", message.as_deref().unwrap_or("no message"))]
    Forbidden {
        /// The API's own words, which name the scopes that would do.
        message: Option<String>,
    },
    /// 404: there is no such thing, or no longer.
    #[error("404")]
    NotFound,
    /// 429: too many requests. *Next step: wait.*
    #[error("429")]
    Limited {
        /// How long to wait, by `Retry-After` or `X-RateLimit-Reset` where they can be read.
        retry_after: Option<Duration>,
    },
    /// Any other answer that is not a success.
    #[error("status {status}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The API's own words.
        message: Option<String>,
        /// How long to wait, where the answer says so.
        retry_after: Option<Duration>,
    },
    /// A success whose body is not what the API promises.
    #[error("unreadable answer: {0}")]
    Unreadable(#[from] DecodeError),
}

impl ApiError {
    /// Whether a change that ended so may have been made all the same: the answer was lost, broken or
    /// an error of the server's own.
    pub fn leaves_open(&self) -> bool {
        match self {
            Self::Unreachable
            | Self::TimedOut { .. }
            | Self::Aborted
            | Self::TooLarge { .. }
            | Self::Unreadable(_) => true,
            Self::Refused { status, .. } => *status >= 500,
            Self::Unauthorized { .. }
            | Self::Forbidden { .. }
            | Self::NotFound
            | Self::Limited { .. } => false,
        }
    }

    /// Whether the same request may well succeed when it is sent again soon.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut { .. } | Self::Limited { .. } => true,
            // 501 is a server that cannot do it.
            Self::Refused { status, .. } => *status >= 500 && *status != 501,
            _ => false,
        }
    }

    /// How long the answer asks to wait, if it does.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Limited { retry_after } | Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}
