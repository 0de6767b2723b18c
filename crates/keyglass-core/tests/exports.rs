//! Exported keys, read back by the programs that receive them: `openssl` and `ssh-keygen`.

mod support;

use std::{fs, process::Command};

use keyglass_core::{
    certificate::Certificate,
    export::{Exported, Format},
    pkcs7,
};
use support::openssl::{Recipe, openssl, output, utf8};

const RECIPES: &[Recipe] = &[
    Recipe::new("-newkey rsa:2048 -subj /CN=rsa"),
    Recipe::new("-newkey rsa:4096 -subj /CN=rsa"),
    Recipe::new("-newkey rsa:2048 -pkeyopt rsa_keygen_pubexp:3 -subj /CN=exponent"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=p256"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-384 -subj /CN=p384"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-521 -subj /CN=p521"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:secp256k1 -subj /CN=k1"),
    Recipe::new("-newkey ed25519 -subj /CN=ed25519"),
    Recipe::new("-newkey ed448 -subj /CN=ed448"),
];

#[test]
fn every_format_is_read_back_by_openssl() {
    for recipe in RECIPES {
        let made = recipe.make();
        let certificate = made.certificate();
        let exported = Exported::from(&certificate);
        let name = made.recipe();

        let cer = exported.bytes(Format::CertificateDer).expect(name);
        let read = made.openssl_reads(&cer, &["x509", "-inform", "DER", "-outform", "DER"]);
        assert_eq!(read, made.der(), "{name}");

        let pem = exported
            .bytes(Format::CertificatePemWithLineEnd)
            .expect(name);
        let read = made.openssl_reads(&pem, &["x509", "-outform", "DER"]);
        assert_eq!(read, made.der(), "{name}");

        let p7b = exported.bytes(Format::Pkcs7).expect(name);
        let read = made.openssl_reads(&p7b, &["pkcs7", "-print_certs"]);
        let read = Certificate::from_pem(&utf8(read)).expect(name);
        assert_eq!(read.der(), made.der(), "{name}");

        let public = exported.text(Format::PublicKey).expect(name);
        assert_eq!(public, made.public_key().expect(name), "{name}");

        let saml = exported.bytes(Format::Saml).expect(name);
        let read = made.openssl_reads(&saml, &["base64", "-d", "-A"]);
        assert_eq!(read, made.der(), "{name}");
    }
}

#[test]
fn rsa_keys_are_written_as_openssl_writes_them_and_others_are_not() {
    for recipe in RECIPES {
        let made = recipe.make();
        let certificate = made.certificate();
        let exported = Exported::from(&certificate);
        let ours = exported.text(Format::RsaPublicKey);
        if certificate.public_key().rsa_bits().is_none() {
            assert_eq!(ours, None, "{}", made.recipe());
            continue;
        }
        let public = exported.bytes(Format::PublicKey).expect("RSA");
        let theirs = made.openssl_reads(&public, &["rsa", "-pubin", "-RSAPublicKey_out"]);
        assert_eq!(ours, Some(utf8(theirs)), "{}", made.recipe());
    }
}

#[test]
fn openssh_lines_are_those_that_ssh_keygen_makes() {
    let mut known = 0;
    for recipe in RECIPES {
        let made = recipe.make();
        let certificate = made.certificate();
        let exported = Exported::from(&certificate);
        let public = made.folder().join("public.pem");
        fs::write(&public, exported.text(Format::PublicKey).expect("a key")).expect("written");
        let theirs = Command::new("ssh-keygen")
            .args(["-i", "-m", "PKCS8", "-f"])
            .arg(&public)
            .output()
            .expect("ssh-keygen must be installed (on Debian: apt-get install openssh-client)");
        let theirs = theirs.status.success().then(|| utf8(theirs.stdout));
        // What it says of a curve that it does not know.
        let theirs = theirs.filter(|line| !line.starts_with("ssh-unknown"));
        let ours = exported.text(Format::OpenSsh);
        let is_ed25519 = made.recipe().contains("ed25519");
        if is_ed25519 {
            // It imports no Ed25519 from this form, but reads the line.
            let line = made.folder().join("line.pub");
            fs::write(&line, ours.expect("a line")).expect("written");
            let listed = Command::new("ssh-keygen").arg("-lf").arg(line).output();
            let listed = utf8(listed.expect("ssh-keygen runs").stdout);
            assert!(
                listed.starts_with("256 SHA256:") && listed.contains("(ED25519)"),
                "{listed}"
            );
        } else {
            assert_eq!(
                ours.as_deref(),
                theirs.as_deref().map(str::trim_end),
                "{}",
                made.recipe()
            );
        }
        known += usize::from(theirs.is_some() || is_ed25519);
    }
    assert_eq!(known, 7, "all but secp256k1 and Ed448");
}

#[test]
fn an_envelope_that_openssl_made_is_read() {
    let made = RECIPES[0].make();
    let other = RECIPES[7].make();
    let mut command = openssl();
    command
        .args(["crl2pkcs7", "-nocrl", "-certfile"])
        .arg(made.path());
    let text = utf8(output(command.arg("-certfile").arg(other.path())));
    let read = pkcs7::certificates(&text).expect("an envelope");
    let read: Vec<_> = read.iter().map(|it| it.sha256().hex()).collect();
    // openssl keeps the order in which they were given.
    let expected = [made, other].map(|it| it.certificate().sha256().hex());
    assert_eq!(read, expected);
}

#[test]
fn pins_and_digests_are_those_of_openssl() {
    for recipe in RECIPES {
        let made = recipe.make();
        let certificate = made.certificate();
        let digest = |bytes: &[u8], name: &str| {
            let digest = made.openssl_reads(bytes, &["dgst", name, "-binary"]);
            utf8(made.openssl_reads(&digest, &["base64", "-A"]))
        };
        let url = |base64: String| {
            base64
                .trim_end_matches('=')
                .replace('+', "-")
                .replace('/', "_")
        };
        let name = made.recipe();
        let pin = digest(certificate.public_key_info(), "-sha256");
        assert_eq!(certificate.public_key_pin(), pin, "{name}");
        assert_eq!(
            certificate.x5t(),
            url(digest(made.der(), "-sha1")),
            "{name}"
        );
        assert_eq!(
            certificate.x5t_s256(),
            url(digest(made.der(), "-sha256")),
            "{name}"
        );
    }
}

#[test]
fn the_signed_part_and_the_signature_are_the_ones_that_verify() {
    let made = RECIPES[0].make();
    let certificate = made.certificate();
    let signature = made.folder().join("signature");
    let public = made.folder().join("public.pem");
    fs::write(&signature, certificate.signature()).expect("written");
    let exported = Exported::from(&certificate);
    fs::write(&public, exported.text(Format::PublicKey).expect("a key")).expect("written");
    let arguments = [
        "dgst",
        "-sha256",
        "-verify",
        public.to_str().expect("UTF-8"),
        "-signature",
        signature.to_str().expect("UTF-8"),
    ];
    let said = utf8(made.openssl_reads(certificate.signed_part(), &arguments));
    assert_eq!(said.trim(), "Verified OK");
}

#[test]
fn weaknesses_are_named() {
    use keyglass_core::certificate::Weakness;
    let weak = Recipe::new("-newkey rsa:1024 -sha1 -subj /CN=weak").make();
    let found = [Weakness::Digest("SHA-1"), Weakness::ShortKey { bits: 1024 }];
    assert_eq!(weak.certificate().weaknesses(), found);
    let strong = RECIPES[0].make();
    assert_eq!(strong.certificate().weaknesses(), []);
}
