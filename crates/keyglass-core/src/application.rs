//! A tenant's applications: what the Management API says of each, and how each proves who it is.
//!
//! Nothing here ever holds a client secret or a private key; see [`crate::management::clients`].

mod algorithm;
mod application_type;
mod client_id;
mod credential;
mod index;
mod list;
mod search;
mod selection;
mod summary;

use std::fmt;

pub use self::{
    algorithm::TokenAlgorithm,
    application_type::ApplicationType,
    client_id::ClientId,
    credential::{Credential, CredentialKind, CredentialType, Credentials},
    index::{ApplicationIndex, Facets, Row},
    list::{ListedApplication, UnreadableApplication, UnreadableReason},
    search::{SearchQuery, fold},
    selection::{Filter, Order, OrderBy, Selection},
    summary::{ApplicationSummary, Party, Stated},
};
use crate::{
    certificate::{Certificate, CertificateError},
    management::clients::Seen,
};

/// One application with its details. Its client secret is no part of it: that is asked for alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Application {
    pub(crate) summary: ApplicationSummary,
    pub(crate) seen: Seen,
    pub(crate) description: Option<String>,
    pub(crate) secret_encoded: Option<bool>,
    pub(crate) callbacks: Vec<String>,
    pub(crate) client_aliases: Vec<String>,
    pub(crate) saml: Option<SamlAddon>,
    pub(crate) ws_fed: bool,
    pub(crate) signing_certificates: Vec<ApplicationCertificate>,
    pub(crate) credential_ids: Vec<String>,
    pub(crate) external_client_id: Option<String>,
}

/// What an application's SAML add-on (`addons.samlp`) says, as far as it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SamlAddon {
    /// For whom assertions are.
    pub audience: Option<String>,
    /// Where they are sent.
    pub destination: Option<String>,
    /// Who they say has made them.
    pub issuer: Option<String>,
    /// `rsa-sha256` or `rsa-sha1`.
    pub signature_algorithm: Option<String>,
    /// `sha256` or `sha1`.
    pub digest_algorithm: Option<String>,
}

/// A certificate of an application's `signing_keys`: the one that verifies what the tenant signs for
/// it. The private key that an API may send beside it is never read.
#[derive(Clone, PartialEq, Eq)]
pub struct ApplicationCertificate {
    pub(crate) certificate: Result<Certificate, CertificateError>,
    pub(crate) certificate_pem: String,
    pub(crate) pkcs7: Option<String>,
}

impl Application {
    /// What the list says of it too: id, name, type, algorithm, kind of credential.
    pub fn summary(&self) -> &ApplicationSummary {
        &self.summary
    }

    /// Its id.
    pub fn client_id(&self) -> &ClientId {
        self.summary.client_id()
    }

    /// Which of its members the token lets one see. What it hides is absent here.
    pub fn seen(&self) -> Seen {
        self.seen
    }

    /// What its owner says it is.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Whether its client secret is base64 of the key that signs with HS256, rather than the key
    /// itself (`jwt_configuration.secret_encoded`).
    pub fn secret_encoded(&self) -> Option<bool> {
        self.secret_encoded
    }

    /// The addresses to which its users are sent back.
    pub fn callbacks(&self) -> &[String] {
        &self.callbacks
    }

    /// Its other names; WS-Federation knows it by the first of them (the realm).
    pub fn client_aliases(&self) -> &[String] {
        &self.client_aliases
    }

    /// The settings of its SAML add-on, if it has one.
    pub fn saml(&self) -> Option<&SamlAddon> {
        self.saml.as_ref()
    }

    /// Whether it has the WS-Federation add-on.
    pub fn has_ws_fed(&self) -> bool {
        self.ws_fed
    }

    /// The certificates that verify what the tenant signs for it.
    pub fn signing_certificates(&self) -> &[ApplicationCertificate] {
        &self.signing_certificates
    }

    /// The ids of the keys or certificates with which it proves itself, whatever the method.
    pub fn credential_ids(&self) -> &[String] {
        &self.credential_ids
    }

    /// The address of the document that describes it, if it came by one.
    pub fn external_client_id(&self) -> Option<&str> {
        self.external_client_id.as_deref()
    }
}

impl fmt::Debug for Application {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Application")
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

impl ApplicationCertificate {
    /// The certificate.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn certificate(&self) -> Result<&Certificate, &CertificateError> {
        self.certificate.as_ref()
    }

    /// Its PEM text, byte for byte as the API sent it.
    pub fn certificate_pem(&self) -> &str {
        &self.certificate_pem
    }

    /// Its PKCS#7 text, byte for byte as the API sent it, if it did.
    pub fn pkcs7(&self) -> Option<&str> {
        self.pkcs7.as_deref()
    }
}

impl fmt::Debug for ApplicationCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = self.certificate.as_ref().map(Certificate::subject);
        f.debug_tuple("ApplicationCertificate")
            .field(&subject)
            .finish()
    }
}
