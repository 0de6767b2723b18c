//! With what an application proves who it is.

use crate::timestamp::Timestamp;

/// How an application proves who it is when it asks for tokens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CredentialKind {
    /// With its client secret: `client_secret_post`, `client_secret_basic`, or no word at all, which
    /// means the same.
    Secret,
    /// With a token that it signs itself: `private_key_jwt` (RFC 7523). It has no client secret.
    PrivateKeyJwt,
    /// With a certificate of an authority: `tls_client_auth` (RFC 8705 §2.1). No client secret.
    Tls,
    /// With a certificate of its own: `self_signed_tls_client_auth` (RFC 8705 §2.2). No client secret.
    SelfSignedTls,
    /// Not at all: a public client, `none`. The API gives it a client secret all the same, which is
    /// used nowhere but to sign with HS256.
    Public,
    /// In another way, in the API's own word.
    Other(Box<str>),
    /// The token's scopes hide it.
    Hidden,
}

impl CredentialKind {
    /// The kind for the API's word.
    pub fn from_api(word: &str) -> Self {
        match word {
            "client_secret_post" | "client_secret_basic" => Self::Secret,
            "private_key_jwt" => Self::PrivateKeyJwt,
            "tls_client_auth" => Self::Tls,
            "self_signed_tls_client_auth" => Self::SelfSignedTls,
            "none" => Self::Public,
            other => Self::Other(other.into()),
        }
    }

    /// A word for it that can stand in an address: the API's own where it has one.
    pub fn word(&self) -> &str {
        match self {
            Self::Secret => "client_secret",
            Self::PrivateKeyJwt => "private_key_jwt",
            Self::Tls => "tls_client_auth",
            Self::SelfSignedTls => "self_signed_tls_client_auth",
            Self::Public => "none",
            Self::Other(word) => word,
            Self::Hidden => "hidden",
        }
    }
}

/// A key or certificate with which an application proves itself, as
/// `GET /clients/{id}/credentials` describes it. The key itself is never part of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Its id, `cred_…`.
    pub id: Option<String>,
    /// What its owner calls it.
    pub name: Option<String>,
    /// The key id that the application's own tokens carry.
    pub kid: Option<String>,
    /// The algorithm of the application's own tokens: `RS256`, `RS384`, `PS256`.
    pub algorithm: Option<String>,
    /// What it is.
    pub credential_type: Option<CredentialType>,
    /// The subject that the authority's certificate must have.
    pub subject_dn: Option<String>,
    /// The certificate's SHA-256 as the API writes it (`x5t#S256`: base64url).
    pub thumbprint_sha256: Option<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// When it ends; absent when it does not.
    pub expires_at: Option<Timestamp>,
}

/// What a credential is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialType {
    /// A public key: `public_key`.
    PublicKey,
    /// The subject of an authority's certificate: `cert_subject_dn`.
    CertificateSubject,
    /// A certificate of the application's own: `x509_cert`.
    Certificate,
    /// Any other, in the API's own word.
    Other(Box<str>),
}

impl CredentialType {
    /// The type for the API's word.
    pub fn from_api(word: &str) -> Self {
        match word {
            "public_key" => Self::PublicKey,
            "cert_subject_dn" => Self::CertificateSubject,
            "x509_cert" => Self::Certificate,
            other => Self::Other(other.into()),
        }
    }
}

/// The credentials of one application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credentials {
    /// Those that could be read, in the API's order.
    pub credentials: Vec<Credential>,
    /// How many entries were no credentials.
    pub unreadable: usize,
}
