//! Every fact of a certificate against what `openssl x509` says of the same bytes.

mod support;

use keyglass_core::{certificate::Certificate, timestamp::Timestamp};
use support::openssl::Recipe;

/// Keys, digests, names, serial numbers and extensions of every kind that tenants are seen to have,
/// and of some that they are not.
const RECIPES: &[Recipe] = &[
    Recipe::new("-newkey rsa:2048 -sha256 -subj /CN=acme.eu.auth0.com"),
    Recipe::new("-newkey rsa:1024 -sha1 -subj /CN=old.auth0.com"),
    Recipe::new("-newkey rsa:3072 -sha384 -subj /CN=a/O=Acme/OU=Ops/C=DE"),
    Recipe::new("-newkey rsa:2048 -pkeyopt rsa_keygen_pubexp:3 -sha512 -subj /CN=exponent"),
    Recipe::new("-newkey rsa:2048 -sigopt rsa_padding_mode:pss -subj /CN=pss"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=p256"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384 -subj /CN=p384"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-521 -sha512 -subj /CN=p521"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:secp256k1 -subj /CN=k1"),
    Recipe::new("-newkey ed25519 -subj /CN=ed25519"),
    Recipe::new("-newkey ed448 -subj /CN=ed448"),
    Recipe::new("-newkey ed25519 -subj /"),
    Recipe::new(
        "-newkey ed25519 -subj /C=AT/ST=Wien/L=Wien/O=Zoë_&_Söhne/OU=🔑/CN=多/emailAddress=a@b.c -utf8",
    ),
    Recipe::new(
        "-newkey ed25519 -subj /DC=net/DC=acme/UID=7/GN=Ada/SN=L/title=Dr/serialNumber=9/CN=x",
    ),
    Recipe::new("-newkey ed25519 -multivalue-rdn -subj /CN=a+OU=b/O=c"),
    Recipe::new("-newkey ed25519 -subj /CN=a,b\\/c+d=\"e\""),
    Recipe::new("-newkey ed25519 -set_serial 0 -subj /CN=serial"),
    Recipe::new("-newkey ed25519 -set_serial 127 -subj /CN=serial"),
    Recipe::new("-newkey ed25519 -set_serial 128 -subj /CN=serial"),
    Recipe::new("-newkey ed25519 -set_serial -1 -subj /CN=serial"),
    Recipe::new("-newkey ed25519 -set_serial -5735465487 -subj /CN=serial"),
    Recipe::new(
        "-newkey ed25519 -set_serial 0xffffffffffffffffffffffffffffffffffffffff -subj /CN=serial",
    ),
    Recipe::new(
        "-newkey ed25519 -set_serial 0x0123456789abcdef0123456789abcdef0123456789abcdef -subj /CN=s",
    ),
    Recipe::new("-newkey ed25519 -days 5000 -subj /CN=years"),
    Recipe::new("-newkey ed25519 -days 36500 -subj /CN=generalized-time"),
];

#[test]
fn the_facts_of_every_kind_of_certificate_are_those_of_openssl() {
    for recipe in RECIPES {
        let made = recipe.make();
        support::facts::same(&made, &made.certificate());
    }
}

#[test]
fn random_serial_numbers_and_keys_are_those_of_openssl() {
    let recipe = Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=random");
    for _ in 0..25 {
        let made = recipe.make();
        support::facts::same(&made, &made.certificate());
    }
}

