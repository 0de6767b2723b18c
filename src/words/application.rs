//! One application: what it is, what verifies its tokens, and how it proves who it is.

use keyglass_core::application::{ApplicationType, CredentialKind, CredentialType, TokenAlgorithm};

pub(crate) const CRUMB: &str = "Applications";
pub(crate) const NAMELESS: &str = "Application without a name";
pub(crate) const TABS: &str = "Application";
pub(crate) const BASIC: &str = "Basic information";
pub(crate) const CERTIFICATES: &str = "Certificates";
pub(crate) const CREDENTIALS: &str = "Credentials";

pub(crate) const CONNECT: &str = "To connect it";
pub(crate) const NAME: &str = "Name";
pub(crate) const NO_NAME: &str = "no name";
pub(crate) const DOMAIN: &str = "Domain";
pub(crate) const CLIENT_ID: &str = "Client ID";
pub(crate) const DESCRIPTION: &str = "Description";
pub(crate) const TYPE: &str = "Type";
pub(crate) const AUTHENTICATION: &str = "Proves itself with";
pub(crate) const EXTERNAL_ID: &str = "Described at";
pub(crate) const THIRD_PARTY: &str = "Third party";
pub(crate) const THIRD_PARTY_TEXT: &str =
    "Somebody else’s: the tenant lets it in, and asks each user for consent.";
pub(crate) const GLOBAL: &str = "All applications";
pub(crate) const GLOBAL_TEXT: &str = "This one stands for all applications of the tenant. Every tenant has it; nobody \
    signs in to it.";
pub(crate) const NOT_SAID: &str = "not said by the API";
pub(crate) const HIDDEN: &str = "hidden by the token’s scopes";

pub(crate) const VERIFIES: &str = "What verifies its tokens";
pub(crate) const BY_SECRET_TEXT: &str = "Whoever holds the client secret can verify its ID tokens, and forge them: one secret does both.";
pub(crate) const BY_SECRET_PUBLIC: &str = "A program on a device or in a browser cannot keep a secret, so that anyone may \
    hold this one. Such applications should use RS256.";
pub(crate) const BY_SECRET_ADVICE: &str = "With RS256 the tenant’s signing key would verify them, and nobody but the \
    tenant could make them.";
pub(crate) const BY_KEY_TEXT: &str = "Anyone can verify them with the tenant’s published key set; only the tenant can \
    make them. The client secret has no part in it.";
pub(crate) const BY_NOTHING_KNOWN: &str = "The API does not say which algorithm signs this application’s ID tokens. Its \
    documentation names HS256, with the client secret, for applications that never chose one.";
pub(crate) const BY_HIDDEN: &str = "Which algorithm signs its ID tokens is hidden by the token’s scopes: read:clients \
    shows it.";
pub(crate) const CURRENT_KEY: &str = "The key that signs now";
pub(crate) const TO_KEYS: &str = "To the signing keys";

pub(crate) const NO_SECRET: &str = "This application has no client secret";
pub(crate) const TO_CREDENTIALS: &str = "To its credentials";
pub(crate) const SECRET_HIDDEN: &str = "Hidden by the token’s scopes";
pub(crate) const SECRET_HIDDEN_TEXT: &str = "Reading a client secret needs the scope read:client_keys or \
    read:client_credentials, which this token does not have.";
pub(crate) const SECRET_REFUSED_TEXT: &str = "The tenant refused to show it. It needs the scope read:client_keys or \
    read:client_credentials.";
pub(crate) const SECRET_ABSENT_TEXT: &str =
    "The tenant was asked for it, and has none for this application.";
pub(crate) const SECRET_LONE_PUBLIC: &str = "This application proves nothing with it: it is a public one. The API gives it \
    a secret all the same.";
pub(crate) const GONE: &str = "This application is gone";
pub(crate) const GONE_TEXT: &str = "It was there when this page was loaded, and the tenant no longer knows it. It was \
    deleted meanwhile, with its secret.";
pub(crate) const UNKNOWN: &str = "There is no such application";
pub(crate) const UNKNOWN_TEXT: &str = "The tenant has no application with this client ID. It may have been deleted, or the \
    address may be of another tenant.";
pub(crate) const UNREADABLE: &str = "This application could not be read whole";
pub(crate) const FORBIDDEN: &str = "This token may not read applications";
pub(crate) const FORBIDDEN_TEXT: &str =
    "Reading applications needs the scope read:clients. Enter a token that has it.";

pub(crate) const SIGNING_CERTIFICATE: &str = "Signing certificate";
pub(crate) const CERTIFICATE_TEXT: &str = "The tenant’s: a relying party that holds it can verify what the tenant signs \
    for this application.";
pub(crate) const CERTIFICATE_HIDDEN: &str = "The application’s certificate is hidden by the token’s scopes: \
    read:client_keys shows it. It is the tenant’s own, which stands with the signing keys.";
pub(crate) const NO_CERTIFICATE_SECRET: &str = "No certificate verifies this application’s ID tokens: they are signed with \
    HS256, by the client secret. The one below verifies what else the tenant signs.";
pub(crate) const NO_CERTIFICATE: &str = "The API names no certificate for this application.";
pub(crate) const DOWNLOADS: &str = "Downloads";
pub(crate) const SAML: &str = "SAML";
pub(crate) const WS_FED: &str = "WS-Federation";
pub(crate) const SAML_METADATA: &str = "SAML metadata";
pub(crate) const WS_FED_METADATA: &str = "WS-Federation metadata";
pub(crate) const METADATA_TEXT: &str = "The relying party reads address and certificate from it. It names the key that \
    signs now and not the next one: after a rotation it has to be read again.";
