//! Moments in time, as the database keeps them and as the Management API writes them.

use std::time::Duration;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Serialize, Serializer};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, UtcDateTime};

/// The Management API's date format, always UTC: `2020-08-12T11:54:49.954Z`.
const ISO_MILLISECONDS: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");

/// A moment, in milliseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Timestamp(i64);

impl Timestamp {
    /// The system clock's present moment.
    pub(crate) fn now() -> Self {
        let nanoseconds = OffsetDateTime::now_utc().unix_timestamp_nanos();
        Self((nanoseconds / 1_000_000) as i64)
    }

    /// A moment in the past of every clock that this program meets, such as a demo's history.
    pub(crate) const fn from_utc(moment: UtcDateTime) -> Self {
        Self((moment.unix_timestamp_nanos() / 1_000_000) as i64)
    }

    /// The moment that lies `duration` before this one.
    pub(crate) fn before(self, duration: Duration) -> Self {
        Self(self.0 - duration.as_millis() as i64)
    }

    /// The moment that lies `duration` behind this one.
    pub(crate) fn after(self, duration: Duration) -> Self {
        Self(self.0 + duration.as_millis() as i64)
    }

    /// Milliseconds since the Unix epoch.
    pub(crate) fn unix_milliseconds(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, as tokens and rate limits count them.
    pub(crate) fn unix_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The same moment cut to whole seconds, the resolution of a certificate's validity.
    pub(crate) fn to_certificate_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(self.unix_seconds())
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// The moment as the Management API writes it.
    pub(crate) fn to_iso(self) -> String {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .format(ISO_MILLISECONDS)
            .expect("the format names only parts that a date and time has")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_iso())
    }
}

impl ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Timestamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_utc_with_three_digits_of_milliseconds() {
        assert_eq!(
            Timestamp(1_597_233_289_954).to_iso(),
            "2020-08-12T11:54:49.954Z"
        );
        assert_eq!(Timestamp(0).to_iso(), "1970-01-01T00:00:00.000Z");
    }
}
