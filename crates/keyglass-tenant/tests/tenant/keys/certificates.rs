//! What the certificates are, in the eyes of `openssl`.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;
use time::macros::format_description;
use time::{Duration, PrimitiveDateTime};

use crate::support::openssl::{der_of, fact_of, fingerprint_of, openssl, openssl_text};
use crate::support::{Api, demo_tenant, text};

async fn demo_keys() -> (String, Vec<Value>) {
    let tenant = demo_tenant().await;
    (
        tenant.domain().to_owned(),
        Api::with_all_scopes(&tenant).await.keys().await,
    )
}

#[tokio::test]
async fn fingerprint_and_thumbprint_are_the_sha1_of_the_certificate() {
    for key in demo_keys().await.1 {
        let fingerprint = fingerprint_of(text(&key, "cert"));
        assert_eq!(text(&key, "fingerprint"), fingerprint);
        assert_eq!(text(&key, "thumbprint"), fingerprint.replace(':', ""));
    }
}

#[tokio::test]
async fn a_kid_of_the_older_generation_spells_out_the_thumbprint() {
    let keys = demo_keys().await.1;
    let legacy: Vec<_> = keys
        .iter()
        .filter(|key| text(key, "kid").len() == 54)
        .collect();
    assert_eq!(legacy.len(), 4);
    for key in legacy {
        let thumbprint = fingerprint_of(text(key, "cert")).replace(':', "");
        let spelled_out = Base64UrlUnpadded::encode_string(thumbprint.as_bytes());
        assert_eq!(text(key, "kid"), spelled_out);
    }
}

#[tokio::test]
async fn pem_has_crlf_in_64_columns_and_none_at_the_end() {
    for key in demo_keys().await.1 {
        let certificate = text(&key, "cert");
        assert!(certificate.starts_with("-----BEGIN CERTIFICATE-----\r\n"));
        assert!(certificate.ends_with("\r\n-----END CERTIFICATE-----"));
        let pkcs7 = text(&key, "pkcs7");
        assert!(pkcs7.starts_with("-----BEGIN PKCS7-----\r\n"));
        assert!(pkcs7.ends_with("\r\n-----END PKCS7-----\r\n"));
        for pem in [certificate, pkcs7] {
            let lines: Vec<_> = pem.trim_end().split("\r\n").collect();
            let body = &lines[1..lines.len() - 1];
            assert!(body[..body.len() - 1].iter().all(|line| line.len() == 64));
            assert!(lines.iter().all(|line| !line.contains(['\r', '\n'])));
        }
    }
}

#[tokio::test]
async fn pkcs7_holds_that_certificate_and_nothing_else() {
    for key in demo_keys().await.1 {
        let pkcs7 = text(&key, "pkcs7").as_bytes();
        let listed = openssl_text(&["pkcs7", "-print_certs"], pkcs7);
        assert_eq!(listed.matches("BEGIN CERTIFICATE").count(), 1);
        assert_eq!(der_of(&listed), der_of(text(&key, "cert")));

        let structure = openssl_text(&["pkcs7", "-print", "-noout"], pkcs7);
        let structure = structure.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "version: 1 md_algs: <EMPTY> contents: type: pkcs7-data",
            "d.data: <ABSENT> cert:",
            "crl: <EMPTY> signer_info: <EMPTY>",
        ] {
            assert!(structure.contains(part), "{part} in {structure}");
        }
        let der = openssl(&["pkcs7", "-outform", "DER"], pkcs7);
        let body: String = text(&key, "pkcs7")
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        let ours = base64ct::Base64::decode_vec(&body).expect("base64");
        assert_eq!(ours, der, "openssl writes the same bytes");
        // Recorded: the set of revocation lists is there and empty, as is the set of signers.
        assert!(ours.ends_with(&[0xa1, 0x00, 0x31, 0x00]));
    }
}

#[tokio::test]
async fn certificates_have_the_recorded_shape() {
    let (domain, keys) = demo_keys().await;
    for key in keys {
        let certificate = text(&key, "cert");
        let name = format!("CN = {domain}");
        assert_eq!(
            fact_of(certificate, "-subject").replace("CN=", "CN = "),
            name
        );
        assert_eq!(
            fact_of(certificate, "-issuer").replace("CN=", "CN = "),
            name
        );
        let serial = fact_of(certificate, "-serial");
        assert_eq!(serial.len(), 16, "eight bytes: {serial}");

        let words = openssl_text(&["x509", "-noout", "-text"], certificate.as_bytes());
        let squeezed = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "Version: 3 (0x2)",
            "Signature Algorithm: sha256WithRSAEncryption",
            "Public-Key: (2048 bit)",
            "X509v3 Basic Constraints: critical CA:TRUE X509v3 Subject Key Identifier:",
            "X509v3 Key Usage: critical Digital Signature, Certificate Sign",
        ] {
            assert!(squeezed.contains(part), "{part} in {words}");
        }
    }
}

#[tokio::test]
async fn a_certificate_is_valid_for_5000_days_from_before_its_key_was_used() {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]Z");
    for key in demo_keys().await.1 {
        let [begin, end] = ["-startdate", "-enddate"].map(|option| {
            let date = fact_of(text(&key, "cert"), option);
            PrimitiveDateTime::parse(&date, format).expect("a date")
        });
        assert_eq!(end - begin, Duration::days(5000));
        if let Some(since) = key["current_since"].as_str() {
            let used = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
            let used = PrimitiveDateTime::parse(&since[..19], used).expect("a date");
            assert!(begin <= used, "made {begin}, used {used}");
        }
    }
}

#[tokio::test]
async fn certificates_sign_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    for (index, key) in demo_keys().await.1.iter().enumerate() {
        let path = folder.path().join(format!("{index}.pem"));
        std::fs::write(&path, text(key, "cert")).expect("written");
        let path = path.to_str().expect("a path in UTF-8");
        openssl(
            &[
                "verify",
                "-check_ss_sig",
                "-no_check_time",
                "-CAfile",
                path,
                path,
            ],
            b"",
        );
    }
}
