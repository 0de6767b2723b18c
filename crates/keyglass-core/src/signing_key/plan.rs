//! What a rotation or a revocation will do to which key, known before it is done.

use thiserror::Error;

use super::{KeyId, KeyStatus, ListedKey, SigningKeys};

/// A change of a tenant's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The next key becomes the current one, the current one a previous one, and a new key is next.
    Rotate,
    /// The same; and the key that was current before is revoked.
    RotateAndRevoke,
    /// A previous key is revoked.
    Revoke(KeyId),
}

/// A request of a change. A change makes them one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next key is put to use.
    Rotate,
    /// A key is revoked.
    Revoke,
}

/// What a change will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The keys that change, in the order of the list before.
    pub keys: Vec<PlannedKey>,
    /// The key that will sign.
    pub signs: Option<KeyId>,
    /// The key that will be revoked, which cannot be undone.
    pub revokes: Option<KeyId>,
}

/// A key before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedKey {
    /// Its id; `None` for the key that will be made.
    pub kid: Option<KeyId>,
    /// Its status now; `None` for the key that will be made.
    pub before: Option<KeyStatus>,
    /// Its status then.
    pub after: KeyStatus,
}

/// Why a change cannot be foretold. `Display` is a sentence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PlanError {
    /// The API names no key, or several, as current.
    #[error("It is not clear which key signs now, so it cannot be said what would change.")]
    NoCurrent,
    /// The API names no key, or several, as next.
    #[error("It is not clear which key is next, so it cannot be said what would change.")]
    NoNext,
    /// The key to revoke is no previous one.
    #[error("Only a previously used key can be revoked.")]
    NotPrevious,
    /// The key to revoke is not in the list.
    #[error("The tenant has no key with this ID any more.")]
    NotFound,
}

impl Change {
    /// What the change will do to these keys.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn plan(&self, keys: &SigningKeys) -> Result<Plan, PlanError> {
        let rotated = |then: KeyStatus| {
            let current = keys.current().and_then(ListedKey::kid);
            let next = keys.next().and_then(ListedKey::kid);
            let current = current.ok_or(PlanError::NoCurrent)?;
            let next = next.ok_or(PlanError::NoNext)?;
            let revokes = (then == KeyStatus::Revoked).then(|| current.clone());
            Ok(Plan {
                keys: vec![
                    PlannedKey {
                        kid: None,
                        before: None,
                        after: KeyStatus::Next,
                    },
                    planned(next, KeyStatus::Next, KeyStatus::Current),
                    planned(current, KeyStatus::Current, then),
                ],
                signs: Some(next.clone()),
                revokes,
            })
        };
        match self {
            Self::Rotate => rotated(KeyStatus::Previous),
            Self::RotateAndRevoke => rotated(KeyStatus::Revoked),
            Self::Revoke(kid) => match keys.find(kid).map(ListedKey::status) {
                None => Err(PlanError::NotFound),
                Some(KeyStatus::Previous) => Ok(Plan {
                    keys: vec![planned(kid, KeyStatus::Previous, KeyStatus::Revoked)],
                    signs: None,
                    revokes: Some(kid.clone()),
                }),
                Some(_) => Err(PlanError::NotPrevious),
            },
        }
    }
}

fn planned(kid: &KeyId, before: KeyStatus, after: KeyStatus) -> PlannedKey {
    PlannedKey {
        kid: Some(kid.clone()),
        before: Some(before),
        after,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Change, PlanError};
    use crate::{
        management::decode_signing_keys,
        signing_key::{KeyId, KeyStatus, SigningKeys},
    };

    fn keys(entries: &[(&str, &str)]) -> SigningKeys {
        let entries: Vec<_> = entries
            .iter()
            .map(|(kid, status)| json!({"kid": kid, *status: true}))
            .collect();
        decode_signing_keys(json!(entries).to_string().as_bytes()).expect("a list")
    }

    fn kid(text: &str) -> KeyId {
        KeyId::parse(text).expect("an id")
    }

    const USUAL: &[(&str, &str)] = &[
        ("n", "next"),
        ("c", "current"),
        ("p", "previous"),
        ("r", "revoked"),
    ];

    #[test]
    fn a_rotation_moves_every_key_one_place_on() {
        let plan = Change::Rotate.plan(&keys(USUAL)).expect("a plan");
        let steps: Vec<_> = plan
            .keys
            .iter()
            .map(|key| (key.kid.as_ref().map(KeyId::as_str), key.before, key.after))
            .collect();
        assert_eq!(
            steps,
            [
                (None, None, KeyStatus::Next),
                (Some("n"), Some(KeyStatus::Next), KeyStatus::Current),
                (Some("c"), Some(KeyStatus::Current), KeyStatus::Previous),
            ]
        );
        assert_eq!((plan.signs, plan.revokes), (Some(kid("n")), None));
    }

    #[test]
    fn what_is_revoked_is_named() {
        let plan = Change::RotateAndRevoke.plan(&keys(USUAL)).expect("a plan");
        assert_eq!(plan.revokes, Some(kid("c")));
        assert_eq!(
            plan.keys.last().map(|key| key.after),
            Some(KeyStatus::Revoked)
        );
        let plan = Change::Revoke(kid("p")).plan(&keys(USUAL)).expect("a plan");
        assert_eq!((plan.signs, plan.revokes), (None, Some(kid("p"))));
    }

    #[test]
    fn what_cannot_be_foretold_is_refused() {
        let refused = |change: Change, entries| change.plan(&keys(entries)).err();
        assert_eq!(
            refused(Change::Rotate, &[("n", "next")]),
            Some(PlanError::NoCurrent)
        );
        let two = &[("n", "next"), ("c", "current"), ("d", "current")];
        assert_eq!(
            refused(Change::RotateAndRevoke, two),
            Some(PlanError::NoCurrent)
        );
        assert_eq!(
            refused(Change::Rotate, &[("c", "current")]),
            Some(PlanError::NoNext)
        );
        for key in ["n", "c", "r"] {
            assert_eq!(
                refused(Change::Revoke(kid(key)), USUAL),
                Some(PlanError::NotPrevious)
            );
        }
        assert_eq!(
            refused(Change::Revoke(kid("x")), USUAL),
            Some(PlanError::NotFound)
        );
    }
}
