//! Extensions (RFC 5280 §4.2), in words.

mod general_name;

use der::Decode;
use x509_cert::ext::{
    Extension as Wire,
    pkix::{
        AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies,
        CrlDistributionPoints, ExtendedKeyUsage, KeyUsage, KeyUsages, NameConstraints,
        SubjectAltName, SubjectKeyIdentifier, constraints::name::GeneralSubtrees,
        name::DistributionPointName,
    },
};

use super::{fingerprint::colon_hex, name::DistinguishedName, oid};

/// One extension: its name and its content in lines to read. An unknown one, and one whose content
/// cannot be read, shows its bytes in hex.
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
            values: read(&oid, content).unwrap_or_else(|| vec![colon_hex(content)]),
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
        "2.5.29.31" => distribution_points(&CrlDistributionPoints::from_der(content).ok()?),
        "2.5.29.32" => {
            let policies = CertificatePolicies::from_der(content).ok()?;
            let policy = |id| oid::name_or_dotted(oid::METHODS, id);
            policies
                .0
                .iter()
                .map(|info| policy(&info.policy_identifier))
                .collect()
        }
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
        (false, _) => "Not a CA".to_owned(),
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

fn distribution_points(points: &CrlDistributionPoints) -> Vec<String> {
    points
        .0
        .iter()
        .flat_map(|point| match &point.distribution_point {
            Some(DistributionPointName::FullName(names)) => {
                names.iter().map(general_name::text).collect()
            }
            Some(DistributionPointName::NameRelativeToCRLIssuer(name)) => {
                let name = DistinguishedName::relative(name);
                vec![format!("relative to the issuer: {name}")]
            }
            None => Vec::new(),
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
        .map(|serial| format!("Serial number {}", colon_hex(serial.as_bytes())));
    key.into_iter()
        .chain(issuers.map(general_name::text))
        .chain(serial)
        .collect()
}
