//! An application that is yet to be made: what it is, without ids and secrets.

use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::Timestamp;
use crate::crypto::{
    CryptoError, new_client_id, new_client_secret, random_alphanumeric, random_text,
};
use crate::store::{Application, Credential, CredentialKind, Members, StoreError};

/// Length of the random part of a credential's id, and of a key id or a thumbprint (SHA-256 in
/// base64url), in characters.
const CREDENTIAL_ID_LENGTH: usize = 22;
const HASH_LENGTH: usize = 43;

/// An application as a person would describe it. Each method changes one thing.
#[must_use]
pub(super) struct Draft {
    name: String,
    app_type: Option<&'static str>,
    is_global: bool,
    is_first_party: bool,
    secret: Secret,
    external_client_id: Option<String>,
    granted: Option<String>,
    /// How it authenticates with its credentials, when it does, and what they are.
    method: Option<&'static str>,
    credentials: Vec<PlannedCredential>,
    members: Members,
}

enum Secret {
    Random,
    Chosen(&'static str),
    None,
}

/// A credential without id and keys.
pub(super) struct PlannedCredential {
    pub(super) name: &'static str,
    pub(super) kind: CredentialKind,
    /// Algorithm of a public key, subject of a certificate.
    pub(super) detail: &'static str,
    pub(super) made: Timestamp,
    pub(super) expires: Option<Timestamp>,
}

impl Draft {
    /// An application with the members that were recorded for every application of 2026.
    pub(super) fn untyped(name: impl Into<String>) -> Self {
        Self::bare(name)
            .with("is_token_endpoint_ip_header_trusted", false)
            .with("oidc_conformant", true)
            .with("sso_disabled", false)
            .with("cross_origin_auth", false)
            .with("cross_origin_authentication", false)
            .with("callbacks", json!([]))
            .with("refresh_token", refresh_tokens_without_end())
            .with("callback_url_template", false)
            .with("jwt_configuration", jwt_configuration("RS256"))
            .with(
                "grant_types",
                json!([
                    "authorization_code",
                    "implicit",
                    "refresh_token",
                    "client_credentials"
                ]),
            )
            .with("custom_login_page_on", true)
    }

    /// The application that stands for all of them: without most members, as recorded.
    pub(super) fn global(name: &str) -> Self {
        let mut draft = Self::bare(name);
        draft.is_global = true;
        draft
            .with("callbacks", json!([]))
            .with("refresh_token", refresh_tokens_without_end())
            .with("owners", json!(["mr|acme|1"]))
            .with("custom_login_page", "<html></html>\n")
            .with("cross_origin_authentication", true)
            .with("custom_login_page_on", true)
    }

    /// An application of this type.
    pub(super) fn of_type(app_type: &'static str, name: impl Into<String>) -> Self {
        let mut draft = Self::untyped(name)
            .with("allowed_clients", json!([]))
            .with("client_aliases", json!([]))
            .with("client_metadata", json!({}))
            .with(
                "native_social_login",
                json!({ "apple": { "enabled": false }, "facebook": { "enabled": false } }),
            )
            .with("token_endpoint_auth_method", "client_secret_post");
        draft.app_type = Some(app_type);
        draft
    }

    /// A web application with a server.
    pub(super) fn web(name: impl Into<String>) -> Self {
        Self::of_type("regular_web", name)
    }

    /// A single-page application, with the origin on which it runs.
    pub(super) fn spa(name: impl Into<String>, origin: &str) -> Self {
        Self::of_type("spa", name)
            .public()
            .with("callbacks", json!([origin]))
            .with("web_origins", json!([origin]))
            .with("allowed_origins", json!([origin]))
            .with("allowed_logout_urls", json!([origin]))
    }

    /// An application on a device.
    pub(super) fn native(name: impl Into<String>) -> Self {
        Self::of_type("native", name).public()
    }

    /// A program that acts for itself.
    pub(super) fn machine(name: impl Into<String>) -> Self {
        Self::of_type("non_interactive", name).with("grant_types", json!(["client_credentials"]))
    }

    /// Gives a member this value.
    pub(super) fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.members.set(name, &value);
        self
    }

    /// Describes the application.
    pub(super) fn about(self, description: &str) -> Self {
        self.with("description", description)
    }

    /// Signs the application's tokens with this algorithm.
    pub(super) fn algorithm(self, algorithm: &str) -> Self {
        self.with("jwt_configuration", jwt_configuration(algorithm))
    }

    /// Gives it a secret that a person chose.
    pub(super) fn secret(mut self, secret: &'static str) -> Self {
        self.secret = Secret::Chosen(secret);
        self
    }

