//! Moments in time, without a clock.

use time::{Date, Month, OffsetDateTime, Time, format_description::well_known::Rfc3339};

/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    unix_millis: i64,
}

impl Timestamp {
    /// The moment so many milliseconds after (or, negative, before) the start of 1970 in UTC.
    pub const fn from_unix_millis(unix_millis: i64) -> Self {
        Self { unix_millis }
    }

    /// The moment so many seconds after the start of 1970 in UTC; what does not fit is cut to the
    /// farthest moment that does.
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self {
            unix_millis: seconds.saturating_mul(1000),
        }
    }

    /// Milliseconds since the start of 1970 in UTC.
    pub const fn unix_millis(self) -> i64 {
        self.unix_millis
    }

    /// Reads a date and time as RFC 3339 has it: `2020-08-12T11:54:49.954Z`, with or without a
    /// fraction, with any offset. Fractions are cut to milliseconds.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?;
        // Years 0 to 9999 in milliseconds fit an i64.
        i64::try_from(moment.unix_timestamp_nanos().div_euclid(1_000_000))
            .ok()
            .map(Self::from_unix_millis)
    }

    /// Reads a date as HTTP headers have it (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and
    /// both obsolete forms, which a recipient must take. The day of the week is not checked.
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text
            .split([' ', ',', '-', ':'])
            .filter(|part| !part.is_empty())
            .collect();
        let (day, month, year, clock) = match *parts {
            [_, day, month, year, h, m, s, "GMT"] => (day, month, year, [h, m, s]),
            [_, month, day, h, m, s, year] => (day, month, year, [h, m, s]),
            _ => return None,
        };
        let year: i32 = match year.len() {
            4 => year.parse().ok()?,
            // RFC 850 has two digits; those of this century are meant, as long as it lasts.
            2 => 2000 + year.parse::<i32>().ok()?,
            _ => return None,
        };
        let month = MONTHS.iter().position(|name| *name == month)?;
        let month = Month::try_from(u8::try_from(month + 1).ok()?).ok()?;
        let date = Date::from_calendar_date(year, month, day.parse().ok()?).ok()?;
        let [hour, minute, second] = clock.map(|part| part.parse().ok());
        let time = Time::from_hms(hour?, minute?, second?).ok()?;
        let moment = OffsetDateTime::new_utc(date, time);
        Some(Self::from_unix_seconds(moment.unix_timestamp()))
    }
}

/// The months' names in HTTP.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn fractions_and_offsets_are_read() {
        let parse = |text| Timestamp::parse_rfc3339(text).map(Timestamp::unix_millis);
        assert_eq!(parse("2020-08-12T11:54:49.954Z"), Some(1_597_233_289_954));
        assert_eq!(parse("2020-08-12T13:54:49+02:00"), Some(1_597_233_289_000));
        assert_eq!(parse("1969-12-31T23:59:59.999Z"), Some(-1));
        assert_eq!(parse("1970-01-01T00:00:00.0005Z"), Some(0));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2020-08-12",
            "yesterday",
            "2020-13-12T11:54:49Z",
            "1597233289",
        ] {
            assert_eq!(Timestamp::parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn the_three_forms_of_an_http_date_are_one_moment() {
        let parse = |text| Timestamp::parse_http_date(text).map(Timestamp::unix_millis);
        assert_eq!(
            parse("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777_000)
        );
        assert_eq!(parse("Sun Nov  6 08:49:37 1994"), Some(784_111_777_000));
        let in_this_century = parse("Sat, 06 Nov 2094 08:49:37 GMT");
        assert_eq!(parse("Saturday, 06-Nov-94 08:49:37 GMT"), in_this_century);
        for text in [
            "",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_too_large_to_hold_are_cut() {
        assert_eq!(
            Timestamp::from_unix_seconds(i64::MAX).unix_millis(),
            i64::MAX
        );
        assert_eq!(Timestamp::from_unix_seconds(2).unix_millis(), 2000);
    }
}
