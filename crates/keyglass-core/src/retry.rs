//! When a request that failed is sent again by itself. For reads only: a change is never repeated.
//!
//! The answer's own wish goes first (`Retry-After`, RFC 9110 §10.2.3; then `X-RateLimit-Reset`), else
//! the wait doubles from one second on, with jitter, so that many pages don't come back at once.

use std::time::Duration;

use crate::timestamp::Timestamp;

/// How often a request is sent again by itself before it waits for the reader.
pub const LIMIT: u32 = 2;

/// The longest wait, whatever an answer asks for.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The shortest wait that an answer can ask for: it said in whole seconds, which may be over at once.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// The wait after the first failure that does not say how long; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The share of a wait that jitter adds at most.
const JITTER: f64 = 0.5;

/// The wait before the next attempt, after so many failures in a row (at least one); `None` when the
/// reader is to decide. `asked` is what [`asked_wait`] read, `jitter` a random number from 0 to 1.
pub fn wait(asked: Option<Duration>, failures: u32, jitter: f64) -> Option<Duration> {
    if failures > LIMIT {
        return None;
    }
    let wait = asked.unwrap_or_else(|| {
        let doubled = FIRST_WAIT * 2_u32.pow(failures.saturating_sub(1));
        doubled.mul_f64(1.0 + JITTER * jitter.clamp(0.0, 1.0))
    });
    Some(wait.clamp(SHORTEST_WAIT, LONGEST_WAIT))
}

/// The wait that an answer asks for, by the values of its headers: the first that can be believed. One
/// in the past or negative cannot.
///
/// `now` is the moment of the answer, by the server's clock where that is known.
pub fn asked_wait(
    retry_after: Option<&str>,
    rate_limit_reset: Option<&str>,
    now: Timestamp,
) -> Option<Duration> {
    retry_after
        .and_then(|text| seconds(text).or_else(|| until(Timestamp::parse_http_date(text)?, now)))
        .or_else(|| until(unix_time(rate_limit_reset?)?, now))
}

/// `delay-seconds`: digits alone. More of them than can be held are for ever.
fn seconds(text: &str) -> Option<Duration> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Duration::from_secs(text.parse().unwrap_or(u64::MAX)))
}

/// A moment in Unix seconds, as Auth0 gives the reset.
fn unix_time(text: &str) -> Option<Timestamp> {
    let seconds = i64::try_from(seconds(text)?.as_secs()).unwrap_or(i64::MAX);
    Some(Timestamp::from_unix_seconds(seconds))
}

fn until(at: Timestamp, now: Timestamp) -> Option<Duration> {
    let millis = at.unix_millis().saturating_sub(now.unix_millis());
    u64::try_from(millis).ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT.
    const NOW: Timestamp = Timestamp::from_unix_seconds(784_111_777);

    fn asked(retry_after: &str) -> Option<u64> {
        asked_wait(Some(retry_after), None, NOW).map(|wait| wait.as_secs())
    }

    fn reset(rate_limit_reset: &str) -> Option<u64> {
        asked_wait(None, Some(rate_limit_reset), NOW).map(|wait| wait.as_secs())
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date() {
        assert_eq!(asked("0"), Some(0));
        assert_eq!(asked(" 17 "), Some(17));
        assert_eq!(asked("Sun, 06 Nov 1994 08:50:07 GMT"), Some(30));
        assert_eq!(
            asked("99999999999999999999999"),
            Some(u64::MAX),
            "more than fits"
        );
    }

    #[test]
    fn what_cannot_be_believed_is_passed_over() {
        for text in [
            "",
            "-5",
            "soon",
            "1.5",
            "1e3",
            "inf",
            "NaN",
            "Sun, 06 Nov 1994 08:49:36 GMT",
        ] {
            assert_eq!(asked(text), None, "{text}");
            let both = asked_wait(Some(text), Some("784111780"), NOW);
            assert_eq!(both, Some(Duration::from_secs(3)), "{text}");
        }
    }

    #[test]
    fn the_reset_is_a_moment_and_comes_second() {
        assert_eq!(reset("784111787"), Some(10));
        assert_eq!(reset("784111776"), None, "the past");
        assert_eq!(reset("-784111787"), None);
        assert!(reset("99999999999999999999999") > Some(u64::from(u32::MAX)));
        let both = asked_wait(Some("5"), Some("784111787"), NOW);
        assert_eq!(both, Some(Duration::from_secs(5)));
        assert_eq!(asked_wait(None, None, NOW), None);
    }

    #[test]
    fn without_a_wish_the_wait_doubles_and_jitter_lengthens_it() {
        let millis = |failures, jitter| wait(None, failures, jitter).map(|wait| wait.as_millis());
        assert_eq!(millis(1, 0.0), Some(1000));
        assert_eq!(millis(2, 0.0), Some(2000));
        assert_eq!(millis(1, 1.0), Some(1500));
        assert_eq!(millis(2, 0.5), Some(2500));
    }

    #[test]
    fn after_two_repetitions_the_reader_decides_whatever_is_asked() {
        assert_eq!(wait(None, LIMIT + 1, 0.0), None);
        assert_eq!(wait(Some(Duration::ZERO), LIMIT + 1, 0.0), None);
        assert_eq!(wait(None, u32::MAX, 0.0), None);
    }

    #[test]
    fn a_wish_is_kept_within_a_second_and_a_minute() {
        let secs =
            |asked| wait(Some(Duration::from_secs(asked)), 1, 0.9).map(|wait| wait.as_secs());
        assert_eq!(secs(0), Some(1));
        assert_eq!(secs(17), Some(17));
        assert_eq!(secs(600), Some(60));
        assert_eq!(secs(u64::MAX), Some(60));
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic_or_wait_longer_than_a_minute(
            retry_after in proptest::option::of(any::<String>()),
            reset in proptest::option::of(any::<String>()),
            now in any::<i64>(),
            failures in any::<u32>(),
            jitter in any::<f64>(),
        ) {
            let now = Timestamp::from_unix_millis(now);
            let asked = asked_wait(retry_after.as_deref(), reset.as_deref(), now);
            if let Some(wait) = wait(asked, failures, jitter) {
                prop_assert!((SHORTEST_WAIT..=LONGEST_WAIT).contains(&wait));
            }
        }
    }
}
