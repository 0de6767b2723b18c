//! The lives of a seeded tenant's keys.
//!
//! A tenant is made with two keys, current and next. Every rotation makes one more, so each key's
//! certificate begins at the rotation before the one that makes it current.

use std::time::Duration;

use time::macros::utc_datetime;

use crate::clock::Timestamp;
use crate::store::KeyStatus;

/// Keys made before this carry ids of the older generation.
pub(super) const FIRST_RANDOM_KID: Timestamp = Timestamp::from_utc(utc_datetime!(2020-01-01 0:00));

/// When the demo tenant was made, and when its keys were rotated since.
const ROTATIONS: [Timestamp; 8] = [
    Timestamp::from_utc(utc_datetime!(2017-02-14 09:26:31.204)),
    Timestamp::from_utc(utc_datetime!(2018-03-06 13:40:02.911)),
    Timestamp::from_utc(utc_datetime!(2019-01-22 08:15:47.386)),
    Timestamp::from_utc(utc_datetime!(2020-05-19 15:02:10.075)),
    Timestamp::from_utc(utc_datetime!(2021-07-27 10:33:58.640)),
    Timestamp::from_utc(utc_datetime!(2022-09-13 07:51:24.518)),
    Timestamp::from_utc(utc_datetime!(2023-11-28 16:20:05.832)),
    Timestamp::from_utc(utc_datetime!(2025-02-11 11:08:39.127)),
];

/// How long ago the demo tenant's keys were rotated last.
const SINCE_LAST_ROTATION: Duration = Duration::from_secs(41 * 86_400 + 5 * 3_600 + 712);

/// When the key of this place in the history was revoked.
///
/// The first and the fifth were revoked with the rotation that replaced them. The fourth, the last
/// one with an id of the older generation, was forgotten: it still verifies.
const REVOCATIONS: [(usize, Timestamp); 5] = [
    (
        0,
        Timestamp::from_utc(utc_datetime!(2018-03-06 13:40:03.498)),
    ),
    (
        1,
        Timestamp::from_utc(utc_datetime!(2019-04-30 09:12:44.069)),
    ),
    (
        2,
        Timestamp::from_utc(utc_datetime!(2020-06-18 14:27:30.951)),
    ),
    (
        4,
        Timestamp::from_utc(utc_datetime!(2022-09-13 07:51:25.260)),
    ),
    (
        5,
        Timestamp::from_utc(utc_datetime!(2024-01-16 10:44:17.703)),
    ),
];

/// A key that is yet to be made.
pub(super) struct PlannedKey {
    /// Where its certificate's validity begins.
    pub(super) made: Timestamp,
    pub(super) status: KeyStatus,
    pub(super) current_since: Option<Timestamp>,
    pub(super) current_until: Option<Timestamp>,
    pub(super) revoked_at: Option<Timestamp>,
}

/// Ten keys from nine years, oldest first: five revoked, three previous, one current, one next.
pub(super) fn of_years(now: Timestamp) -> Vec<PlannedKey> {
    let mut rotations = ROTATIONS.to_vec();
    rotations.push(now.before(SINCE_LAST_ROTATION));
    chain(&rotations, &REVOCATIONS)
}

/// Two keys, both made now: current and next.
pub(super) fn of_a_new_tenant(now: Timestamp) -> Vec<PlannedKey> {
    chain(&[now], &[])
}

/// A key for every moment of `rotations`, which begin with the making of the tenant, and one more
/// that waits for its turn.
fn chain(rotations: &[Timestamp], revocations: &[(usize, Timestamp)]) -> Vec<PlannedKey> {
    (0..=rotations.len())
        .map(|place| {
            let current_since = rotations.get(place).copied();
            let current_until = rotations.get(place + 1).copied();
            let revoked_at = revocations
                .iter()
                .find(|(revoked, _)| *revoked == place)
                .map(|(_, at)| *at);
            PlannedKey {
                made: rotations[place.saturating_sub(1)],
                status: match (current_since, current_until, revoked_at) {
                    (_, _, Some(_)) => KeyStatus::Revoked,
                    (_, Some(_), _) => KeyStatus::Previous,
                    (Some(_), None, _) => KeyStatus::Current,
                    (None, None, _) => KeyStatus::Next,
                },
                current_since,
                current_until,
                revoked_at,
            }
        })
        .collect()
}