pub(crate) const AUDIENCE: &str = "Audience";
pub(crate) const DESTINATION: &str = "Destination";
pub(crate) const ISSUER: &str = "Issuer";
pub(crate) const SIGNATURE: &str = "Signature";
pub(crate) const DIGEST: &str = "Digest";
pub(crate) const REALM: &str = "Realm";
pub(crate) const SHA1: &str =
    "SHA-1 is no longer safe for signatures: the relying party should accept SHA-256.";

pub(crate) const CREDENTIALS_HIDDEN: &str = "How this application proves itself is hidden by the token’s scopes: \
    read:client_credentials shows it.";
pub(crate) const NO_CREDENTIALS: &str = "No keys and no certificates. Those with which an application proves itself \
    instead of a secret would appear here.";
pub(crate) const BY_SECRET: &str = "This application proves itself with its client secret, and has no key or certificate \
    of its own.";
pub(crate) const BY_NONE: &str = "This is a public application: it proves itself with nothing.";
pub(crate) const COLUMN_NAME: &str = "Name";
pub(crate) const COLUMN_KID: &str = "Key ID";
pub(crate) const COLUMN_TYPE: &str = "Type";
pub(crate) const COLUMN_ALGORITHM: &str = "Algorithm";
pub(crate) const COLUMN_THUMBPRINT: &str = "Thumbprint (SHA-256)";
pub(crate) const COLUMN_CREATED: &str = "Created";
pub(crate) const COLUMN_EXPIRES: &str = "Expires";
pub(crate) const NEVER: &str = "never";
pub(crate) const EXPIRED: &str = "Expired";
pub(crate) const THUMBPRINT: &str = "Thumbprint";

/// The kind of an application, in words; an unknown one in the API's own.
pub(crate) fn type_name(kind: &ApplicationType) -> &str {
    match kind {
        ApplicationType::Generic => "Generic",
        ApplicationType::Native => "Native",
        ApplicationType::SinglePage => "Single-page application",
        ApplicationType::RegularWeb => "Regular web application",
        ApplicationType::MachineToMachine => "Machine to machine",
        ApplicationType::ResourceServer => "API that calls APIs",
        ApplicationType::Other(word) => word,
    }
}

/// How an application proves who it is.
pub(crate) fn credential_kind(kind: &CredentialKind) -> &str {
    match kind {
        CredentialKind::Secret => "its client secret",
        CredentialKind::PrivateKeyJwt => "a key of its own (private_key_jwt)",
        CredentialKind::Tls => "a certificate of an authority (tls_client_auth)",
        CredentialKind::SelfSignedTls => "a certificate of its own (self_signed_tls_client_auth)",
        CredentialKind::Public => "nothing: it is a public application",
        CredentialKind::Other(word) => word,
        CredentialKind::Hidden => HIDDEN,
    }
}

/// Why an application of this kind has no client secret; `None` where it may have one.
pub(crate) fn no_secret(kind: &CredentialKind) -> Option<&'static str> {
    match kind {
        CredentialKind::PrivateKeyJwt => Some(
            "It proves itself with a signature (private_key_jwt): its private key never leaves it, and the tenant \
             holds the public key only. There is nothing here that could be copied or stolen.",
        ),
        CredentialKind::Tls => Some(
            "It proves itself with a certificate of an authority when it connects (tls_client_auth). The tenant \
             knows the certificate’s subject, and no secret.",
        ),
        CredentialKind::SelfSignedTls => Some(
            "It proves itself with a certificate of its own when it connects (self_signed_tls_client_auth). The \
             tenant knows the certificate, and no secret.",
        ),
        _ => None,
    }
}

/// What a credential is.
pub(crate) fn credential_type(kind: Option<&CredentialType>) -> &str {
    match kind {
        Some(CredentialType::PublicKey) => "Public key",
        Some(CredentialType::CertificateSubject) => "Certificate subject",
        Some(CredentialType::Certificate) => "Certificate",
        Some(CredentialType::Other(word)) => word,
        None => NOT_SAID,
    }
}

/// What signs the ID tokens: the secret.
pub(crate) fn signed_by_secret(algorithm: &TokenAlgorithm) -> String {
    format!("This application’s ID tokens are signed with {algorithm}: this client secret.")
}

/// What signs the ID tokens: the tenant's key.
pub(crate) fn signed_by_key(algorithm: &TokenAlgorithm) -> String {
    format!("This application’s ID tokens are signed with {algorithm}: the tenant’s signing key.")
}

/// What signs the ID tokens: nothing that is known here.
pub(crate) fn signed_otherwise(algorithm: &TokenAlgorithm) -> String {
    format!(
        "This application’s ID tokens are signed with {algorithm}, which Keyglass does not know: it cannot say \
         what verifies them."
    )
}

/// Entries of the list of credentials that are none.
pub(crate) fn unreadable_credentials(count: usize) -> String {
    match count {
        1 => "One entry could not be read as a credential.".to_owned(),
        _ => format!("{count} entries could not be read as credentials."),
    }
}

/// The label of the button that copies a thumbprint.
pub(crate) fn copy_thumbprint(name: &str) -> String {
    format!("Copy thumbprint of {name}")
}
