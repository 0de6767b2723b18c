//! The client secret of an application: the only request that asks for one, and for nothing else.

use keyglass_core::{
    application::ClientId,
    secret::{Secret, decode_client_secret},
};

use super::{clients, get};
use crate::{
    api::{ApiError, Connection},
    platform::abort::Abort,
};

/// The secret of an application, `None` when it has none:
/// `GET /api/v2/clients/{id}?fields=client_id,client_secret`. The id is asked for along with it, so that another
/// application's secret would not be taken for this one's.
///
/// # Errors
/// [`ApiError`]; `Forbidden` when the token lacks [`clients::READ_CLIENT_KEYS`] and
/// [`clients::READ_CLIENT_CREDENTIALS`], `NotFound` when the tenant has no application with this id, or no
/// longer.
pub async fn client_secret(
    connection: &Connection,
    client_id: &ClientId,
    abort: &Abort,
) -> Result<Option<Secret>, ApiError> {
    let path = clients::path(client_id);
    let query = "fields=client_id,client_secret&include_fields=true";
    // The body, which holds the secret, is wiped at the end of this function.
    let body = get(connection, &format!("{path}?{query}"), abort).await?;
    Ok(decode_client_secret(&body, client_id.as_str())?)
}