/// An extension as openssl's configuration writes it, and what is to be read of it.
const EXTENSIONS: &[(&str, &str, &[&str])] = &[
    (
        "basicConstraints=critical,CA:TRUE",
        "Basic constraints",
        &["CA, no path limit"],
    ),
    (
        "basicConstraints=CA:TRUE,pathlen:0",
        "Basic constraints",
        &["CA, at most 0 CA certificates below"],
    ),
    (
        "basicConstraints=CA:FALSE",
        "Basic constraints",
        &["Not a CA"],
    ),
    (
        "keyUsage=critical,digitalSignature,keyCertSign",
        "Key usage",
        &["Digital signature", "Certificate signing"],
    ),
    (
        "keyUsage=nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,cRLSign,encipherOnly,decipherOnly",
        "Key usage",
        &[
            "Non-repudiation",
            "Key encipherment",
            "Data encipherment",
            "Key agreement",
            "CRL signing",
            "Encipher only",
            "Decipher only",
        ],
    ),
    (
        "extendedKeyUsage=serverAuth,clientAuth,1.2.3.4",
        "Extended key usage",
        &[
            "TLS server authentication",
            "TLS client authentication",
            "1.2.3.4",
        ],
    ),
    (
        "subjectAltName=DNS:acme.example,IP:127.0.0.1,IP:2001:db8::1,URI:https://a.b/c,email:a@b.c,RID:1.2.3,dirName:d",
        "Subject alternative name",
        &[
            "DNS: acme.example",
            "IP: 127.0.0.1",
            "IP: 2001:db8::1",
            "URI: https://a.b/c",
            "Email: a@b.c",
            "OID: 1.2.3",
            "Name: CN = d, O = e",
        ],
    ),
    (
        "authorityInfoAccess=OCSP;URI:http://o.example,caIssuers;URI:http://i.example",
        "Authority information access",
        &[
            "OCSP: URI: http://o.example",
            "CA issuers: URI: http://i.example",
        ],
    ),
    (
        "crlDistributionPoints=URI:http://c.example/a.crl,URI:http://c.example/b.crl",
        "CRL distribution points",
        &["URI: http://c.example/a.crl", "URI: http://c.example/b.crl"],
    ),
    (
        "certificatePolicies=2.5.29.32.0,1.2.3",
        "Certificate policies",
        &["Any policy", "1.2.3"],
    ),
    (
        "nameConstraints=permitted;DNS:.acme.example,excluded;IP:10.0.0.0/255.0.0.0",
        "Name constraints",
        &[
            "Permitted DNS: .acme.example",
            "Excluded IP: 10.0.0.0/255.0.0.0",
        ],
    ),
    (
        "certificatePolicies=ia5org,1.2.3,@policy",
        "Certificate policies",
        &[
            "1.2.3",
            "1.2.4",
            "CPS: https://a.b/cps",
            "Notice reference: Acme, numbers 1, 2",
            "Notice: As is",
        ],
    ),
    (
        "crlDistributionPoints=point",
        "CRL distribution points",
        &[
            "URI: http://c.example/a.crl",
            "Reasons: key compromise, CA compromise",
            "CRL issuer: Name: CN = d, O = e",
        ],
    ),
    (
        "freshestCRL=URI:http://c.example/delta.crl",
        "Freshest CRL",
        &["URI: http://c.example/delta.crl"],
    ),
    (
        "subjectAltName=otherName:1.3.6.1.4.1.311.20.2.3;UTF8:a@b.c,otherName:1.2.3.4;UTF8:d",
        "Subject alternative name",
        &["Other name UPN: a@b.c", "Other name 1.2.3.4: d"],
    ),
    (
        "policyConstraints=requireExplicitPolicy:3,inhibitPolicyMapping:0",
        "Policy constraints",
        &[
            "Explicit policy required after 3 more certificates",
            "Policy mapping inhibited after 0 more certificates",
        ],
    ),
    (
        "policyMappings=1.2.3:1.2.4",
        "Policy mappings",
        &["1.2.3 is 1.2.4"],
    ),
    (
        "inhibitAnyPolicy=2",
        "Inhibit any policy",
        &["after 2 more certificates"],
    ),
    (
        "tlsfeature=5",
        "TLS feature",
        &["OCSP stapling (status_request)"],
    ),
    ("noCheck=yes", "OCSP no check", &["Yes"]),
    ("nsComment=hello", "Netscape comment", &["hello"]),
    ("1.2.3.4=DER:0403616263", "", &["04:03:61:62:63"]),
    ("2.5.29.37=DER:3000", "Extended key usage", &["30:00"]),
    (
        "2.5.29.19=DER:0403616263",
        "Basic constraints",
        &["04:03:61:62:63"],
    ),
];

#[test]
fn extensions_are_named_and_read() {
    for (extension, name, values) in EXTENSIONS {
        let made = Recipe::new("-newkey ed25519 -subj /CN=x").make_with(extension);
        let certificate = made.certificate();
        let critical = extension.contains("=critical,");
        let found = certificate
            .extensions()
            .iter()
            .find(|it| it.name().unwrap_or_default() == *name && it.values() == *values);
        let found = found.unwrap_or_else(|| panic!("{extension}: {:#?}", certificate.extensions()));
        assert_eq!(found.is_critical(), critical, "{extension}");
        if !extension.contains("=DER:") {
            support::facts::same(&made, &certificate);
        }
    }
}

#[test]
fn key_identifiers_are_those_of_openssl() {
    let made = Recipe::new("-newkey ed25519 -subj /CN=x").make();
    let certificate = made.certificate();
    for (name, heading) in [
        ("Subject key identifier", "X509v3 Subject Key Identifier:"),
        (
            "Authority key identifier",
            "X509v3 Authority Key Identifier:",
        ),
    ] {
        let ours = certificate
            .extensions()
            .iter()
            .find(|it| it.name() == Some(name));
        let ours = ours.map(|it| it.values().join(" "));
        assert_eq!(ours, Some(made.line_after(heading)), "{name}");
    }
}

#[test]
fn a_certificate_damaged_anywhere_is_read_or_refused() {
    let der = Recipe::new("-newkey rsa:2048 -subj /CN=x")
        .make()
        .der()
        .to_vec();
    for position in 0..der.len() {
        assert!(
            Certificate::from_der(&der[..position]).is_err(),
            "cut at {position}"
        );
        for change in [1, 0x20, 0x80, 0xff] {
            let mut damaged = der.clone();
            damaged[position] ^= change;
            if let Ok(certificate) = Certificate::from_der(&damaged) {
                // Whatever was read can be shown.
                let _ = (
                    certificate.subject().to_string(),
                    certificate.serial().decimal(),
                );
                let _ = certificate.validity_at(Timestamp::from_unix_seconds(0));
            }
        }
    }
}
