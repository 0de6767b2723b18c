//! The tenant's API as any other client sees it: what the app's copies, downloads and orders are
//! compared with. Nothing here goes through the app's own code.

use serde_json::Value;

use crate::tenant::LocalTenant;

/// A signing key as the API sends it.
#[derive(Debug, Clone)]
pub struct ApiKey(Value);

impl ApiKey {
    /// The whole key, as JSON.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// The key's id.
    ///
    /// # Panics
    /// When it has none.
    #[must_use]
    pub fn kid(&self) -> &str {
        self.text("kid")
    }

    /// The certificate, byte for byte.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn certificate(&self) -> &str {
        self.text("cert")
    }

    /// A member that is a string.
    ///
    /// # Panics
    /// When it is absent or something else.
    #[must_use]
    pub fn text(&self, member: &str) -> &str {
        let found = self.0.get(member).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("the API's key has no text {member:?}: {}", self.0))
    }

    /// Whether the flag `current`, `next`, `previous` or `revoked` is set.
    #[must_use]
    pub fn is(&self, flag: &str) -> bool {
        self.0.get(flag) == Some(&Value::Bool(true))
    }
}

/// All signing keys: `GET /api/v2/keys/signing`.
///
/// # Panics
/// When the tenant does not send them.
pub async fn signing_keys(tenant: &LocalTenant) -> Vec<ApiKey> {
    let answer = reqwest::Client::new()
        .get(format!("{}/api/v2/keys/signing", tenant.origin()))
        .bearer_auth(tenant.token(&["read:signing_keys"]).await)
        .send()
        .await
        .expect("the tenant answers");
    let keys: Vec<Value> = answer.json().await.expect("an array of keys");
    keys.into_iter().map(ApiKey).collect()
}

/// The published keys: `GET /.well-known/jwks.json`.
///
/// # Panics
/// When the tenant does not send them.
pub async fn key_set(tenant: &LocalTenant) -> Vec<Value> {
    let address = format!("{}/.well-known/jwks.json", tenant.origin());
    let answer = reqwest::get(address).await.expect("the tenant answers");
    let set: Value = answer.json().await.expect("a key set");
    set["keys"].as_array().cloned().expect("a list of keys")
}

/// The first key with this flag.
///
/// # Panics
/// When there is none.
pub async fn key_that_is(flag: &str, tenant: &LocalTenant) -> ApiKey {
    let mut keys = signing_keys(tenant).await.into_iter();
    let found = keys.find(|key| key.is(flag));
    found.unwrap_or_else(|| panic!("the tenant has no {flag} key"))
}

/// The application with this name, with all that the API says of it: `GET /api/v2/clients`.
///
/// # Panics
/// When the tenant has none.
pub async fn application(name: &str, tenant: &LocalTenant) -> Value {
    let answer = reqwest::Client::new()
        .get(format!("{}/api/v2/clients?per_page=100", tenant.origin()))
        .bearer_auth(tenant.token(&["read:clients", "read:client_keys"]).await)
        .send()
        .await
        .expect("the tenant answers");
    let all: Vec<Value> = answer.json().await.expect("an array of applications");
    let found = all.into_iter().find(|it| it["name"] == name);
    found.unwrap_or_else(|| panic!("the tenant has no application {name:?}"))
}

/// The id of the application with this name.
///
/// # Panics
/// When the tenant has none.
pub async fn client_id(name: &str, tenant: &LocalTenant) -> String {
    let application = application(name, tenant).await;
    let id = application["client_id"].as_str();
    id.expect("every application has an id").to_owned()
}

/// All applications without their keys, page by page: `GET /api/v2/clients`.
///
/// # Panics
/// When the tenant does not send them.
pub async fn applications(tenant: &LocalTenant) -> Vec<Value> {
    all_applications(tenant, &["read:clients"]).await
}

/// All applications with their certificates, page by page.
///
/// # Panics
/// When the tenant does not send them.
pub async fn applications_with_certificates(tenant: &LocalTenant) -> Vec<Value> {
    all_applications(tenant, &["read:client_keys"]).await
}

async fn all_applications(tenant: &LocalTenant, scopes: &[&str]) -> Vec<Value> {
    let token = tenant.token(scopes).await;
    let mut all = Vec::new();
    loop {
        let page = all.len() / 100;
        let address = format!(
            "{}/api/v2/clients?per_page=100&page={page}",
            tenant.origin()
        );
        let request = reqwest::Client::new().get(address).bearer_auth(&token);
        let answer = request.send().await.expect("the tenant answers");
        let mut clients: Vec<Value> = answer.json().await.expect("an array of applications");
        let is_last = clients.len() < 100;
        all.append(&mut clients);
        if is_last {
            return all;
        }
    }
}
