//! Exported keys, read back by `jose` on Node and by Java's `keytool`.
//!
//! `cargo xtask test` installs jose into `target/xtask/sdks`; `KEYGLASS_SDKS` names another folder.

mod support;

use std::{
    env, fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use keyglass_core::{
    certificate::PublicKey,
    export::{Exported, Format, key_set, key_thumbprint},
    management::decode_signing_keys,
};
use serde_json::{Value, json};
use support::openssl::{Made, Recipe, utf8};

const RECIPES: &[Recipe] = &[
    Recipe::new("-newkey rsa:2048 -subj /CN=rsa"),
    Recipe::new("-newkey rsa:4096 -subj /CN=rsa"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=p256"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-384 -subj /CN=p384"),
    Recipe::new("-newkey ec -pkeyopt ec_paramgen_curve:P-521 -subj /CN=p521"),
    Recipe::new("-newkey ed25519 -subj /CN=ed25519"),
];

/// Where jose is unless `KEYGLASS_SDKS` says otherwise.
const INSTALLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/xtask/sdks");

/// Reads keys on standard input, answers what jose makes of each.
const SCRIPT: &str = r"
import * as jose from 'jose';
const keys = JSON.parse(await new Response(process.stdin).text());
const answers = [];
for (const { jwk, pem, spki, set } of keys) {
  const fromCertificate = await jose.exportJWK(await jose.importX509(pem, jwk.alg, { extractable: true }));
  const fromKey = await jose.exportJWK(await jose.importSPKI(spki, jwk.alg, { extractable: true }));
  const fromJwk = await jose.exportJWK(await jose.importJWK(jwk, jwk.alg, { extractable: true }));
  const find = jose.createLocalJWKSet(set);
  const found = await jose.exportJWK(await find({ alg: jwk.alg, kid: 'k' }));
  const thumbprint = await jose.calculateJwkThumbprint(jwk);
  answers.push({ fromCertificate, fromKey, fromJwk, found, thumbprint });
}
console.log(JSON.stringify(answers));
";

#[test]
fn jose_reads_the_same_keys_and_computes_the_same_thumbprints() {
    let folder = env::var_os("KEYGLASS_SDKS").unwrap_or_else(|| INSTALLED.into());
    let jose = Path::new(&folder).join("node_modules/jose");
    assert!(
        jose.is_dir(),
        "{} is not there: `cargo xtask test --only native` installs it",
        jose.display()
    );
    let made: Vec<_> = RECIPES.iter().map(|recipe| recipe.make()).collect();
    let inputs: Vec<_> = made.iter().map(input).collect();
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", SCRIPT])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node must be installed (20 or newer)");
    let mut stdin = node.stdin.take().expect("it is piped");
    stdin
        .write_all(json!(inputs).to_string().as_bytes())
        .expect("node reads");
    drop(stdin);
    let done = node.wait_with_output().expect("node ends");
    assert!(done.status.success(), "jose refused a key, see above");
    let answers: Vec<Value> = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(answers.len(), made.len());
    for ((made, input), answer) in made.iter().zip(&inputs).zip(&answers) {
        let name = made.recipe();
        for reading in ["fromCertificate", "fromKey", "fromJwk", "found"] {
            for member in ["kty", "n", "e", "crv", "x", "y"] {
                let ours = &input["jwk"][member];
                assert_eq!(
                    &answer[reading][member], ours,
                    "{name}: {reading}, {member}"
                );
            }
        }
        let thumbprint = key_thumbprint(made.certificate().public_key());
        assert_eq!(
            answer["thumbprint"].as_str(),
            thumbprint.as_deref(),
            "{name}"
        );
    }
}

/// A key as jose is to read it: as JWK, certificate, public key, and in a set of one.
fn input(made: &Made) -> Value {
    let body = json!([{"kid": "k", "cert": made.pem(), "current": true}]).to_string();
    let keys = decode_signing_keys(body.as_bytes()).expect("a list");
    let set: Value = serde_json::from_str(&key_set(&keys)).expect("JSON");
    let certificate = made.certificate();
    let exported = Exported::from(&certificate);
    let jwk = exported
        .text(Format::Jwk)
        .expect("a key that a JWK can hold");
    json!({
        "jwk": serde_json::from_str::<Value>(&jwk).expect("JSON"),
        "pem": made.pem(),
        "spki": exported.text(Format::PublicKey),
        "set": set,
    })
}

#[test]
fn keytool_reads_certificates_in_every_form() {
    for recipe in RECIPES {
        let made = recipe.make();
        let certificate = made.certificate();
        // Java 17 knows Ed25519, and no curve of the other kinds is left out here.
        assert!(!matches!(certificate.public_key(), PublicKey::Other { .. }));
        let exported = Exported::from(&certificate);
        for format in [
            Format::CertificatePemWithLineEnd,
            Format::CertificateDer,
            Format::Pkcs7,
        ] {
            let path = made
                .folder()
                .join(format!("exported.{}", format.extension()));
            fs::write(&path, exported.bytes(format).expect("a certificate")).expect("written");
            let done = Command::new("keytool")
                .args(["-printcert", "-file"])
                .arg(&path)
                .env("LC_ALL", "C")
                .output()
                .expect(
                    "keytool must be installed (on Debian: apt-get install default-jre-headless)",
                );
            let said = utf8(done.stdout);
            let name = made.recipe();
            assert!(
                said.contains(&certificate.sha256().colon()),
                "{name} {format:?}: {said}"
            );
        }
    }
}
