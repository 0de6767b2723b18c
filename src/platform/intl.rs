//! Dates and durations in words, by the browser's `Intl`.

use std::time::Duration;

use js_sys::{
    Array, Date, Function,
    Intl::{DateTimeFormat, RelativeTimeFormat},
    Object, Reflect,
};
use keyglass_core::timestamp::Timestamp;
use wasm_bindgen::JsValue;

/// The locale of the interface's words, so that dates read as part of them.
const LOCALE: &str = "en-GB";

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

thread_local! {
    static UTC_DATE: Function = formatter(&[("timeZone", "UTC")]);
    static UTC_DATE_TIME: Function = formatter(&[
        ("timeZone", "UTC"), ("hour", "2-digit"), ("minute", "2-digit"), ("timeZoneName", "short"),
    ]);
    static LOCAL_DATE_TIME: Function = formatter(&[
        ("hour", "2-digit"), ("minute", "2-digit"), ("timeZoneName", "short"),
    ]);
    static RELATIVE: RelativeTimeFormat = RelativeTimeFormat::new(
        &Array::of1(&LOCALE.into()),
        &object(&[("numeric", "always")]),
    );
}

/// The day in UTC: `3 Feb 2026`.
pub fn date_utc(at: Timestamp) -> String {
    UTC_DATE.with(|format| call(format, at))
}

/// Day and minute in UTC: `3 Feb 2026, 09:14 UTC`.
pub fn date_time_utc(at: Timestamp) -> String {
    UTC_DATE_TIME.with(|format| call(format, at))
}

/// Day and minute in the reader's own zone, `3 Feb 2026, 10:14 CET`; `None` where that zone is UTC
/// and the words would be the same twice.
pub fn date_time_local(at: Timestamp) -> Option<String> {
    let local = LOCAL_DATE_TIME.with(|format| call(format, at));
    (local != date_time_utc(at)).then_some(local)
}

/// The moment in ISO 8601, for the `datetime` attribute of a `<time>`.
pub fn iso(at: Timestamp) -> String {
    let date = js_date(at);
    if date.get_time().is_nan() {
        return String::new();
    }
    date.to_iso_string().into()
}

/// How far a moment is from `now`: `9 months ago`, `in 12 years`.
pub fn relative(at: Timestamp, now: Timestamp) -> String {
    let seconds = (at.unix_millis() - now.unix_millis()) / 1000;
    let (count, unit) = largest_unit(seconds);
    RELATIVE.with(|format| format.format(count as f64, unit).into())
}

/// A length of time in its two largest units: `23 h 41 min`, `289 days`.
pub fn duration(seconds: i64) -> String {
    let seconds = seconds.max(0);
    if seconds >= DAY {
        return days(seconds);
    }
    let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
    match (hours, minutes) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A length of time in words, to the minute: `15 minutes`, `8 hours`, `1 hour 30 minutes`.
pub fn long_duration(length: Duration) -> String {
    let minutes = length.as_secs() / 60;
    let count = |count: u64, unit: &str| match count {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{count} {unit}s")),
    };
    let parts = [count(minutes / 60, "hour"), count(minutes % 60, "minute")];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// A length of time in whole days: `289 days`, `0 days`.
pub fn days(seconds: i64) -> String {
    let days = seconds / DAY;
    format!("{days} day{}", if days == 1 { "" } else { "s" })
}

fn largest_unit(seconds: i64) -> (i64, &'static str) {
    match seconds.abs() {
        YEAR.. => (seconds / YEAR, "year"),
        MONTH.. => (seconds / MONTH, "month"),
        DAY.. => (seconds / DAY, "day"),
        HOUR.. => (seconds / HOUR, "hour"),
        MINUTE.. => (seconds / MINUTE, "minute"),
        _ => (seconds, "second"),
    }
}

fn formatter(options: &[(&str, &str)]) -> Function {
    let all = object(options);
    for (name, value) in [("day", "numeric"), ("month", "short"), ("year", "numeric")] {
        set(&all, name, value);
    }
    set(&all, "hourCycle", "h23");
    DateTimeFormat::new(&Array::of1(&LOCALE.into()), &all).format()
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

fn set(object: &Object, name: &str, value: &str) {
    // A plain object takes every property.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

fn call(format: &Function, at: Timestamp) -> String {
    format
        .call1(&JsValue::UNDEFINED, &js_date(at))
        .ok()
        .and_then(|text| text.as_string())
        // Past the years that a browser can write (±271 821) the number is all there is to say.
        .unwrap_or_else(|| format!("{} ms since 1970", at.unix_millis()))
}

fn js_date(at: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(at.unix_millis() as f64))
}
