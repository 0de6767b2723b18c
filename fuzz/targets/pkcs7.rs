//! PKCS#7 envelopes in DER and PEM.
#![no_main]

use keyglass_core::pkcs7;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = pkcs7::certificates_in_der(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = pkcs7::certificates(text);
    }
});
