//! Where lists of revoked certificates are (RFC 5280 §4.2.1.13, §4.2.1.15).

use der::Decode;
use x509_cert::ext::pkix::{
    CrlDistributionPoints,
    crl::dp::{DistributionPoint, Reasons},
    name::DistributionPointName,
};

use super::{super::name::DistinguishedName, general_name};

/// Each point's names, and for which reasons and by whom revocations stand there where it says so.
pub(super) fn points(content: &[u8]) -> Option<Vec<String>> {
    let points = CrlDistributionPoints::from_der(content).ok()?;
    Some(points.0.iter().flat_map(lines).collect())
}

fn lines(point: &DistributionPoint) -> Vec<String> {
    let mut lines = match &point.distribution_point {
        Some(DistributionPointName::FullName(names)) => {
            names.iter().map(general_name::text).collect()
        }
        Some(DistributionPointName::NameRelativeToCRLIssuer(name)) => {
            let name = DistinguishedName::relative(name);
            vec![format!("relative to the issuer: {name}")]
        }
        None => Vec::new(),
    };
    let reasons = NAMES.iter().filter(|(reason, _)| {
        let given = point.reasons.as_ref();
        given.is_some_and(|given| given.contains(*reason))
    });
    let reasons: Vec<_> = reasons.map(|(_, name)| *name).collect();
    if !reasons.is_empty() {
        lines.push(format!("Reasons: {}", reasons.join(", ")));
    }
    let issuers = point.crl_issuer.iter().flatten();
    lines.extend(issuers.map(|name| format!("CRL issuer: {}", general_name::text(name))));
    lines
}

const NAMES: [(Reasons, &str); 9] = [
    (Reasons::Unused, "unused"),
    (Reasons::KeyCompromise, "key compromise"),
    (Reasons::CaCompromise, "CA compromise"),
    (Reasons::AffiliationChanged, "affiliation changed"),
    (Reasons::Superseded, "superseded"),
    (Reasons::CessationOfOperation, "cessation of operation"),
    (Reasons::CertificateHold, "certificate hold"),
    (Reasons::PrivilegeWithdrawn, "privilege withdrawn"),
    (Reasons::AaCompromise, "AA compromise"),
];
