//! Dates as the API may send them.

use serde_json::Value;

use crate::timestamp::Timestamp;

/// Numbers from here on are milliseconds: in seconds they would be past the year 5138.
const FIRST_MILLIS: i64 = 100_000_000_000;

/// Reads a date: RFC 3339 text, seconds or milliseconds since 1970, or an object with `$date` in
/// either form. The schema allows text or an object of no stated shape; the rest is what databases
/// and clients are seen to make of dates.
pub(super) fn read(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => Timestamp::parse_rfc3339(text),
        Value::Number(number) => {
            let number = number.as_i64()?;
            Some(if number.abs() < FIRST_MILLIS {
                Timestamp::from_unix_seconds(number)
            } else {
                Timestamp::from_unix_millis(number)
            })
        }
        Value::Object(members) => match members.get("$date")? {
            Value::Object(_) => None,
            date => read(date),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn every_form_of_a_date_is_read_and_anything_else_is_none() {
        let moment = 1_597_233_289_954;
        for (value, millis) in [
            (json!("2020-08-12T11:54:49.954Z"), Some(moment)),
            (json!(moment), Some(moment)),
            (json!(moment / 1000), Some(moment / 1000 * 1000)),
            (json!({"$date": "2020-08-12T11:54:49.954Z"}), Some(moment)),
            (json!({"$date": moment}), Some(moment)),
            (json!({"$date": {"$date": moment}}), None),
            (json!({}), None),
            (json!(""), None),
            (json!(null), None),
            (json!(true), None),
            (json!("soon"), None),
            (json!(1.5), None),
        ] {
            assert_eq!(read(&value).map(|it| it.unix_millis()), millis, "{value}");
        }
    }
}
