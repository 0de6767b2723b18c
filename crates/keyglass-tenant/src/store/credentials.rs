//! The keys and certificates with which applications prove who they are.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::store::StoreError;

/// Columns of [`Credential`], in the order in which [`Credential::from_row`] reads them.
const COLUMNS: &str = "id, name, kind, kid, algorithm, subject_dn, thumbprint_sha256, created_at, \
                       updated_at, expires_at";

/// A credential of an application. The key itself is never handed out again and not kept.
///
/// As JSON it is schema `ClientCredential` of the official OpenAPI document; what does not apply to
/// its kind is absent, as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Credential {
    pub(crate) id: String,
    #[serde(rename = "credential_type")]
    pub(crate) kind: CredentialKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kid: Option<String>,
    #[serde(rename = "alg", skip_serializing_if = "Option::is_none")]
    pub(crate) algorithm: Option<String>,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) subject_dn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) thumbprint_sha256: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<Timestamp>,
}

impl Credential {
    /// The credentials of this application, oldest first.
    pub(crate) fn all_of(
        connection: &Connection,
        client_id: &str,
    ) -> Result<Vec<Self>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM credential WHERE client_id = ?1 ORDER BY position");
        let mut statement = connection.prepare_cached(&sql)?;
        let credentials = statement.query_map([client_id], Self::from_row)?;
        Ok(credentials.collect::<Result<_, _>>()?)
    }

    /// This application's credential with this id.
    pub(crate) fn find(
        connection: &Connection,
        client_id: &str,
        id: &str,
    ) -> Result<Option<Self>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM credential WHERE client_id = ?1 AND id = ?2");
        Ok(connection
            .prepare_cached(&sql)?
            .query_row([client_id, id], Self::from_row)
            .optional()?)
    }

    /// Writes the credential of this application.
    pub(crate) fn insert(
        &self,
        connection: &Connection,
        client_id: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO credential (client_id, id, name, kind, kid, algorithm, subject_dn,
                                           thumbprint_sha256, created_at, updated_at, expires_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        connection.prepare_cached(sql)?.execute(params![
            client_id,
            self.id,
            self.name,
            self.kind,
            self.kid,
            self.algorithm,
            self.subject_dn,
            self.thumbprint_sha256,
            self.created_at,
            self.updated_at,
            self.expires_at,
        ])?;
        Ok(())
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            kid: row.get(3)?,
            algorithm: row.get(4)?,
            subject_dn: row.get(5)?,
            thumbprint_sha256: row.get(6)?,
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
            expires_at: row.get(9)?,
        })
    }
}

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CredentialKind {
    /// A key that checks the application's signature.
    PublicKey,
    /// The subject of a certificate that a known authority has signed.
    CertSubjectDn,
    /// One certificate, known by its thumbprint.
    #[serde(rename = "x509_cert")]
    X509Cert,
}

impl CredentialKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::PublicKey => "public_key",
            Self::CertSubjectDn => "cert_subject_dn",
            Self::X509Cert => "x509_cert",
        }
    }
}

impl ToSql for CredentialKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for CredentialKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "public_key" => Ok(Self::PublicKey),
            "cert_subject_dn" => Ok(Self::CertSubjectDn),
            "x509_cert" => Ok(Self::X509Cert),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
