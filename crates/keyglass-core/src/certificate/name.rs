//! Distinguished names (RFC 5280 §4.1.2.4).

use std::fmt;

use der::{Tag, Tagged, asn1::Any};
use x509_cert::name::{Name, RelativeDistinguishedName};

use super::{fingerprint::hex, oid};

/// A subject's or issuer's name. Old certificates exist whose name is empty.
///
/// `Display` writes `CN = acme, O = Acme Inc.` in the order of the certificate, and ` + ` between
/// attributes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistinguishedName {
    attributes: Vec<NameAttribute>,
}

/// One attribute of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAttribute {
    oid: String,
    name: String,
    value: String,
    joined: bool,
}

impl DistinguishedName {
    pub(super) fn new(name: &Name) -> Self {
        Self::of(name.iter_rdn())
    }

    /// A part of a name.
    pub(super) fn relative(name: &RelativeDistinguishedName) -> Self {
        Self::of([name].into_iter())
    }

    fn of<'a>(names: impl Iterator<Item = &'a RelativeDistinguishedName>) -> Self {
        let attributes = names
            .flat_map(|relative| relative.iter().enumerate())
            .map(|(index, attribute)| NameAttribute {
                oid: attribute.oid.to_string(),
                name: oid::name_or_dotted(oid::ATTRIBUTES, &attribute.oid),
                value: text(&attribute.value),
                joined: index > 0,
            })
            .collect();
        Self { attributes }
    }

    /// Whether it holds no attribute at all.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty()
    }

    /// The attributes, in their order.
    pub fn attributes(&self) -> &[NameAttribute] {
        &self.attributes
    }
}

impl fmt::Display for DistinguishedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, attribute) in self.attributes.iter().enumerate() {
            let separator = match (index, attribute.joined) {
                (0, _) => "",
                (_, true) => " + ",
                (_, false) => ", ",
            };
            write!(f, "{separator}{} = {}", attribute.name, attribute.value)?;
        }
        Ok(())
    }
}

impl NameAttribute {
    /// The attribute type's object identifier, dotted.
    pub fn oid(&self) -> &str {
        &self.oid
    }

    /// Its short name, `CN`, or the dotted identifier where it has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it belongs to the attribute before it (a multi-valued RDN, X.501 §9.3).
    pub fn is_joined(&self) -> bool {
        self.joined
    }

    /// The value as text; `#` and hex of the content where it is no text.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// An ASN.1 string of any of the kinds that names use, as text.
pub(super) fn text(value: &Any) -> String {
    let bytes = value.value();
    let text = match value.tag() {
        Tag::Utf8String
        | Tag::PrintableString
        | Tag::Ia5String
        | Tag::NumericString
        | Tag::VisibleString => std::str::from_utf8(bytes).ok().map(str::to_owned),
        // T.61 in name, Latin-1 in practice.
        Tag::TeletexString => Some(bytes.iter().copied().map(char::from).collect()),
        Tag::BmpString => utf16(bytes),
        _ => None,
    };
    text.unwrap_or_else(|| format!("#{}", hex(bytes)))
}

fn utf16(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use der::{Tag, asn1::Any};

    use super::text;

    #[test]
    fn each_kind_of_string_is_read_and_others_are_shown_in_hex() {
        let value = |tag, bytes: &[u8]| text(&Any::new(tag, bytes).expect("short enough"));
        assert_eq!(value(Tag::Utf8String, "Zoë 🔑".as_bytes()), "Zoë 🔑");
        assert_eq!(value(Tag::TeletexString, b"Zo\xeb"), "Zoë");
        assert_eq!(value(Tag::BmpString, b"\0Z\0o\0\xeb"), "Zoë");
        assert_eq!(value(Tag::BmpString, b"\0Z\0"), "#005A00");
        assert_eq!(value(Tag::Utf8String, b"\xff"), "#FF");
        assert_eq!(value(Tag::OctetString, b"\x01\x02"), "#0102");
    }
}
