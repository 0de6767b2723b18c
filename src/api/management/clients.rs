//! Applications of the tenant. No request of this file asks for a client secret.

use js_sys::encode_uri_component;
use keyglass_core::{
    application::{Application, ClientId, Credentials, UnreadableApplication},
    management::clients::{
        ApplicationPage, CERTIFICATE_FIELDS, CertificatePage, Seen, decode_application,
        decode_application_certificates, decode_applications, decode_credentials,
    },
};

use super::get;
use crate::{
    api::{ApiError, Connection},
    platform::abort::Abort,
};

/// The scope that shows applications with all that is no key.
pub const READ_CLIENTS: &str = "read:clients";

/// The scope that shows their keys, certificates and secrets as well.
pub const READ_CLIENT_KEYS: &str = "read:client_keys";

/// The scope that shows the credentials of an application.
pub const READ_CLIENT_CREDENTIALS: &str = "read:client_credentials";

/// How many applications come at once: as many as the API gives.
pub const PAGE_SIZE: u64 = 100;

/// How many applications the tenant has: `GET /api/v2/clients` with totals. Page numbers would end at a
/// thousand applications, so that the list itself is read by cursor.
///
/// # Errors
/// [`ApiError`].
pub async fn application_count(
    connection: &Connection,
    abort: &Abort,
) -> Result<Option<u64>, ApiError> {
    let path = "clients?fields=client_id&include_fields=true&page=0&per_page=1&include_totals=true";
    let body = get(connection, path, abort).await?;
    let seen = Seen::with_scopes(|_| false);
    Ok(decode_applications(&body, seen)?.total)
}

/// A page of applications by cursor: `GET /api/v2/clients`, from the start without one.
///
/// # Errors
/// [`ApiError`].
pub async fn applications(
    connection: &Connection,
    seen: Seen,
    from: Option<&str>,
    abort: &Abort,
) -> Result<ApplicationPage, ApiError> {
    let body = get(connection, &list_path(&seen.list_fields(), from), abort).await?;
    Ok(decode_applications(&body, seen)?)
}

/// The same page once more, for the certificates of each application. The token must have a scope that
/// shows them ([`READ_CLIENT_KEYS`] or [`READ_CLIENT_CREDENTIALS`]).
///
/// # Errors
/// [`ApiError`].
pub async fn certificates(
    connection: &Connection,
    from: Option<&str>,
    abort: &Abort,
) -> Result<CertificatePage, ApiError> {
    let body = get(connection, &list_path(CERTIFICATE_FIELDS, from), abort).await?;
    Ok(decode_application_certificates(&body)?)
}

/// One application without its secret: `GET /api/v2/clients/{id}`.
///
/// # Errors
/// [`ApiError`]; `NotFound` when the tenant has no application with this id.
pub async fn application(
    connection: &Connection,
    client_id: &ClientId,
    seen: Seen,
    abort: &Abort,
) -> Result<Result<Application, UnreadableApplication>, ApiError> {
    let fields = seen.application_fields();
    let path = format!("{}?fields={fields}&include_fields=true", path(client_id));
    let body = get(connection, &path, abort).await?;
    Ok(decode_application(&body, seen)?)
}

/// The keys and certificates of an application: `GET /api/v2/clients/{id}/credentials`.
///
/// # Errors
/// [`ApiError`]; `NotFound` when the tenant has no application with this id.
pub async fn credentials(
    connection: &Connection,
    client_id: &ClientId,
    abort: &Abort,
) -> Result<Credentials, ApiError> {
    let path = format!("{}/credentials", path(client_id));
    let body = get(connection, &path, abort).await?;
    Ok(decode_credentials(&body)?)
}

fn list_path(fields: &str, from: Option<&str>) -> String {
    let from = from.map_or_else(String::new, |from| {
        format!("&from={}", String::from(encode_uri_component(from)))
    });
    format!("clients?fields={fields}&include_fields=true&take={PAGE_SIZE}{from}")
}

/// The path of an application.
pub(super) fn path(client_id: &ClientId) -> String {
    let id = String::from(encode_uri_component(client_id.as_str()));
    format!("clients/{id}")
}
