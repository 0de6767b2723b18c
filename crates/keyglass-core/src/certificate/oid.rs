//! The object identifiers that have a name here. A table of our own, since a whole registry would
//! weigh more in the browser than the parser.

use der::asn1::ObjectIdentifier;

/// The name of an identifier in one of the tables below, or its dotted form.
pub(super) fn name_or_dotted(table: &[(&str, &'static str)], oid: &ObjectIdentifier) -> String {
    name(table, oid).map_or_else(|| oid.to_string(), str::to_owned)
}

/// The name of an identifier in one of the tables below.
pub(super) fn name(table: &[(&str, &'static str)], oid: &ObjectIdentifier) -> Option<&'static str> {
    let dotted = oid.to_string();
    table
        .iter()
        .find(|(known, _)| *known == dotted)
        .map(|(_, name)| *name)
}

/// Attribute types of names, with OpenSSL's short names (X.520, RFC 4519, PKCS #9).
pub(super) const ATTRIBUTES: &[(&str, &str)] = &[
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "street"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "title"),
    ("2.5.4.13", "description"),
    ("2.5.4.15", "businessCategory"),
    ("2.5.4.17", "postalCode"),
    ("2.5.4.42", "GN"),
    ("2.5.4.43", "initials"),
    ("2.5.4.44", "generationQualifier"),
    ("2.5.4.46", "dnQualifier"),
    ("2.5.4.65", "pseudonym"),
    ("2.5.4.97", "organizationIdentifier"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
    ("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
    ("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
    ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
];

/// Signature algorithms, with OpenSSL's long names (RFC 4055, RFC 5758, RFC 8410).
pub(super) const SIGNATURES: &[(&str, &str)] = &[
    ("1.2.840.113549.1.1.2", "md2WithRSAEncryption"),
    ("1.2.840.113549.1.1.4", "md5WithRSAEncryption"),
    ("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
    ("1.2.840.113549.1.1.10", "rsassaPss"),
    ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
    ("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
    ("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
    ("1.2.840.113549.1.1.14", "sha224WithRSAEncryption"),
    ("1.2.840.10045.4.1", "ecdsa-with-SHA1"),
    ("1.2.840.10045.4.3.1", "ecdsa-with-SHA224"),
    ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
    ("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
    ("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
    ("1.2.840.10040.4.3", "dsaWithSHA1"),
    ("2.16.840.1.101.3.4.3.2", "dsa_with_SHA256"),
    ("1.3.101.112", "ED25519"),
    ("1.3.101.113", "ED448"),
];

/// Elliptic curves, by the names of RFC 7518 §6.2.1.1 and RFC 8812.
pub(super) const CURVES: &[(&str, &str)] = &[
    ("1.2.840.10045.3.1.7", "P-256"),
    ("1.3.132.0.34", "P-384"),
    ("1.3.132.0.35", "P-521"),
    ("1.3.132.0.10", "secp256k1"),
];

/// Extensions (RFC 5280 §4.2), in words.
pub(super) const EXTENSIONS: &[(&str, &str)] = &[
    ("2.5.29.9", "Subject directory attributes"),
    ("2.5.29.14", "Subject key identifier"),
    ("2.5.29.15", "Key usage"),
    ("2.5.29.16", "Private key usage period"),
    ("2.5.29.17", "Subject alternative name"),
    ("2.5.29.18", "Issuer alternative name"),
    ("2.5.29.19", "Basic constraints"),
    ("2.5.29.30", "Name constraints"),
    ("2.5.29.31", "CRL distribution points"),
    ("2.5.29.32", "Certificate policies"),
    ("2.5.29.33", "Policy mappings"),
    ("2.5.29.35", "Authority key identifier"),
    ("2.5.29.36", "Policy constraints"),
    ("2.5.29.37", "Extended key usage"),
    ("2.5.29.46", "Freshest CRL"),
    ("2.5.29.54", "Inhibit any policy"),
    ("1.3.6.1.5.5.7.1.1", "Authority information access"),
    ("1.3.6.1.5.5.7.1.11", "Subject information access"),
    ("1.3.6.1.5.5.7.1.24", "TLS feature"),
    ("1.3.6.1.5.5.7.48.1.5", "OCSP no check"),
    ("1.3.6.1.4.1.11129.2.4.3", "Precertificate poison"),
    ("1.3.6.1.4.1.11129.2.4.2", "Signed certificate timestamps"),
    ("2.16.840.1.113730.1.1", "Netscape certificate type"),
    ("2.16.840.1.113730.1.13", "Netscape comment"),
];

/// Extended key usages (RFC 5280 §4.2.1.12), in words.
pub(super) const PURPOSES: &[(&str, &str)] = &[
    ("2.5.29.37.0", "Any purpose"),
    ("1.3.6.1.5.5.7.3.1", "TLS server authentication"),
    ("1.3.6.1.5.5.7.3.2", "TLS client authentication"),
    ("1.3.6.1.5.5.7.3.3", "Code signing"),
    ("1.3.6.1.5.5.7.3.4", "Email protection"),
    ("1.3.6.1.5.5.7.3.8", "Time stamping"),
    ("1.3.6.1.5.5.7.3.9", "OCSP signing"),
];

/// Access methods and policies (RFC 5280 §4.2.2.1, §4.2.1.4), in words.
pub(super) const METHODS: &[(&str, &str)] = &[
    ("1.3.6.1.5.5.7.48.1", "OCSP"),
    ("1.3.6.1.5.5.7.48.2", "CA issuers"),
    ("1.3.6.1.5.5.7.48.3", "Time stamping"),
    ("1.3.6.1.5.5.7.48.5", "CA repository"),
    ("2.5.29.32.0", "Any policy"),
];

/// Kinds of other names (RFC 5280 §4.2.1.6), in words.
pub(super) const OTHER_NAMES: &[(&str, &str)] = &[
    ("1.3.6.1.4.1.311.20.2.3", "UPN"),
    ("1.3.6.1.5.2.2", "Kerberos principal"),
    ("1.3.6.1.5.5.7.8.5", "XMPP address"),
    ("1.3.6.1.5.5.7.8.7", "SRV name"),
    ("1.3.6.1.5.5.7.8.9", "Email"),
];
