//! The JSON form of an application: schema `Client` of the official OpenAPI document.

use serde_json::json;

use crate::crypto::CryptoError;
use crate::routes::clients::view::View;
use crate::store::{Application, Members, SigningKey};

/// What the answers of one request have in common.
pub(super) struct BodyWriter {
    tenant: String,
    view: View,
    /// The tenant's own members: the same for every application.
    signing_keys: Members,
}

impl BodyWriter {
    /// A writer for the application of this tenant, whose current signing key is `current`.
    ///
    /// The certificate in an application's `signing_keys` is the tenant's: what the dashboard lets
    /// people download there is what `/pem` answers. `subject` is recorded to be this word.
    pub(super) fn new(
        tenant: String,
        current: &SigningKey,
        view: View,
    ) -> Result<Self, CryptoError> {
        let mut signing_keys = Members::default();
        if view.shows("signing_keys") {
            let key = json!({
                "cert": current.certificate.to_pem(),
                "pkcs7": current.certificate.to_pkcs7_pem()?,
                "subject": "deprecated",
            });
            signing_keys.set("signing_keys", &[key]);
        }
        Ok(Self {
            tenant,
            view,
            signing_keys,
        })
    }

    /// The application as its answer shows it.
    pub(super) fn write(&self, application: Application) -> Members {
        let mut body = Members::default();
        body.set("tenant", &self.tenant);
        body.set("global", &application.is_global);
        body.set("name", &application.name);
        body.set("is_first_party", &application.is_first_party);
        body.extend(self.signing_keys.clone());
        body.extend(application.members);
        body.set("client_id", &application.client_id);
        let optional = [
            ("client_secret", application.client_secret),
            ("app_type", application.app_type),
            ("external_client_id", application.external_client_id),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                body.set(name, &value);
            }
        }
        body.retain(|name| self.view.shows(name));
        body
    }
}
