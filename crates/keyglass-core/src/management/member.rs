//! Members of JSON objects, read one by one: a wrong one does not hide the others, and one that is not
//! asked for is passed over without a copy. What may stand beside secrets is read with these.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A member's value.
#[derive(Debug, Default)]
pub(super) enum Member<T> {
    /// It is absent, null or an empty text.
    #[default]
    Absent,
    /// It is of the right shape.
    Is(T),
    /// It is of another: what it is, in words.
    Wrong(&'static str),
}

impl<T> Member<T> {
    /// The value; a wrong one counts as absent.
    pub(super) fn ok(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Wrong(_) => None,
        }
    }
}

/// How a value is made from JSON; each kind of JSON that is not taken is passed over.
pub(super) trait Shape<'de>: Sized {
    /// From a text that is not empty.
    fn text(_text: &str) -> Option<Self> {
        None
    }

    /// From true or false.
    fn flag(_flag: bool) -> Option<Self> {
        None
    }

    /// From a whole number that is not negative.
    fn count(_count: u64) -> Option<Self> {
        None
    }

    /// From a list.
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// From an object.
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// Takes nothing: whatever comes is passed over.
impl Shape<'_> for () {}

impl Shape<'_> for Box<str> {
    fn text(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

impl Shape<'_> for String {
    fn text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Shape<'_> for bool {
    fn flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

impl Shape<'_> for u64 {
    fn count(count: u64) -> Option<Self> {
        Some(count)
    }
}

impl<'de, T: Shape<'de>> Shape<'de> for Vec<Member<T>> {
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let mut all = Self::new();
        while let Some(element) = list.next_element()? {
            all.push(element);
        }
        Ok(Some(all))
    }
}

impl<'de, T: Shape<'de>> Deserialize<'de> for Member<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MemberVisitor(PhantomData))
    }
}

struct MemberVisitor<T>(PhantomData<T>);

impl<T> MemberVisitor<T> {
    fn one_of<E>(value: Option<T>, otherwise: &'static str) -> Result<Member<T>, E> {
        Ok(value.map_or(Member::Wrong(otherwise), Member::Is))
    }
}

impl<'de, T: Shape<'de>> Visitor<'de> for MemberVisitor<T> {
    type Value = Member<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Member::Absent)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        if text.is_empty() {
            return Ok(Member::Absent);
        }
        Self::one_of(T::text(text), "a text")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Self::one_of(T::flag(flag), "true or false")
    }

    fn visit_u64<E>(self, count: u64) -> Result<Self::Value, E> {
        Self::one_of(T::count(count), "a number")
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Member::Wrong("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Member::Wrong("a number"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        T::list(list).map(|value| value.map_or(Member::Wrong("a list"), Member::Is))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        T::object(object).map(|value| value.map_or(Member::Wrong("an object"), Member::Is))
    }
}

/// The name of a member, borrowed where it can be.
pub(super) struct Name<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

/// Reads an object into `$target`: the members that are named, into the fields of the same name or the
/// one behind the arrow; all others are passed over.
macro_rules! read_members {
    ($object:ident => $target:ident { $($name:literal: $field:ident),* $(,)? }) => {
        while let Some($crate::management::member::Name(name)) = $object.next_key()? {
            match &*name {
                $($name => $target.$field = $object.next_value()?,)*
                _ => {
                    $object.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
    };
}
pub(super) use read_members;
