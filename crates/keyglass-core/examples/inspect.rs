//! Prints the facts of the certificates in a file, or in what comes in, as JSON, one object a line:
//!
//! ```text
//! cargo run --package keyglass-core --example inspect -- certificate.pem
//! ```
//!
//! Reads PEM, DER, PKCS#7 (PEM or DER), a JSON Web Key and a key set. What cannot be read is an object
//! with an `error`. Ends with 1 when nothing could be read.
#![allow(clippy::print_stdout)]

use std::{
    env, fs,
    io::{self, Read},
    process::ExitCode,
};

use keyglass_core::{
    certificate::{Certificate, DistinguishedName, Extension},
    export::key_thumbprint,
    jwk::{JsonWebKey, decode_key_set},
    pkcs7,
};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let read = match env::args_os().nth(1) {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let found = match read {
        Ok(bytes) => inspect(&bytes),
        Err(error) => vec![Err(error.to_string())],
    };
    let mut code = ExitCode::FAILURE;
    for certificate in found {
        match certificate {
            Ok(certificate) => {
                code = ExitCode::SUCCESS;
                println!("{}", facts(&certificate));
            }
            Err(reason) => println!("{}", json!({ "error": reason })),
        }
    }
    code
}

/// Every certificate in some bytes, or why it could not be read.
fn inspect(bytes: &[u8]) -> Vec<Result<Certificate, String>> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_start().starts_with(['{', '[']) => inspect_json(bytes),
        Ok(text)
            if text.contains("-----BEGIN PKCS7-----") || text.contains("-----BEGIN CMS-----") =>
        {
            listed(pkcs7::certificates(text))
        }
        Ok(text) if text.contains("-----BEGIN ") => {
            vec![Certificate::from_pem(text).map_err(|error| error.to_string())]
        }
        _ => match Certificate::from_der(bytes) {
            Ok(certificate) => vec![Ok(certificate)],
            Err(error) => match pkcs7::certificates_in_der(bytes) {
                Err(_) => vec![Err(error.to_string())],
                found => listed(found),
            },
        },
    }
}

/// A key set, or one key, which is read as a set of one.
fn inspect_json(bytes: &[u8]) -> Vec<Result<Certificate, String>> {
    let set = decode_key_set(bytes).or_else(|error| {
        let key: Value = serde_json::from_slice(bytes).map_err(|_| error.clone())?;
        if key.get("kty").is_none() {
            return Err(error);
        }
        decode_key_set(json!({ "keys": [key] }).to_string().as_bytes())
    });
    let certificate = |key: &JsonWebKey| match key.certificate() {
        Some(read) => read.clone().map_err(|error| error.to_string()),
        None => Err(format!(
            "the key {} has no certificate",
            key.kid().unwrap_or("without an id")
        )),
    };
    match set {
        Ok(set) => set.keys().iter().map(certificate).collect(),
        Err(error) => vec![Err(error.to_string())],
    }
}

fn listed(found: Result<Vec<Certificate>, pkcs7::Pkcs7Error>) -> Vec<Result<Certificate, String>> {
    match found {
        Ok(certificates) if certificates.is_empty() => {
            vec![Err("the envelope holds no certificate".to_owned())]
        }
        Ok(certificates) => certificates.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error.to_string())],
    }
}

fn facts(certificate: &Certificate) -> Value {
    json!({
        "version": certificate.version(),
        "serial": {
            "hex": certificate.serial().colon_hex(),
            "decimal": certificate.serial().decimal(),
        },
        "subject": name(certificate.subject()),
        "issuer": name(certificate.issuer()),
        "not_before": certificate.not_before().unix_millis() / 1000,
        "not_after": certificate.not_after().unix_millis() / 1000,
        "public_key": certificate.public_key().to_string(),
        "signature_algorithm": certificate.signature_algorithm().to_string(),
        "sha1": certificate.sha1().colon(),
        "sha256": certificate.sha256().colon(),
        "x5t": certificate.x5t(),
        "x5t#S256": certificate.x5t_s256(),
        "public_key_pin": certificate.public_key_pin(),
        "jwk_thumbprint": key_thumbprint(certificate.public_key()),
        "extensions": certificate.extensions().iter().map(extension).collect::<Vec<_>>(),
    })
}

fn name(name: &DistinguishedName) -> Value {
    name.attributes()
        .iter()
        .map(|attribute| json!({ "type": attribute.name(), "value": attribute.value() }))
        .collect()
}

fn extension(extension: &Extension) -> Value {
    json!({
        "oid": extension.oid(),
        "name": extension.name(),
        "critical": extension.is_critical(),
        "values": extension.values(),
    })
}
