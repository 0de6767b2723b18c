//! The comparison of what extensions hold with what openssl prints of them.

use std::net::Ipv6Addr;

use keyglass_core::certificate::{Certificate, Extension};

use super::openssl::Made;

/// Words of openssl's around the values; those with a space in them first.
const LABELS: &[&str] = &[
    "x509v3 any policy",
    "user notice",
    "explicit text",
    "full name",
    "relative name",
    "ip address",
    "registered id",
    "ca issuers",
    "ca repository",
    "crl issuer",
    "key compromise",
    "ca compromise",
    "require explicit policy",
    "inhibit policy mapping",
    "policy",
    "cps",
    "organization",
    "numbers",
    "number",
    "reasons",
    "permitted",
    "excluded",
    "dirname",
    "othername",
    "unsupported",
    "ediparty",
    "x400name",
    "uri",
    "dns",
    "email",
    "ip",
    "ocsp",
    "keyid",
    "serial",
    "upn",
    "smtputf8mailbox",
    "utf8",
    "ia5string",
    "ad",
];

/// Words of ours around the values.
const KINDS: &[&str] = &[
    "Permitted ",
    "Excluded ",
    "OCSP: ",
    "CA issuers: ",
    "CA repository: ",
    "Time stamping: ",
    "CRL issuer: ",
    "relative to the issuer: ",
    "DNS: ",
    "Email: ",
    "URI: ",
    "Name: ",
    "OID: ",
    "IP: ",
    "CPS: ",
    "Notice: ",
    "Serial number ",
];

/// Fails unless each extension says what openssl prints of it: nothing less, and nothing more.
pub(crate) fn same(made: &Made, certificate: &Certificate) {
    let printed = made.printed_extensions();
    assert_eq!(
        printed.len(),
        certificate.extensions().len(),
        "{}",
        made.recipe()
    );
    for (extension, printed) in certificate.extensions().iter().zip(printed) {
        if let Err(difference) = compare(extension, &printed) {
            panic!("{}: {difference}\n{extension:#?}\n{printed}", made.recipe());
        }
    }
}

fn compare(extension: &Extension, printed: &str) -> Result<(), String> {
    let same = |ours: String| match ours == printed.trim() {
        true => Ok(()),
        false => Err(format!("{ours:?} is not what openssl prints")),
    };
    let [first, ..] = extension.values() else {
        return Err("an extension without a value".to_owned());
    };
    match extension.oid() {
        "2.5.29.14" => same(first.clone()),
        "2.5.29.15" => same(in_openssls_words(extension, USAGES)),
        "2.5.29.19" => same(basic_constraints(first)),
        "2.5.29.37" => same(in_openssls_words(extension, PURPOSES)),
        "2.5.29.54" => same(
            first
                .replace("after ", "")
                .replace(" more certificates", ""),
        ),
        "2.5.29.17" | "2.5.29.18" | "2.5.29.30" | "2.5.29.31" | "2.5.29.32" | "2.5.29.35"
        | "2.5.29.46" | "1.3.6.1.5.5.7.1.1" | "1.3.6.1.5.5.7.1.11" => {
            let payloads = extension.values().iter().flat_map(|value| payloads(value));
            consume(printed, payloads)
        }
        // openssl has other words for the rest, or none.
        _ => Ok(()),
    }
}

/// Takes the payloads out of the text, one after the other; nothing but labels may be left.
fn consume(printed: &str, payloads: impl Iterator<Item = String>) -> Result<(), String> {
    let mut rest = normal(printed);
    for payload in payloads {
        let Some(at) = rest.find(&payload) else {
            return Err(format!("{payload:?} is not in {rest:?}"));
        };
        rest.replace_range(at..at + payload.len(), "\u{1}");
    }
    for label in LABELS {
        rest = rest.replace(&normal(label), "\u{1}");
    }
    match rest.chars().any(char::is_alphanumeric) {
        true => Err(format!("of openssl's words {rest:?} are left")),
        false => Ok(()),
    }
}

/// A value without the words of ours around it, in the pieces in which it stands in openssl's text.
fn payloads(value: &str) -> Vec<String> {
    if let Some(reference) = value.strip_prefix("Notice reference: ") {
        return reference.split(", numbers ").map(normal).collect();
    }
    if let Some((kind, text)) = value
        .strip_prefix("Other name ")
        .and_then(|rest| rest.split_once(": "))
    {
        let dotted = kind.starts_with(|c: char| c.is_ascii_digit());
        let pieces = dotted.then_some(kind).into_iter().chain([text]);
        return pieces.map(normal).collect();
    }
    let mut rest = value;
    while let Some(shorter) = KINDS.iter().find_map(|kind| rest.strip_prefix(kind)) {
        rest = shorter;
    }
    if rest == "Any policy" {
        return vec![normal("X509v3 Any Policy")];
    }
    // openssl writes every group of an address of version 6, and of its mask.
    let pieces = rest
        .split('/')
        .map(|piece| match piece.parse::<Ipv6Addr>() {
            Ok(address) => {
                let groups = address.segments().map(|group| format!("{group:x}"));
                groups.join(":")
            }
            Err(_) => piece.to_owned(),
        });
    vec![normal(&pieces.collect::<String>())]
}

/// Without what the two write differently: case, spaces, and what stands between attributes.
fn normal(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '/' | '+'));
    kept.flat_map(char::to_lowercase).collect()
}

fn basic_constraints(ours: &str) -> String {
    let limit: String = ours.chars().filter(char::is_ascii_digit).collect();
    let is_ca = if ours.starts_with("CA") {
        "TRUE"
    } else {
        "FALSE"
    };
    match limit.as_str() {
        "" => format!("CA:{is_ca}"),
        limit => format!("CA:{is_ca}, pathlen:{limit}"),
    }
}

fn in_openssls_words(extension: &Extension, table: &[(&str, &str)]) -> String {
    let words = extension.values().iter().map(|value| {
        let found = table.iter().find(|(ours, _)| ours == value);
        found.map_or(value.as_str(), |(_, theirs)| theirs)
    });
    words.collect::<Vec<_>>().join(", ")
}

const USAGES: &[(&str, &str)] = &[
    ("Digital signature", "Digital Signature"),
    ("Non-repudiation", "Non Repudiation"),
    ("Key encipherment", "Key Encipherment"),
    ("Data encipherment", "Data Encipherment"),
    ("Key agreement", "Key Agreement"),
    ("Certificate signing", "Certificate Sign"),
    ("CRL signing", "CRL Sign"),
    ("Encipher only", "Encipher Only"),
    ("Decipher only", "Decipher Only"),
];

const PURPOSES: &[(&str, &str)] = &[
    ("Any purpose", "Any Extended Key Usage"),
    ("TLS server authentication", "TLS Web Server Authentication"),
    ("TLS client authentication", "TLS Web Client Authentication"),
    ("Code signing", "Code Signing"),
    ("Email protection", "E-mail Protection"),
    ("Time stamping", "Time Stamping"),
    ("OCSP signing", "OCSP Signing"),
    ("1.3.6.1.5.5.7.3.17", "ipsec Internet Key Exchange"),
    ("1.3.6.1.4.1.311.10.3.4", "Microsoft Encrypted File System"),
    (
        "1.3.6.1.4.1.311.2.1.22",
        "Microsoft Commercial Code Signing",
    ),
    ("1.3.6.1.4.1.311.20.2.2", "Microsoft Smartcard Login"),
    ("2.16.840.1.113730.4.1", "Netscape Server Gated Crypto"),
    ("1.3.6.1.4.1.311.10.3.3", "Microsoft Server Gated Crypto"),
];
