//! The facts of a certificate as they stand on screen.

use keyglass::components::certificate_facts::CertificateFacts;
use keyglass_core::certificate::Certificate;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::stage;

const PEM: &str = include_str!("../data/certificate.pem");

#[wasm_bindgen_test]
fn the_facts_are_those_that_openssl_prints() {
    let certificate = Certificate::from_pem(PEM).expect("openssl made it");
    let stage = stage(move || view! { <CertificateFacts certificate=&certificate /> });
    let fact = |name: &str| {
        let element = stage.find(&format!("[data-test={name}]"));
        element.text_content().unwrap_or_default()
    };
    assert_eq!(
        fact("sha1-colon"),
        "7A:28:13:A0:85:3B:A3:77:D0:F2:B7:CD:15:EF:0C:5F:3C:AA:7B:03"
    );
    assert!(
        fact("serial").starts_with("35:57:AE:1C:09:44:D0:7F"),
        "{}",
        fact("serial")
    );
    assert_eq!(fact("subject"), "CN = acme-demo.localhost");
    assert_eq!(fact("public-key"), "RSA 2048 bits, exponent 65537");
    assert_eq!(fact("signature-algorithm"), "sha256WithRSAEncryption");
    assert!(fact("issuer").ends_with("self-issued"));
}
