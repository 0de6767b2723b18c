//! When an unlocked page locks by itself: after some time without use, and after the longest time that
//! a token is kept at all.

use std::time::Duration;

use crate::timestamp::Timestamp;

const MINUTE: u64 = 60;

/// How long a page stays unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockLimits {
    idle: Duration,
    total: Duration,
}

impl LockLimits {
    /// The longest that either limit can be: a working day and the way home.
    pub const LONGEST: Duration = Duration::from_secs(12 * 60 * MINUTE);

    /// The limits in minutes; the default where there is none, and never less than a minute or more
    /// than [`LockLimits::LONGEST`].
    pub fn from_minutes(idle: Option<u64>, total: Option<u64>) -> Self {
        let default = Self::default();
        let limit = |minutes: Option<u64>, default| {
            let minute = Duration::from_secs(MINUTE);
            minutes
                .map_or(default, |it| Duration::from_secs(it.saturating_mul(MINUTE)))
                .clamp(minute, Self::LONGEST)
        };
        Self {
            idle: limit(idle, default.idle),
            total: limit(total, default.total),
        }
    }

    /// The longest time without use.
    pub fn idle(self) -> Duration {
        self.idle
    }

    /// The longest time altogether.
    pub fn total(self) -> Duration {
        self.total
    }
}

impl Default for LockLimits {
    /// A quarter of an hour without use, eight hours altogether.
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(15 * MINUTE),
            total: Duration::from_secs(8 * 60 * MINUTE),
        }
    }
}

/// Why a page was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockReason {
    /// The reader wanted it.
    ByHand,
    /// Nobody used it for so long.
    Idle(Duration),
    /// It was unlocked for so long.
    Total(Duration),
    /// Another tab was locked.
    OtherTab,
    /// The page was left, and come back to.
    Left,
}

impl LockReason {
    /// The reason as a word, to be carried over a reload. Holds nothing of what was locked.
    pub fn to_word(self) -> String {
        match self {
            Self::ByHand => "by-hand".to_owned(),
            Self::Idle(limit) => format!("idle-{}", limit.as_secs()),
            Self::Total(limit) => format!("total-{}", limit.as_secs()),
            Self::OtherTab => "other-tab".to_owned(),
            Self::Left => "left".to_owned(),
        }
    }

    /// Reads what [`LockReason::to_word`] wrote; `None` for everything else.
    pub fn from_word(word: &str) -> Option<Self> {
        let limit = |text: &str| {
            let seconds = text.parse().ok()?;
            (seconds <= LockLimits::LONGEST.as_secs()).then(|| Duration::from_secs(seconds))
        };
        match word {
            "by-hand" => Some(Self::ByHand),
            "other-tab" => Some(Self::OtherTab),
            "left" => Some(Self::Left),
            _ => match word.split_once('-')? {
                ("idle", seconds) => Some(Self::Idle(limit(seconds)?)),
                ("total", seconds) => Some(Self::Total(limit(seconds)?)),
                _ => None,
            },
        }
    }
}

/// A moment by two clocks. The wall clock goes on while a machine sleeps, but can be set back; the
/// other cannot, but may stand still meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock.
    pub wall: Timestamp,
    /// The time since some moment, by a clock that is never set.
    pub steady: Duration,
}

impl Reading {
    /// The time from this reading to `now`, by the clock that shows more.
    fn until(self, now: Self) -> Duration {
        let millis = now
            .wall
            .unix_millis()
            .saturating_sub(self.wall.unix_millis());
        let wall = Duration::from_millis(u64::try_from(millis).unwrap_or(0));
        wall.max(now.steady.saturating_sub(self.steady))
    }
}

/// Since when a page is unlocked, and when it was used last.
#[derive(Clone, Copy, Debug)]
pub struct LockTimer {
    opened: Reading,
    used: Reading,
}

impl LockTimer {
    /// Begins now.
    pub fn new(now: Reading) -> Self {
        Self {
            opened: now,
            used: now,
        }
    }

    /// The page is used. To be called only when it is not [`LockTimer::overdue`].
    pub fn used(&mut self, now: Reading) {
        self.used = now;
    }

