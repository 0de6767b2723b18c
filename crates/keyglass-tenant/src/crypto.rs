//! Keys, certificates and identifiers: everything that is computed rather than stored.

mod certificate;
mod error;
mod kid;
mod pkcs7;
mod random;
mod rsa_key;

pub(crate) use certificate::Certificate;
pub use error::CryptoError;
pub(crate) use kid::{Kid, KidGeneration};
pub(crate) use random::{new_client_id, new_client_secret, random_alphanumeric, random_text};
pub(crate) use rsa_key::{KeyMaterial, RsaPrivateKey, RsaPublicKey};
