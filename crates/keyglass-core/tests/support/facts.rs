//! The comparison of a certificate's facts with openssl's.

use keyglass_core::certificate::{Certificate, PublicKey};

use super::openssl::Made;

/// Fails unless every fact is the one that openssl reads.
pub(crate) fn same(made: &Made, certificate: &Certificate) {
    let name = made.recipe();
    assert_eq!(certificate.der(), made.der(), "{name}");
    assert_eq!(u64::from(certificate.version()), made.version(), "{name}");
    let serial = certificate.serial().colon_hex().replace(':', "");
    assert_eq!(serial, made.line("serial="), "{name}");
    assert_eq!(
        certificate.serial().decimal(),
        Some(made.serial_in_decimal()),
        "{name}"
    );
    assert_eq!(
        certificate.subject().to_string(),
        made.line("subject="),
        "{name}"
    );
    assert_eq!(
        certificate.issuer().to_string(),
        made.line("issuer="),
        "{name}"
    );
    let same_names = made.line("subject=") == made.line("issuer=");
    assert_eq!(certificate.is_self_issued(), same_names, "{name}");
    assert_eq!(
        Some(certificate.not_before()),
        made.date("notBefore="),
        "{name}"
    );
    assert_eq!(
        Some(certificate.not_after()),
        made.date("notAfter="),
        "{name}"
    );
    assert_eq!(certificate.sha1().colon(), made.sha1(), "{name}");
    assert_eq!(certificate.sha256().colon(), made.sha256(), "{name}");
    if let Some(info) = made.public_key_info() {
        assert_eq!(certificate.public_key_info(), info, "{name}");
    }
    let signed = certificate.signature_algorithm().to_string();
    assert_eq!(signed, made.text_value("Signature Algorithm:"), "{name}");
    same_public_key(made, certificate.public_key());
    let extensions: Vec<_> = certificate
        .extensions()
        .iter()
        .map(|extension| (extension.oid().to_owned(), extension.is_critical()))
        .collect();
    assert_eq!(extensions, made.extensions(), "{name}");
    super::extensions::same(made, certificate);
}

fn same_public_key(made: &Made, key: &PublicKey) {
    let name = made.recipe();
    match key {
        PublicKey::Rsa { .. } => {
            let bits = made.text_value("Public-Key: (").replace(" bit)", "");
            let exponent = made.text_value("Exponent:");
            let exponent = exponent.split_whitespace().next().unwrap_or_default();
            assert_eq!(
                key.to_string(),
                format!("RSA {bits} bits, exponent {exponent}"),
                "{name}"
            );
        }
        PublicKey::Ec { curve, .. } => {
            let curves = [made.text_value("NIST CURVE:"), made.text_value("ASN1 OID:")];
            assert!(
                curves.contains(curve),
                "{name}: {curve} is none of {curves:?}"
            );
        }
        PublicKey::Ed25519 { .. } => {
            assert_eq!(
                made.text_value("Public Key Algorithm:"),
                "ED25519",
                "{name}"
            );
        }
        PublicKey::Other { oid } => {
            let known = [
                ("ED448", "1.3.101.113"),
                ("dsaEncryption", "1.2.840.10040.4.1"),
                ("rsassaPss", "1.2.840.113549.1.1.10"),
                ("X25519", "1.3.101.110"),
                // A curve of its own parameters.
                ("id-ecPublicKey", "1.2.840.10045.2.1"),
                ("1.3.6.1.4.1.8432.1.1.2", "1.3.6.1.4.1.8432.1.1.2"),
            ];
            let said = made.text_value("Public Key Algorithm:");
            assert!(
                known.contains(&(said.as_str(), oid.as_str())),
                "{name}: {oid}, {said}"
            );
        }
    }
}
