//! Key ids. The Management API has two generations of them.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::Serialize;

use crate::crypto::{Certificate, CryptoError, random_text};

/// Length of a key id of the newer generation.
const RANDOM_LENGTH: usize = 21;

/// The id of a signing key, as it stands in a token's header and in the key set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub(crate) struct Kid(String);

impl Kid {
    /// The id of `certificate`'s key.
    ///
    /// Newer ids are 21 random characters of `[A-Za-z0-9_-]`. Legacy ids are 54 characters: the
    /// base64url form not of the certificate's SHA-1 hash but of the 40 *characters* that write
    /// that hash in upper-case hexadecimal.
    pub(crate) fn new(
        generation: KidGeneration,
        certificate: &Certificate,
    ) -> Result<Self, CryptoError> {
        match generation {
            KidGeneration::Random => random_text(RANDOM_LENGTH).map(Self),
            KidGeneration::Legacy => Ok(Self(hash_of_text(certificate))),
        }
    }

    /// The id that a request named. It need not belong to any key.
    pub(crate) fn asked_for(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The `x5t` member of this key's JWK (RFC 7517 section 4.8).
    ///
    /// Legacy keys carry the same odd value as their id; newer ones what the RFC asks for.
    pub(crate) fn x5t(&self, certificate: &Certificate) -> String {
        if self.0 == hash_of_text(certificate) {
            self.0.clone()
        } else {
            Base64UrlUnpadded::encode_string(&certificate.sha1())
        }
    }
}

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToSql for Kid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Kid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        String::column_result(value).map(Self)
    }
}

/// Which of the two forms a new key id takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KidGeneration {
    /// Derived from the certificate: tenant keys made before about 2020.
    Legacy,
    /// Random: every key since.
    Random,
}

fn hash_of_text(certificate: &Certificate) -> String {
    Base64UrlUnpadded::encode_string(certificate.thumbprint().as_bytes())
}
