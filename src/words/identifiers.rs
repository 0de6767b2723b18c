//! The names of a key.

pub(crate) const TITLE: &str = "Identifiers";
pub(crate) const KID: &str = "Key ID";
pub(crate) const X5T: &str = "x5t";
pub(crate) const X5T_S256: &str = "x5t#S256";
pub(crate) const PIN: &str = "Public key pin";
pub(crate) const JWK: &str = "JWK thumbprint";
pub(crate) const LEGACY: &str = "This key ID is of the older kind: base64url of the certificate’s thumbprint, \
    written as hex digits. Key sets give the same text as x5t, which the standard computes otherwise.";