    /// Why the page has to be locked, if its time is over.
    pub fn overdue(&self, limits: LockLimits, now: Reading) -> Option<LockReason> {
        if self.opened.until(now) >= limits.total {
            return Some(LockReason::Total(limits.total));
        }
        (self.used.until(now) >= limits.idle).then_some(LockReason::Idle(limits.idle))
    }

    /// What the page will be locked for next, and in how long.
    pub fn next(&self, limits: LockLimits, now: Reading) -> (LockReason, Duration) {
        let total = limits.total.saturating_sub(self.opened.until(now));
        let idle = limits.idle.saturating_sub(self.used.until(now));
        if total <= idle {
            (LockReason::Total(limits.total), total)
        } else {
            (LockReason::Idle(limits.idle), idle)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Both clocks at so many seconds.
    fn at(seconds: u64) -> Reading {
        clocks(seconds.cast_signed(), seconds)
    }

    fn clocks(wall: i64, steady: u64) -> Reading {
        Reading {
            wall: Timestamp::from_unix_seconds(wall),
            steady: Duration::from_secs(steady),
        }
    }

    fn limits() -> LockLimits {
        LockLimits::from_minutes(Some(15), Some(60))
    }

    #[test]
    fn a_page_that_nobody_uses_is_overdue_to_the_second() {
        let timer = LockTimer::new(at(1000));
        assert_eq!(timer.overdue(limits(), at(1899)), None);
        let idle = LockReason::Idle(limits().idle());
        assert_eq!(timer.overdue(limits(), at(1900)), Some(idle));
        assert_eq!(timer.next(limits(), at(1899)), (idle, SECOND));
        assert_eq!(timer.next(limits(), at(5000)).1, Duration::ZERO);
    }

    #[test]
    fn use_puts_the_idle_lock_off_but_not_the_other() {
        let mut timer = LockTimer::new(at(0));
        for minute in 1..60 {
            timer.used(at(minute * 60));
            assert_eq!(timer.overdue(limits(), at(minute * 60 + 59)), None);
        }
        let total = LockReason::Total(limits().total());
        assert_eq!(timer.overdue(limits(), at(3600)), Some(total));
        assert_eq!(timer.next(limits(), at(3590)), (total, SECOND * 10));
    }

    #[test]
    fn sleep_counts_though_the_steady_clock_stood_still() {
        let timer = LockTimer::new(clocks(1000, 5));
        assert!(timer.overdue(limits(), clocks(1900, 6)).is_some());
    }

    #[test]
    fn a_wall_clock_that_is_set_back_keeps_nothing_open() {
        let timer = LockTimer::new(clocks(100_000, 0));
        assert_eq!(timer.overdue(limits(), clocks(0, 899)), None);
        assert!(timer.overdue(limits(), clocks(0, 900)).is_some());
    }

    #[test]
    fn limits_are_kept_within_a_minute_and_half_a_day() {
        let minutes = |idle, total| {
            let limits = LockLimits::from_minutes(idle, total);
            (limits.idle().as_secs() / 60, limits.total().as_secs() / 60)
        };
        assert_eq!(minutes(None, None), (15, 480));
        assert_eq!(minutes(Some(5), None), (5, 480));
        assert_eq!(minutes(Some(0), Some(0)), (1, 1));
        assert_eq!(minutes(Some(u64::MAX), Some(721)), (720, 720));
    }

    #[test]
    fn a_reason_survives_as_a_word_and_nothing_else_is_one() {
        for reason in [
            LockReason::ByHand,
            LockReason::Idle(Duration::from_secs(900)),
            LockReason::Total(LockLimits::LONGEST),
            LockReason::OtherTab,
            LockReason::Left,
        ] {
            assert_eq!(LockReason::from_word(&reason.to_word()), Some(reason));
        }
        for word in [
            "",
            "idle",
            "idle-",
            "idle--1",
            "idle-43201",
            "total-x",
            "by-hand-1",
        ] {
            assert_eq!(LockReason::from_word(word), None, "{word}");
        }
    }
}
