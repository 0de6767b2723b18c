//! The certificates of PyPI's `cryptography-vectors` (PKITS among them): read as openssl reads them.
//! `cargo xtask test` fetches them into `target/xtask`; `KEYGLASS_VECTORS` names another folder.

// How many were compared is for a person to read.
#![allow(clippy::print_stdout)]

mod support;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    thread,
};

use keyglass_core::certificate::Certificate;
use support::openssl::Made;

/// Certificates whose facts are not those of openssl, each with the reason.
const DIFFERENT: &[(&str, &str)] = &[
    (
        "Validpre2000UTCnotBeforeDateTest3EE.crt",
        "refused: it begins in 1950, before what is counted",
    ),
    ("badasn1time.pem", "refused: its dates are not DER"),
    ("invalid_version.pem", "refused: X.509 has no such version"),
    (
        "belgian-eid-invalid-visiblestring.pem",
        "openssl has a name for its extension, qcStatements",
    ),
    (
        "admissions_extension_authority_not_provided.pem",
        "openssl has a name for its extension",
    ),
    (
        "admissions_extension_optional_data_not_provided.pem",
        "openssl has a name for its extension",
    ),
    (
        "alternate-rsa-sha1-oid.der",
        "shown by its identifier, which no standard of today has",
    ),
    (
        "mismatch_inner_outer_sig_algorithm.der",
        "the outer algorithm is shown, openssl prints the inner",
    ),
    (
        "e-trust.ru.der",
        "openssl has short names for the Russian OGRN and INN",
    ),
    (
        "scottishpower-bitstring-dn.pem",
        "a bit string in a name is shown in hex",
    ),
    (
        "unique_identifier.pem",
        "a bit string in a name is shown in hex",
    ),
    (
        "v1_cert.pem",
        "the algorithm is MD5 itself, which openssl takes for md5WithRSAEncryption",
    ),
    (
        "utf8-dnsname.pem",
        "its alternative names are not ASCII, as they must be: shown in hex",
    ),
    (
        "non-ascii-san.pem",
        "its alternative names are not ASCII, as they must be: shown in hex",
    ),
    (
        "san_x400address.der",
        "an X.400 address is shown in hex, as openssl shows none of it",
    ),
    (
        "san_edipartyname.der",
        "an EDI party name whose tags are not those of the standard: both show bytes",
    ),
    (
        "malformed-san.pem",
        "its alternative names are no names: both show bytes",
    ),
    (
        "malformed-ian.pem",
        "its alternative names are no names: both show bytes",
    ),
    (
        "sia.pem",
        "an access method of the arc 2.999 is not read: shown in hex",
    ),
    (
        "empty-eku.pem",
        "an empty list of purposes: both show bytes",
    ),
    (
        "inhibit_any_policy_negative.pem",
        "a negative number of certificates is shown in hex",
    ),
    (
        "nc_ip_invalid_length.pem",
        "an address of 33 bytes is shown in hex, openssl says that it is none",
    ),
    (
        "cp_invalid.pem",
        "the qualifier is broken: openssl shows bytes, the policy is shown with what can be read",
    ),
    (
        "cp_invalid2.der",
        "the qualifier is broken: openssl shows bytes, the policy is shown with what can be read",
    ),
    (
        "accvraiz1.pem",
        "a notice in BMPString is shown, openssl leaves it out",
    ),
];

/// Where they are unless `KEYGLASS_VECTORS` says otherwise.
const FETCHED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../target/xtask/cryptography-vectors-50.0.2/cryptography_vectors"
);

/// How many certificates are compared at once: openssl, not the core, takes the time.
const THREADS: usize = 4;

#[test]
fn every_certificate_that_openssl_reads_has_the_same_facts() {
    let folder = env::var_os("KEYGLASS_VECTORS").unwrap_or_else(|| FETCHED.into());
    let folder = Path::new(&folder);
    assert!(
        folder.is_dir(),
        "{} is not there: `cargo xtask test --only native` fetches it",
        folder.display()
    );
    let mut files = Vec::new();
    collect(folder, &mut files);
    let chunks = files.chunks(files.len().div_ceil(THREADS));
    let answers: Vec<Answer> = thread::scope(|scope| {
        let threads: Vec<_> = chunks
            .map(|chunk| scope.spawn(|| chunk.iter().filter_map(|path| compare(path)).collect()))
            .collect();
        let answers = threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"));
        answers.flat_map(|answers: Vec<Answer>| answers).collect()
    });
    let surprises: Vec<_> = answers
        .iter()
        .filter_map(|answer| answer.as_ref().err())
        .collect();
    assert!(surprises.is_empty(), "{surprises:#?}");
    assert!(
        answers.len() > 500,
        "only {} certificates were compared",
        answers.len()
    );
    println!("{} certificates were compared", answers.len());
}

/// That a certificate is as it should be, or what surprises.
type Answer = Result<(), String>;

/// Compares one file; `None` where openssl finds no certificate in it.
fn compare(path: &Path) -> Option<Answer> {
    let name = path.file_name()?.to_str()?.to_owned();
    let made = Made::read_by_openssl(path, &name)?;
    let bytes = fs::read(path).expect("it is there");
    let ours = match std::str::from_utf8(&bytes) {
        Ok(text) if text.contains("-----BEGIN ") => Certificate::from_pem(text),
        _ => Certificate::from_der(&bytes),
    };
    let same = match ours {
        Err(error) => Err(format!("{name}: {error}")),
        // The difference itself is printed by the panic.
        Ok(ours) => catch_unwind(AssertUnwindSafe(|| support::facts::same(&made, &ours)))
            .map_err(|_| format!("{name}: differs, see above")),
    };
    let listed = DIFFERENT.iter().any(|(listed, _)| *listed == name);
    Some(match same {
        Ok(()) if listed => Err(format!("{name}: is the same now; take it off the list")),
        Err(_) if listed => Ok(()),
        other => other,
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let extension = path
            .extension()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            collect(&path, files);
        } else if matches!(extension, "pem" | "der" | "crt" | "cer") {
            files.push(path);
        }
    }
    files.sort();
}
