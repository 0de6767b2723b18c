//! Certificates in DER and PEM: whatever is read can be shown, and exported and read back.
#![no_main]

use keyglass_core::{
    certificate::Certificate,
    export::{Exported, Format, key_thumbprint},
    pkcs7,
    timestamp::Timestamp,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(certificate) = Certificate::from_pem(text) {
            assert_eq!(certificate.pem(), text);
            show(&certificate);
        }
    }
    if let Ok(certificate) = Certificate::from_der(bytes) {
        assert_eq!(certificate.der(), bytes);
        show(&certificate);
    }
});

fn show(certificate: &Certificate) {
    let _ = (
        certificate.subject().to_string(),
        certificate.issuer().to_string(),
    );
    let _ = (
        certificate.serial().decimal(),
        certificate.serial().colon_hex(),
    );
    let _ = (
        certificate.public_key().to_string(),
        key_thumbprint(certificate.public_key()),
    );
    let _ = certificate.validity_at(Timestamp::from_unix_seconds(0));
    let _ = certificate.weaknesses();
    assert!(certificate.der().ends_with(certificate.signature()));
    assert!(certificate.signed_part().len() < certificate.der().len());
    let exported = Exported::from(certificate);
    for format in Format::ALL {
        let _ = exported.bytes(format);
    }
    let envelope = pkcs7::envelope(certificate);
    let read = pkcs7::certificates(&envelope).expect("what was written is read");
    assert_eq!(read[0].der(), certificate.der());
}
