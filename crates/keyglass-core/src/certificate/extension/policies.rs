//! Policies, their mappings and constraints (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14).

use der::{Any, Decode, Tag, Tagged};
use x509_cert::ext::pkix::{
    CertificatePolicies, PolicyConstraints, PolicyMappings, certpolicy::PolicyQualifierInfo,
};

use super::super::{name, oid, serial::SerialNumber};

const CPS: &str = "1.3.6.1.5.5.7.2.1";
const USER_NOTICE: &str = "1.3.6.1.5.5.7.2.2";

/// Each policy, and below it what it is qualified with.
pub(super) fn named(content: &[u8]) -> Option<Vec<String>> {
    let policies = CertificatePolicies::from_der(content).ok()?;
    let lines = policies.0.iter().flat_map(|policy| {
        let qualifiers = policy.policy_qualifiers.iter().flatten();
        let name = oid::name_or_dotted(oid::METHODS, &policy.policy_identifier);
        [name].into_iter().chain(qualifiers.flat_map(qualifier))
    });
    Some(lines.collect())
}

fn qualifier(info: &PolicyQualifierInfo) -> Vec<String> {
    let id = info.policy_qualifier_id.to_string();
    let Some(value) = &info.qualifier else {
        return vec![format!("Qualifier {id}")];
    };
    let notice = (id == USER_NOTICE).then(|| notice(value)).flatten();
    notice.unwrap_or_else(|| {
        let kind = match id.as_str() {
            CPS => "CPS".to_owned(),
            USER_NOTICE => "Notice".to_owned(),
            _ => format!("Qualifier {id}"),
        };
        vec![format!("{kind}: {}", name::text(value))]
    })
}

/// `UserNotice ::= SEQUENCE { noticeRef NoticeReference OPTIONAL, explicitText DisplayText OPTIONAL }`
fn notice(value: &Any) -> Option<Vec<String>> {
    let parts: Vec<Any> = value.decode_as().ok()?;
    let lines = parts.iter().map(|part| match part.tag() {
        Tag::Sequence => reference(part),
        _ => Some(format!("Notice: {}", name::text(part))),
    });
    lines.collect()
}

/// `NoticeReference ::= SEQUENCE { organization DisplayText, noticeNumbers SEQUENCE OF INTEGER }`
fn reference(value: &Any) -> Option<String> {
    let parts: Vec<Any> = value.decode_as().ok()?;
    let [organization, numbers] = parts.as_slice() else {
        return None;
    };
    let numbers: Vec<Any> = numbers.decode_as().ok()?;
    let numbers = numbers.iter().map(|number| {
        let number = SerialNumber::new(number.value());
        number.decimal().unwrap_or_else(|| number.colon_hex())
    });
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    let organization = name::text(organization);
    Some(format!(
        "Notice reference: {organization}, numbers {numbers}"
    ))
}

/// Which of the issuer's policies counts as which of the subject's.
pub(super) fn mappings(content: &[u8]) -> Option<Vec<String>> {
    let mappings = PolicyMappings::from_der(content).ok()?;
    let policy = |id| oid::name_or_dotted(oid::METHODS, id);
    let lines = mappings.0.iter().map(|mapping| {
        let (ours, theirs) = (
            &mapping.issuer_domain_policy,
            &mapping.subject_domain_policy,
        );
        format!("{} is {}", policy(ours), policy(theirs))
    });
    Some(lines.collect())
}

pub(super) fn constraints(content: &[u8]) -> Option<Vec<String>> {
    let constraints = PolicyConstraints::from_der(content).ok()?;
    let lines = [
        (
            "Explicit policy required",
            constraints.require_explicit_policy,
        ),
        (
            "Policy mapping inhibited",
            constraints.inhibit_policy_mapping,
        ),
    ];
    let lines = lines
        .into_iter()
        .filter_map(|(what, skip)| Some(format!("{what} {}", below(skip?))));
    Some(lines.collect())
}

/// How far below this certificate something begins.
pub(super) fn below(certificates: u32) -> String {
    format!("after {certificates} more certificates")
}
