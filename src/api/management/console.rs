//! A request as the reader sees it: sent as it stands, answered as it came.

use gloo_net::http::Method;
use js_sys::encode_uri_component;
use keyglass_core::signing_key::KeyId;

use crate::{
    api::{
        ApiError, Connection,
        transport::{Answer, Call},
    },
    platform::abort::Abort,
};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// `GET /api/v2/keys/signing`.
    SigningKeys,
    /// `GET /api/v2/keys/signing/{kid}`.
    SigningKey(KeyId),
}

/// Sends the request. Any status is an answer.
///
/// # Errors
/// [`ApiError`], when there was none.
pub async fn send(
    connection: &Connection,
    asked: &Asked,
    abort: &Abort,
) -> Result<Answer, ApiError> {
    let path = match asked {
        Asked::SigningKeys => "keys/signing".to_owned(),
        Asked::SigningKey(kid) => {
            let kid = String::from(encode_uri_component(kid.as_str()));
            format!("keys/signing/{kid}")
        }
    };
    let call = Call {
        method: Method::GET,
        url: &connection.management(&path),
        authorization: Some(&connection.authorization()),
    };
    call.answer(abort).await
}
