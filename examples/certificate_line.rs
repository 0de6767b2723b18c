//! What the benchmark in a browser measures of the core: a certificate read from its DER, with its
//! SHA-256. Built by `cargo xtask bench`; the other libraries do the same in `e2e/bench`.

use keyglass_core::certificate::Certificate;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Serial number, subject, last day and count of extensions of a certificate, and its SHA-256 in hex;
/// nothing when the bytes are no certificate.
#[wasm_bindgen]
pub fn keyglass(der: &[u8]) -> Option<String> {
    let certificate = Certificate::from_der(der).ok()?;
    let names = certificate.subject().attributes().iter();
    let names: Vec<_> = names.map(|attribute| attribute.value()).collect();
    Some(format!(
        "{} {} {} {} {}",
        certificate.serial().decimal()?,
        names.join(","),
        certificate.not_after().unix_millis() / 1000,
        certificate.extensions().len(),
        certificate.sha256().hex(),
    ))
}
