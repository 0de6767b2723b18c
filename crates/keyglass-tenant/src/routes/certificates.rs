//! The current signing certificate for whoever asks, in five forms: `/pem`, `/rawpem`, `/cer`,
//! `/pb7`, `/fingerprint`.
//!
//! That these addresses exist, that they answer with the key that signs now, and that they take no
//! notice of their query but for `cert=connection`, is documented. The exact bodies are not public:
//! here `/pem` is a file of the text that the API calls `cert`, `/rawpem` is that text to be read,
//! `/cer` is DER, `/pb7` is the text that the API calls `pkcs7`, `/fingerprint` its `fingerprint`.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api_error::ApiError;
use crate::app::App;
use crate::store::{SigningKey, StoreError};

/// A form in which the certificate is handed out.
#[derive(Clone, Copy)]
enum Form {
    Pem,
    RawPem,
    Cer,
    Pkcs7,
    Fingerprint,
}

const FORMS: [(&str, Form); 5] = [
    ("/pem", Form::Pem),
    ("/rawpem", Form::RawPem),
    ("/cer", Form::Cer),
    ("/pb7", Form::Pkcs7),
    ("/fingerprint", Form::Fingerprint),
];

pub(super) fn router() -> Router<Arc<App>> {
    FORMS.iter().fold(Router::new(), |router, (path, form)| {
        let form = *form;
        let handler = move |app, query| certificate(app, query, form);
        router.route(path, get(handler))
    })
}

async fn certificate(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    form: Form,
) -> Result<Response, ApiError> {
    let query = query.unwrap_or_default();
    let mut parameters = form_urlencoded::parse(query.as_bytes());
    // The key with which a tenant signs its own requests to others, which this one never makes.
    if parameters.any(|(name, value)| name == "cert" && value == "connection") {
        return Err(ApiError::NoSuchEndpoint);
    }
    let certificate = app.store.read(SigningKey::current).await?.certificate;
    let body = match form {
        Form::Pem | Form::RawPem => certificate.to_pem().into_bytes(),
        Form::Cer => certificate.as_der().to_vec(),
        Form::Pkcs7 => certificate
            .to_pkcs7_pem()
            .map_err(StoreError::from)?
            .into_bytes(),
        Form::Fingerprint => certificate.fingerprint().into_bytes(),
    };
    let mut response = (StatusCode::OK, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(extension) = form.extension() {
        let name = format!("attachment; filename=\"{}.{extension}\"", app.profile.name);
        if let Ok(name) = HeaderValue::from_str(&name) {
            headers.insert(CONTENT_DISPOSITION, name);
        }
    }
    Ok(response)
}

impl Form {
    fn media_type(self) -> &'static str {
        match self {
            Self::Pem => "application/x-pem-file",
            Self::Cer => "application/pkix-cert",
            Self::Pkcs7 => "application/x-pkcs7-certificates",
            Self::RawPem | Self::Fingerprint => "text/plain; charset=utf-8",
        }
    }

    /// The extension of the file that a browser saves; none for what it shows.
    fn extension(self) -> Option<&'static str> {
        match self {
            Self::Pem => Some("pem"),
            Self::Cer => Some("cer"),
            Self::Pkcs7 => Some("pb7"),
            Self::RawPem | Self::Fingerprint => None,
        }
    }
}
