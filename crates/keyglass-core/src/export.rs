//! A key in the forms that other systems take.

mod jwk;
mod ssh;

use std::borrow::Cow;

use crate::{
    application::ApplicationCertificate,
    certificate::{Certificate, PublicKey},
    display::file_stem,
    pem::{self, LineEnd},
    pkcs7,
    signing_key::{KeyId, ListedKey, SigningKey, SigningKeys},
};

pub use self::jwk::key_thumbprint;

/// A form of a key or of its certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The certificate's PEM, byte for byte as the API sent it.
    CertificatePem,
    /// The same with a line end behind its last line, which some systems miss otherwise.
    CertificatePemWithLineEnd,
    /// The certificate's DER.
    CertificateDer,
    /// The certificate in a PKCS#7 envelope, PEM: the API's own, or one made here.
    Pkcs7,
    /// The public key as SubjectPublicKeyInfo, PEM (RFC 7468 §13).
    PublicKey,
    /// An RSA key as RSAPublicKey, PEM (RFC 8017 §A.1.1).
    RsaPublicKey,
    /// A JSON Web Key with its certificate (RFC 7517).
    Jwk,
    /// One line as in `authorized_keys` (RFC 4253 §6.6).
    OpenSsh,
    /// The certificate in base64 on one line, as SAML metadata has it.
    Saml,
}

/// A key to export.
#[derive(Clone, Copy)]
pub struct Exported<'a> {
    certificate: &'a Certificate,
    kid: Option<&'a KeyId>,
    pem: Option<&'a str>,
    pkcs7: Option<&'a str>,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::CertificatePem,
        Self::CertificatePemWithLineEnd,
        Self::CertificateDer,
        Self::Pkcs7,
        Self::PublicKey,
        Self::RsaPublicKey,
        Self::Jwk,
        Self::OpenSsh,
        Self::Saml,
    ];

    /// The file name's extension that receiving systems expect, without its first dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::CertificatePem | Self::CertificatePemWithLineEnd => "pem",
            Self::CertificateDer => "cer",
            Self::Pkcs7 => "p7b",
            Self::PublicKey => "pub.pem",
            Self::RsaPublicKey => "rsa.pub.pem",
            Self::Jwk => "jwk.json",
            Self::OpenSsh => "pub",
            Self::Saml => "saml.txt",
        }
    }

    /// The media type (RFC 5280 §4.2.1.13 and RFC 8555 §9.1 for certificates, RFC 7517 §8.5.1).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::CertificatePem | Self::CertificatePemWithLineEnd => {
                "application/pem-certificate-chain"
            }
            Self::CertificateDer => "application/pkix-cert",
            Self::Pkcs7 => "application/x-pkcs7-certificates",
            Self::PublicKey | Self::RsaPublicKey => "application/x-pem-file",
            Self::Jwk => "application/jwk+json",
            Self::OpenSsh | Self::Saml => "text/plain",
        }
    }

    /// Whether it is text, so that it can be copied.
    pub fn is_text(self) -> bool {
        self != Self::CertificateDer
    }
}

impl<'a> From<&'a SigningKey> for Exported<'a> {
    fn from(key: &'a SigningKey) -> Self {
        Self {
            certificate: key.certificate(),
            kid: Some(key.kid()),
            pem: Some(key.certificate_pem()),
            pkcs7: key.pkcs7(),
        }
    }
}

impl<'a> From<&'a Certificate> for Exported<'a> {
    fn from(certificate: &'a Certificate) -> Self {
        Self {
            certificate,
            kid: None,
            pem: None,
            pkcs7: None,
        }
    }
}

impl ApplicationCertificate {
    /// The certificate to export, with the texts that the API sent; `None` where it cannot be read.
    pub fn exported(&self) -> Option<Exported<'_>> {
        Some(Exported {
            certificate: self.certificate().ok()?,
            kid: None,
            pem: Some(self.certificate_pem()),
            pkcs7: self.pkcs7(),
        })
    }
}

impl Exported<'_> {
    /// The bytes of a format; `None` where the key is of a kind that the format does not know.
    pub fn bytes(&self, format: Format) -> Option<Vec<u8>> {
        match format {
            Format::CertificateDer => Some(self.certificate.der().to_vec()),
            text => self.text(text).map(String::into_bytes),
        }
    }

    /// The text of a format; `None` where the key is of a kind that the format does not know, and for
    /// [`Format::CertificateDer`], which is no text.
    pub fn text(&self, format: Format) -> Option<String> {
        let pem = || match self.pem {
            Some(pem) => Cow::Borrowed(pem),
            None => Cow::Owned(self.certificate.pem()),
        };
        match format {
            Format::CertificatePem => Some(pem().into_owned()),
            Format::CertificatePemWithLineEnd => Some(with_line_end(&pem())),
            Format::CertificateDer => None,
            Format::Pkcs7 => Some(match self.pkcs7 {
                Some(text) => text.to_owned(),
                None => pkcs7::envelope(self.certificate),
            }),
            Format::PublicKey => Some(openssl_pem(
                "PUBLIC KEY",
                self.certificate.public_key_info(),
            )),
            Format::RsaPublicKey => {
                let key = self.certificate.rsa_public_key()?;
                Some(openssl_pem("RSA PUBLIC KEY", key))
            }
            Format::Jwk => jwk::text(self.certificate, self.kid),
            Format::OpenSsh => ssh::line(self.certificate.public_key(), self.comment()),
            Format::Saml => Some(self.certificate.base64()),
        }
    }

    fn comment(&self) -> &str {
        self.kid.map_or("", KeyId::as_str)
    }
}

/// The file name of a key in a format: `acme-p2Ksd81uVqO4nBz6Hc0tE.pem`.
pub fn file_name(tenant_stem: &str, kid: &KeyId, format: Format) -> String {
    let stem = file_stem(&format!("{tenant_stem}-{kid}"));
    format!("{stem}.{}", format.extension())
}

/// A key set (RFC 7517 §5) of all keys that are not revoked, as JSON in lines. Keys that cannot be read
/// or written are left out.
pub fn key_set(keys: &SigningKeys) -> String {
    let keys = keys.valid().filter_map(|key| match key {
        ListedKey::Readable(key) => jwk::members(key.certificate(), Some(key.kid())),
        ListedKey::Unreadable(_) => None,
    });
    let keys: Vec<_> = keys.collect();
    in_lines(&serde_json::json!({ "keys": keys }))
}

fn in_lines(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A PEM text as openssl writes it.
fn openssl_pem(label: &str, der: &[u8]) -> String {
    let mut text = pem::encode(label, der, LineEnd::Lf);
    text.push('\n');
    text
}

/// The text with the line end that it uses itself behind it, if there is none.
fn with_line_end(text: &str) -> String {
    let line_end = match text {
        text if text.ends_with('\n') => "",
        text if text.contains("\r\n") => "\r\n",
        _ => "\n",
    };
    format!("{text}{line_end}")
}

impl Certificate {
    /// The bytes of an RSA key: RSAPublicKey (RFC 8017 §A.1.1).
    fn rsa_public_key(&self) -> Option<&[u8]> {
        match self.public_key() {
            PublicKey::Rsa { encoded, .. } => Some(encoded),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
