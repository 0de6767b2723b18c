//! The names that extensions hold (RFC 5280 §4.2.1.6).

use std::net::{Ipv4Addr, Ipv6Addr};

use x509_cert::ext::pkix::name::GeneralName;

use super::super::{
    fingerprint::colon_hex,
    name::{self, DistinguishedName},
    oid,
};

/// A name with its kind, `DNS: example.com`.
pub(super) fn text(general: &GeneralName) -> String {
    match general {
        GeneralName::DnsName(name) => format!("DNS: {name}"),
        GeneralName::Rfc822Name(name) => format!("Email: {name}"),
        GeneralName::UniformResourceIdentifier(uri) => format!("URI: {uri}"),
        GeneralName::DirectoryName(name) => format!("Name: {}", DistinguishedName::new(name)),
        GeneralName::RegisteredId(oid) => format!("OID: {oid}"),
        GeneralName::IpAddress(bytes) => format!("IP: {}", address(bytes.as_bytes())),
        GeneralName::OtherName(other) => {
            let kind = oid::name_or_dotted(oid::OTHER_NAMES, &other.type_id);
            format!("Other name {kind}: {}", name::text(&other.value))
        }
        GeneralName::EdiPartyName(party) => format!("EDI party name: {}", party.party_name.value()),
    }
}

/// An address, or in name constraints an address and its mask.
fn address(bytes: &[u8]) -> String {
    let part = |bytes: &[u8]| match *bytes {
        [a, b, c, d] => Some(Ipv4Addr::new(a, b, c, d).to_string()),
        _ => Some(Ipv6Addr::from(<[u8; 16]>::try_from(bytes).ok()?).to_string()),
    };
    let (first, second) = bytes.split_at(bytes.len() / 2);
    match bytes.len() {
        4 | 16 => part(bytes),
        8 | 32 => part(first)
            .zip(part(second))
            .map(|(base, mask)| format!("{base}/{mask}")),
        _ => None,
    }
    .unwrap_or_else(|| colon_hex(bytes))
}
