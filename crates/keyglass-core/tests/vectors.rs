//! The certificates of PyPI's `cryptography-vectors` (PKITS among them): read as openssl reads them.
//! `KEYGLASS_VECTORS` names the unpacked folder; `cargo xtask test` fetches it.

// Without the vectors the reader of the output is told so.
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
];

/// How many certificates are compared at once: openssl, not the core, takes the time.
const THREADS: usize = 4;

#[test]
fn every_certificate_that_openssl_reads_has_the_same_facts() {
    let Some(folder) = env::var_os("KEYGLASS_VECTORS").map(PathBuf::from) else {
        println!("KEYGLASS_VECTORS is not set: nothing was checked");
        return;
    };
    let mut files = Vec::new();
    collect(&folder, &mut files);
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
