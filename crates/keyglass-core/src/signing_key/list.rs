//! The list of all keys of a tenant.

use std::cmp::Reverse;

use super::{KeyId, KeyStatus, SigningKey, UnreadableKey};
use crate::timestamp::Timestamp;

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedKey {
    /// A key with all its facts.
    Readable(Box<SigningKey>),
    /// An entry that could not be read in full.
    Unreadable(UnreadableKey),
}

impl ListedKey {
    /// The key's id, if there is one.
    pub fn kid(&self) -> Option<&KeyId> {
        match self {
            Self::Readable(key) => Some(key.kid()),
            Self::Unreadable(key) => key.kid(),
        }
    }

    /// Where the key stands in its life.
    pub fn status(&self) -> KeyStatus {
        match self {
            Self::Readable(key) => key.status(),
            Self::Unreadable(key) => key.status(),
        }
    }

    /// The moment that orders keys of one status: the last thing known to have happened to it.
    fn latest(&self) -> Option<Timestamp> {
        let (dates, made) = match self {
            Self::Readable(key) => (key.dates, Some(key.certificate.not_before())),
            Self::Unreadable(key) => (key.dates, None),
        };
        dates
            .revoked_at
            .or(dates.in_use_until)
            .or(dates.in_use_since)
            .or(made)
    }
}

/// Every key of a tenant, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigningKeys {
    keys: Vec<ListedKey>,
}

impl SigningKeys {
    /// Orders the keys by status and, within one, the newest first; entries without dates come last,
    /// in the order in which they came.
    pub(crate) fn new(mut keys: Vec<ListedKey>) -> Self {
        keys.sort_by_key(|key| (key.status(), Reverse(key.latest())));
        Self { keys }
    }

    /// The keys that are not revoked: next, current, previous, and those whose status is unclear.
    pub fn valid(&self) -> impl Iterator<Item = &ListedKey> {
        self.keys
            .iter()
            .filter(|key| key.status() != KeyStatus::Revoked)
    }

    /// The revoked keys.
    pub fn revoked(&self) -> impl Iterator<Item = &ListedKey> {
        self.keys
            .iter()
            .filter(|key| key.status() == KeyStatus::Revoked)
    }

    /// The key that signs now, if there is just one of which the API says so.
    pub fn current(&self) -> Option<&ListedKey> {
        self.only(KeyStatus::Current)
    }

    /// The key that will sign next, if there is just one of which the API says so.
    pub fn next(&self) -> Option<&ListedKey> {
        self.only(KeyStatus::Next)
    }

    /// The key with this id.
    pub fn find(&self, kid: &KeyId) -> Option<&ListedKey> {
        self.keys.iter().find(|key| key.kid() == Some(kid))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    fn only(&self, status: KeyStatus) -> Option<&ListedKey> {
        let mut with_status = self.keys.iter().filter(|key| key.status() == status);
        let first = with_status.next();
        first.filter(|_| with_status.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::{ListedKey, SigningKeys};
    use crate::{
        signing_key::{Dates, KeyId, KeyStatus, UnreadableKey, UnreadableReason},
        timestamp::Timestamp,
    };

    fn key(kid: &str, status: KeyStatus, until: Option<i64>) -> ListedKey {
        ListedKey::Unreadable(UnreadableKey {
            kid: KeyId::parse(kid),
            status,
            dates: Dates {
                in_use_until: until.map(Timestamp::from_unix_seconds),
                ..Dates::default()
            },
            reason: UnreadableReason::NoCertificate,
            certificate_text: None,
        })
    }

    fn kids<'a>(keys: impl Iterator<Item = &'a ListedKey>) -> Vec<&'a str> {
        keys.filter_map(|key| Some(key.kid()?.as_str())).collect()
    }

    #[test]
    fn valid_keys_stand_in_the_order_of_their_life_and_the_newest_first() {
        let keys = SigningKeys::new(vec![
            key("unclear", KeyStatus::Unclear, None),
            key("older", KeyStatus::Previous, Some(1)),
            key("undated", KeyStatus::Previous, None),
            key("gone", KeyStatus::Revoked, Some(1)),
            key("newer", KeyStatus::Previous, Some(2)),
            key("gone later", KeyStatus::Revoked, Some(3)),
            key("now", KeyStatus::Current, None),
            key("next", KeyStatus::Next, None),
        ]);
        assert_eq!(
            kids(keys.valid()),
            ["next", "now", "newer", "older", "undated", "unclear"]
        );
        assert_eq!(kids(keys.revoked()), ["gone later", "gone"]);
        assert_eq!(keys.len(), 8);
        assert_eq!(kids(keys.current().into_iter()), ["now"]);
        let older = KeyId::parse("older").expect("an id");
        assert_eq!(
            keys.find(&older).map(ListedKey::status),
            Some(KeyStatus::Previous)
        );
    }

    #[test]
    fn of_two_current_keys_none_is_the_current_one() {
        let two = SigningKeys::new(vec![
            key("a", KeyStatus::Current, None),
            key("b", KeyStatus::Current, None),
        ]);
        assert_eq!(two.current(), None);
        assert!(SigningKeys::default().next().is_none() && SigningKeys::default().is_empty());
    }
}
