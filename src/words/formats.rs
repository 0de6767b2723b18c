//! The forms of a key.

use keyglass_core::export::Format;

pub(crate) const TITLE: &str = "Formats";
pub(crate) const KEY_SET: &str = "key set of the valid keys (JWKS)";
/// As the message of a copy begins.
pub(crate) const KEY_SET_COPIED: &str = "Key set";

/// The name of a form.
pub(crate) fn name(format: Format) -> &'static str {
    match format {
        Format::CertificatePem => "Certificate, PEM",
        Format::CertificatePemWithLineEnd => "Certificate, PEM with a final line end",
        Format::CertificateDer => "Certificate, DER",
        Format::Pkcs7 => "PKCS#7",
        Format::PublicKey => "Public key, PEM (SPKI)",
        Format::RsaPublicKey => "Public key, PEM (PKCS#1)",
        Format::Jwk => "JSON Web Key",
        Format::OpenSsh => "OpenSSH",
        Format::Saml => "Base64 on one line, for SAML metadata",
    }
}

/// The label of the button that copies it.
pub(crate) fn copy(name: &str) -> String {
    format!("Copy {name}")
}

/// The label of the button that saves it.
pub(crate) fn download(name: &str) -> String {
    format!("Download {name}")
}