    /// Makes it an application of somebody else.
    pub(super) fn third_party(mut self) -> Self {
        self.is_first_party = false;
        self.with("third_party_security_mode", "strict")
    }

    /// Names the URL under which a third party describes it.
    pub(super) fn described_at(mut self, url: &str) -> Self {
        self.external_client_id = Some(url.to_owned());
        self
    }

    /// Lets it have these scopes of the Management API.
    pub(super) fn granted(mut self, scopes: impl Into<String>) -> Self {
        self.granted = Some(scopes.into());
        self
    }

    /// Lets it prove itself with credentials. Such an application comes back with neither a secret
    /// nor a `token_endpoint_auth_method`, as recorded.
    pub(super) fn proves_itself(
        mut self,
        method: &'static str,
        credentials: impl Into<Vec<PlannedCredential>>,
    ) -> Self {
        self.secret = Secret::None;
        self.method = Some(method);
        self.credentials = credentials.into();
        self.members.remove("token_endpoint_auth_method");
        self
    }

    /// Makes the application, with a new id and, unless it has another, a new secret.
    pub(super) fn make(mut self, now: Timestamp) -> Result<NewApplication, CryptoError> {
        let planned = std::mem::take(&mut self.credentials);
        let credentials = planned
            .into_iter()
            .map(|credential| credential.make(now))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(method) = self.method {
            let ids: Vec<_> = credentials
                .iter()
                .map(|credential| json!({ "id": credential.id }))
                .collect();
            let methods = json!({ method: { "credentials": ids } });
            self.members.set("client_authentication_methods", &methods);
        }
        Ok(NewApplication {
            application: Application {
                client_id: new_client_id()?,
                name: self.name,
                app_type: self.app_type.map(str::to_owned),
                is_global: self.is_global,
                is_first_party: self.is_first_party,
                client_secret: match self.secret {
                    Secret::Random => Some(new_client_secret()?),
                    Secret::Chosen(secret) => Some(secret.to_owned()),
                    Secret::None => None,
                },
                external_client_id: self.external_client_id,
                members: self.members,
            },
            granted: self.granted,
            credentials,
        })
    }

    fn bare(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            app_type: None,
            is_global: false,
            is_first_party: true,
            secret: Secret::Random,
            external_client_id: None,
            granted: None,
            method: None,
            credentials: Vec::new(),
            members: Members::default(),
        }
    }

    /// An application that cannot keep a secret. It has one all the same, as recorded.
    fn public(self) -> Self {
        self.with("token_endpoint_auth_method", "none").with(
            "grant_types",
            json!(["authorization_code", "implicit", "refresh_token"]),
        )
    }
}

impl PlannedCredential {
    fn make(self, now: Timestamp) -> Result<Credential, CryptoError> {
        let is = |kind| self.kind == kind;
        let detail = |wanted| (is(CredentialKind::PublicKey) == wanted).then_some(self.detail);
        let hash = |wanted: bool| wanted.then(|| random_text(HASH_LENGTH)).transpose();
        Ok(Credential {
            id: format!("cred_{}", random_alphanumeric(CREDENTIAL_ID_LENGTH)?),
            name: self.name.to_owned(),
            kind: self.kind,
            kid: hash(is(CredentialKind::PublicKey))?,
            algorithm: detail(true).map(str::to_owned),
            subject_dn: detail(false).map(str::to_owned),
            thumbprint_sha256: hash(is(CredentialKind::X509Cert))?,
            created_at: self.made,
            updated_at: self.expires.map_or(self.made, |_| now),
            expires_at: self.expires,
        })
    }
}

/// An application on its way into the database.
pub(crate) struct NewApplication {
    application: Application,
    granted: Option<String>,
    credentials: Vec<Credential>,
}

impl NewApplication {
    /// Writes it with its credentials.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<(), StoreError> {
        self.application
            .insert(connection, self.granted.as_deref())?;
        for credential in &self.credentials {
            credential.insert(connection, &self.application.client_id)?;
        }
        Ok(())
    }
}

/// A signature of this kind for ten hours, made with a secret that is no base64.
pub(super) fn jwt_configuration(algorithm: &str) -> Value {
    json!({ "alg": algorithm, "lifetime_in_seconds": 36000, "secret_encoded": false })
}

fn refresh_tokens_without_end() -> Value {
    json!({
        "expiration_type": "non-expiring",
        "leeway": 0,
        "infinite_token_lifetime": true,
        "infinite_idle_token_lifetime": true,
        "token_lifetime": 2_592_000,
        "idle_token_lifetime": 1_296_000,
        "rotation_type": "non-rotating",
    })
}
