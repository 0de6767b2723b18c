//! Cursors of checkpoint paging: opaque, sealed, and good for a day.

use std::time::Duration;

use aws_lc_rs::constant_time;
use base64ct::{Base64UrlUnpadded, Encoding};

use crate::clock::Timestamp;
use crate::store::{ApplicationFilter, CursorKey, Position};

/// How long a cursor may be used, by the official description of `next`.
const LIFETIME: Duration = Duration::from_secs(86_400);

/// Position and end of life, eight bytes each, and the first half of their HMAC.
const LENGTH: usize = 32;

/// The cursor that goes on behind `position` in the list that `filter` makes.
pub(super) fn seal(
    key: &CursorKey,
    position: Position,
    filter: &ApplicationFilter,
    now: Timestamp,
) -> String {
    let mut bytes = [0; LENGTH];
    bytes[..8].copy_from_slice(&position.0.to_be_bytes());
    bytes[8..16].copy_from_slice(&now.after(LIFETIME).unix_milliseconds().to_be_bytes());
    let tag = tag(key, &bytes[..16], filter);
    bytes[16..].copy_from_slice(&tag);
    Base64UrlUnpadded::encode_string(&bytes)
}

/// Where `cursor` goes on. `None` when this tenant did not make it for this list, or over a day ago.
pub(super) fn open(
    key: &CursorKey,
    cursor: &str,
    filter: &ApplicationFilter,
    now: Timestamp,
) -> Option<Position> {
    let bytes: [u8; LENGTH] = Base64UrlUnpadded::decode_vec(cursor)
        .ok()?
        .try_into()
        .ok()?;
    let (content, seal) = bytes.split_at(16);
    constant_time::verify_slices_are_equal(seal, &tag(key, content, filter)).ok()?;
    let (position, end) = content.split_at(8);
    let number = |bytes: &[u8]| bytes.try_into().map(i64::from_be_bytes).ok();
    let position = Position(number(position)?);
    (now.unix_milliseconds() < number(end)?).then_some(position)
}

/// The seal over a cursor's content and the list that it belongs to.
fn tag(key: &CursorKey, content: &[u8], filter: &ApplicationFilter) -> [u8; 16] {
    let mut data = content.to_vec();
    data.extend(format!("{filter:?}").into_bytes());
    let tag = key.seal(&data);
    tag.as_ref()[..16]
        .try_into()
        .expect("an HMAC-SHA256 has 32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Duration = Duration::from_secs(3600);

    #[test]
    fn a_cursor_lives_for_a_day() {
        let key = CursorKey::from_bytes(&[1; 32]);
        let (filter, now) = (ApplicationFilter::default(), Timestamp::now());
        let cursor = seal(&key, Position(77), &filter, now);

        let later = now.after(HOURS * 23);
        assert_eq!(open(&key, &cursor, &filter, later), Some(Position(77)));
        assert_eq!(open(&key, &cursor, &filter, now.after(HOURS * 24)), None);
    }

    #[test]
    fn a_cursor_belongs_to_its_tenant_and_its_list() {
        let key = CursorKey::from_bytes(&[1; 32]);
        let (filter, now) = (ApplicationFilter::default(), Timestamp::now());
        let cursor = seal(&key, Position(77), &filter, now);
        let other_key = CursorKey::from_bytes(&[2; 32]);
        let other_filter = ApplicationFilter {
            is_global: Some(false),
            ..ApplicationFilter::default()
        };

        assert_eq!(open(&other_key, &cursor, &filter, now), None);
        assert_eq!(open(&key, &cursor, &other_filter, now), None);
        for place in 0..cursor.len() {
            let mut forged = cursor.clone().into_bytes();
            forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).expect("ASCII");
            assert_eq!(open(&key, &forged, &filter, now), None, "{place}");
        }
        for nonsense in ["", "A", "client_1", "=", "🔑"] {
            assert_eq!(open(&key, nonsense, &filter, now), None, "{nonsense}");
        }
    }
}
