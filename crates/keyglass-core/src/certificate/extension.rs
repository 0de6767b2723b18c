//! Extensions (RFC 5280 §4.2), in words.

mod distribution;
mod general_name;
mod policies;

use der::{Any, Decode, asn1::Null};
use x509_cert::ext::{
    Extension as Wire,
    pkix::{
        AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage,
        KeyUsage, KeyUsages, NameConstraints, SubjectAltName, SubjectKeyIdentifier,
        constraints::name::GeneralSubtrees,
    },
};

use super::{fingerprint::colon_hex, name, oid, serial::SerialNumber};

/// One extension: its name and its content in lines to read. An unknown one, and one whose content
/// cannot be read or says nothing, shows its bytes in hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    oid: String,
    name: Option<&'static str>,
    critical: bool,
    values: Vec<String>,
}

impl Extension {
    pub(super) fn new(wire: &Wire) -> Self {
        let content = wire.extn_value.as_bytes();
        let oid = wire.extn_id.to_string();
        Self {
            name: oid::name(oid::EXTENSIONS, &wire.extn_id),
            critical: wire.critical,
            values: read(&oid, content)
                .filter(|values| !values.is_empty())
                .unwrap_or_else(|| vec![colon_hex(content)]),
            oid,
        }
    }

    /// The object identifier, dotted.
    pub fn oid(&self) -> &str {
        &self.oid
    }

    /// Its name in words, if it is one of the known.
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// Whether whoever does not understand it must refuse the certificate.
    pub fn is_critical(&self) -> bool {
        self.critical
    }

    /// The content, a line each.
    pub fn values(&self) -> &[String] {
        &self.values
    }
}

/// The content of a known extension in lines; `None` for any other and for content that is broken.
fn read(oid: &str, content: &[u8]) -> Option<Vec<String>> {
    Some(match oid {
        "2.5.29.14" => {
            let id = SubjectKeyIdentifier::from_der(content).ok()?;
            vec![colon_hex(id.0.as_bytes())]
        }
        "2.5.29.15" => key_usage(&KeyUsage::from_der(content).ok()?),
        "2.5.29.17" | "2.5.29.18" => {
            let names = SubjectAltName::from_der(content).ok()?;
            names.0.iter().map(general_name::text).collect()
        }
        "2.5.29.19" => basic_constraints(&BasicConstraints::from_der(content).ok()?),
        "2.5.29.30" => name_constraints(&NameConstraints::from_der(content).ok()?),
        "2.5.29.31" | "2.5.29.46" => distribution::points(content)?,
        "2.5.29.32" => policies::named(content)?,
        "2.5.29.33" => policies::mappings(content)?,
        "2.5.29.36" => policies::constraints(content)?,
        "2.5.29.54" => vec![policies::below(u32::from_der(content).ok()?)],
        "2.5.29.35" => authority_key(&AuthorityKeyIdentifier::from_der(content).ok()?),
        "2.5.29.37" => {
            let purposes = ExtendedKeyUsage::from_der(content).ok()?;
            let name = |id| oid::name_or_dotted(oid::PURPOSES, id);
            purposes.0.iter().map(name).collect()
        }
        "1.3.6.1.5.5.7.1.1" | "1.3.6.1.5.5.7.1.11" => {
            let access = AuthorityInfoAccessSyntax::from_der(content).ok()?;
            access
                .0
                .iter()
                .map(|description| {
                    let method = oid::name_or_dotted(oid::METHODS, &description.access_method);
                    format!(
                        "{method}: {}",
                        general_name::text(&description.access_location)
                    )
                })
                .collect()
        }
        "1.3.6.1.5.5.7.1.24" => tls_features(&Vec::<u16>::from_der(content).ok()?),
        "1.3.6.1.5.5.7.48.1.5" | "1.3.6.1.4.1.11129.2.4.3" => {
            Null::from_der(content).ok()?;
            vec!["Yes".to_owned()]
        }
        "2.16.840.1.113730.1.13" => vec![name::text(&Any::from_der(content).ok()?)],
        _ => return None,
    })
}

fn key_usage(usage: &KeyUsage) -> Vec<String> {
    [
        (KeyUsages::DigitalSignature, "Digital signature"),
        (KeyUsages::NonRepudiation, "Non-repudiation"),
        (KeyUsages::KeyEncipherment, "Key encipherment"),
        (KeyUsages::DataEncipherment, "Data encipherment"),
        (KeyUsages::KeyAgreement, "Key agreement"),
        (KeyUsages::KeyCertSign, "Certificate signing"),
        (KeyUsages::CRLSign, "CRL signing"),
        (KeyUsages::EncipherOnly, "Encipher only"),
        (KeyUsages::DecipherOnly, "Decipher only"),
    ]
    .into_iter()
    .filter(|(flag, _)| usage.0.contains(*flag))
    .map(|(_, name)| name.to_owned())
    .collect()
}

fn basic_constraints(constraints: &BasicConstraints) -> Vec<String> {
    vec![match (constraints.ca, constraints.path_len_constraint) {
        (false, None) => "Not a CA".to_owned(),
        (false, Some(limit)) => format!("Not a CA, and yet a path limit of {limit}"),
        (true, None) => "CA, no path limit".to_owned(),
        (true, Some(limit)) => format!("CA, at most {limit} CA certificates below"),
    }]
}

fn name_constraints(constraints: &NameConstraints) -> Vec<String> {
    let lines = |word: &'static str, subtrees: &Option<GeneralSubtrees>| {
        let subtrees = subtrees.as_deref().unwrap_or_default();
        let line = |subtree: &x509_cert::ext::pkix::constraints::name::GeneralSubtree| {
            format!("{word} {}", general_name::text(&subtree.base))
        };
        subtrees.iter().map(line).collect::<Vec<_>>()
    };
    let mut all = lines("Permitted", &constraints.permitted_subtrees);
    all.extend(lines("Excluded", &constraints.excluded_subtrees));
    all
}

/// TLS extensions that a server with this certificate must answer with (RFC 7633 §4.2.3).
fn tls_features(numbers: &[u16]) -> Vec<String> {
    numbers
        .iter()
        .map(|number| match number {
            5 => "OCSP stapling (status_request)".to_owned(),
            17 => "OCSP stapling of a chain (status_request_v2)".to_owned(),
            other => format!("TLS extension {other}"),
        })
        .collect()
}

fn authority_key(id: &AuthorityKeyIdentifier) -> Vec<String> {
    let key = id
        .key_identifier
        .as_ref()
        .map(|key| colon_hex(key.as_bytes()));
    let issuers = id.authority_cert_issuer.iter().flatten();
    let serial = id
        .authority_cert_serial_number
        .as_ref()
        .map(|serial| SerialNumber::new(serial.as_bytes()).colon_hex())
        .map(|serial| format!("Serial number {serial}"));
    key.into_iter()
        .chain(issuers.map(general_name::text))
        .chain(serial)
        .collect()
}
