//! Where a key stands in its life, from four flags and three dates that need not fit together.

use std::fmt;

use super::Dates;

/// Where a key stands in its life, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyStatus {
    /// Published, signs nothing yet.
    Next,
    /// Signs every new token.
    Current,
    /// Signs no more, still verifies.
    Previous,
    /// Verifies no more.
    Revoked,
    /// What the API says allows no answer.
    Unclear,
}

/// The API's flags: `next`, `current`, `previous`, `revoked`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    pub(crate) next: bool,
    pub(crate) current: bool,
    pub(crate) previous: bool,
    pub(crate) revoked: bool,
}

/// More than one flag is set. `Display` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    flags: Flags,
}

impl Flags {
    /// The status that the flags give; where none is set, the one that the dates give.
    ///
    /// A revoked key is revoked whatever else is said of it: taking it for valid would be the worse
    /// error. Any other two flags exclude each other.
    pub(crate) fn status(self, dates: Dates) -> (KeyStatus, Option<Contradiction>) {
        let set = self.names().count();
        let contradiction = (set > 1).then_some(Contradiction { flags: self });
        let status = match self {
            Self { revoked: true, .. } => KeyStatus::Revoked,
            _ if set > 1 => KeyStatus::Unclear,
            Self { next: true, .. } => KeyStatus::Next,
            Self { current: true, .. } => KeyStatus::Current,
            Self { previous: true, .. } => KeyStatus::Previous,
            _ => dates.status(),
        };
        (status, contradiction)
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        [
            (self.next, "next"),
            (self.current, "current"),
            (self.previous, "previous"),
            (self.revoked, "revoked"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
    }
}

impl Dates {
    /// The status that the dates alone give. That of a next key has none, and neither has that of a
    /// key of which the API says nothing.
    fn status(self) -> KeyStatus {
        if self.revoked_at.is_some() {
            KeyStatus::Revoked
        } else if self.in_use_until.is_some() {
            KeyStatus::Previous
        } else if self.in_use_since.is_some() {
            KeyStatus::Current
        } else {
            KeyStatus::Unclear
        }
    }
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The API calls it ")?;
        for (index, name) in self.flags.names().enumerate() {
            let and = if index == 0 { "" } else { " and " };
            write!(f, "{and}{name}")?;
        }
        f.write_str(" at once.")
    }
}

#[cfg(test)]
mod tests {
    use super::{Flags, KeyStatus};
    use crate::{signing_key::Dates, timestamp::Timestamp};

    /// The rules as sentences, in the order in which the first that fits holds. Bit 0 to 3 are the
    /// flags next, current, previous, revoked; bit 4 to 6 the dates since, until, revoked.
    const RULES: [(u8, u8, KeyStatus); 8] = [
        // The bits that count, the value they must have, the status.
        (0b000_1000, 0b000_1000, KeyStatus::Revoked),
        (0b000_1111, 0b000_0001, KeyStatus::Next),
        (0b000_1111, 0b000_0010, KeyStatus::Current),
        (0b000_1111, 0b000_0100, KeyStatus::Previous),
        (0b100_1111, 0b100_0000, KeyStatus::Revoked),
        (0b110_1111, 0b010_0000, KeyStatus::Previous),
        (0b111_1111, 0b001_0000, KeyStatus::Current),
        (0b000_0000, 0b000_0000, KeyStatus::Unclear),
    ];

    #[test]
    fn every_combination_of_flags_and_dates_has_the_status_of_the_first_rule_that_fits() {
        for bits in 0u8..128 {
            let is_set = |bit: u8| bits & 1 << bit != 0;
            let date = |bit| is_set(bit).then(|| Timestamp::from_unix_seconds(i64::from(bit)));
            let flags = Flags {
                next: is_set(0),
                current: is_set(1),
                previous: is_set(2),
                revoked: is_set(3),
            };
            let dates = Dates {
                in_use_since: date(4),
                in_use_until: date(5),
                revoked_at: date(6),
            };
            let rule = RULES.iter().find(|(mask, value, _)| bits & mask == *value);
            let expected = rule.map(|(_, _, status)| *status);
            let (status, contradiction) = flags.status(dates);
            assert_eq!(Some(status), expected, "{bits:07b}");
            assert_eq!(
                contradiction.is_some(),
                (bits & 0b1111).count_ones() > 1,
                "{bits:07b}"
            );
        }
    }

    #[test]
    fn a_contradiction_names_what_is_said() {
        let flags = Flags {
            current: true,
            previous: true,
            ..Flags::default()
        };
        let (_, contradiction) = flags.status(Dates::default());
        assert_eq!(
            contradiction.map(|it| it.to_string()).as_deref(),
            Some("The API calls it current and previous at once.")
        );
    }
}
