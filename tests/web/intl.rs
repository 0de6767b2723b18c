//! Dates in words.

use keyglass::platform::intl;
use keyglass_core::timestamp::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

fn at(text: &str) -> Timestamp {
    Timestamp::parse_rfc3339(text).expect("a date of this test")
}

#[wasm_bindgen_test]
fn a_date_in_utc_names_day_month_year_and_zone() {
    assert_eq!(intl::date_utc(at("2026-02-03T23:59:59Z")), "3 Feb 2026");
    assert_eq!(
        intl::date_time_utc(at("2026-02-03T09:14:02Z")),
        "3 Feb 2026, 09:14 UTC"
    );
    assert_eq!(
        intl::date_time_utc(at("2026-02-03T00:05:00Z")),
        "3 Feb 2026, 00:05 UTC"
    );
}

#[wasm_bindgen_test]
fn distances_use_the_largest_unit_and_the_right_direction() {
    let now = at("2026-02-03T09:14:02Z");
    assert_eq!(
        intl::relative(at("2026-02-03T09:14:12Z"), now),
        "in 10 seconds"
    );
    assert_eq!(
        intl::relative(at("2026-02-03T07:14:02Z"), now),
        "2 hours ago"
    );
    assert_eq!(
        intl::relative(at("2038-02-04T09:14:02Z"), now),
        "in 12 years"
    );
}

#[wasm_bindgen_test]
fn lengths_show_two_units_below_a_day() {
    assert_eq!(intl::duration(0), "0 s");
    assert_eq!(intl::duration(59), "59 s");
    assert_eq!(intl::duration(85_260), "23 h 41 min");
    assert_eq!(intl::duration(86_400), "1 day");
    assert_eq!(intl::duration(-5), "0 s");
}

#[wasm_bindgen_test]
fn a_moment_beyond_what_browsers_can_write_is_still_said() {
    let far = Timestamp::from_unix_millis(i64::MAX);
    assert!(intl::date_utc(far).ends_with("ms since 1970"));
    assert_eq!(intl::iso(far), "");
}
