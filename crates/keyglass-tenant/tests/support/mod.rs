//! Starting tenants and talking to them.

pub(crate) mod corpus;
pub(crate) mod openssl;
pub(crate) mod program;
pub(crate) mod raw;
pub(crate) mod schema;
pub(crate) mod seeded;

use keyglass_tenant::{ALL_SCOPES, RunningTenant, Seed, TokenOptions};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

use self::seeded::SeededTenant;

/// A tenant that was made just now, with faults allowed.
pub(crate) async fn new_tenant() -> SeededTenant {
    seeded::start(Seed::Empty, |builder| builder.faults(true)).await
}

/// A tenant with the demo's history.
pub(crate) async fn demo_tenant() -> SeededTenant {
    seeded::start(Seed::Demo, |builder| builder).await
}

/// A client that goes where it is told: no proxy, no redirect.
pub(crate) fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy();
    builder
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client without TLS")
}

/// A caller of the Management API at `url` with a token.
pub(crate) struct Api {
    client: reqwest::Client,
    url: String,
    token: String,
}

impl Api {
    /// A caller with every scope.
    pub(crate) async fn with_all_scopes(tenant: &RunningTenant) -> Self {
        Self::with_scopes(tenant, ALL_SCOPES).await
    }

    /// A caller with these scopes.
    pub(crate) async fn with_scopes(tenant: &RunningTenant, scopes: &[&str]) -> Self {
        let token = tenant
            .issue_token(scopes, TokenOptions::default())
            .await
            .expect("a token");
        Self::with_token(tenant.url(), token)
    }

    /// A caller with this token.
    pub(crate) fn with_token(url: &str, token: String) -> Self {
        Self {
            client: client(),
            url: url.to_owned(),
            token,
        }
    }

    /// A caller of a tenant that runs as a program, with every scope.
    pub(crate) async fn of_program(url: &str) -> Self {
        let door = client().post(format!("{url}/local/token"));
        let issued = json(door.send().await.expect("an answer"), 200).await;
        Self::with_token(url, text(&issued, "access_token").to_owned())
    }

    /// The answer to `GET` of a path outside of the Management API, without the token.
    pub(crate) async fn public(&self, path: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.url));
        request.send().await.expect("an answer")
    }

    /// The value of its `Authorization` header.
    pub(crate) fn authorization(&self) -> String {
        format!("Bearer {}", self.token)
    }

    /// A request that is yet to be sent; `path` begins after `/api/v2`.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/api/v2{path}", self.url);
        self.client.request(method, url).bearer_auth(&self.token)
    }

    /// The answer to `GET`.
    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path)
            .send()
            .await
            .expect("an answer")
    }

    /// The answer to a rotation.
    pub(crate) async fn rotate(&self) -> Response {
        let request = self.request(Method::POST, "/keys/signing/rotate");
        request.send().await.expect("an answer")
    }

    /// The answer to the revocation of this key.
    pub(crate) async fn revoke(&self, kid: &str) -> Response {
        let request = self.request(Method::PUT, &format!("/keys/signing/{kid}/revoke"));
        request.send().await.expect("an answer")
    }

    /// Every signing key.
    pub(crate) async fn keys(&self) -> Vec<Value> {
        json(self.get("/keys/signing").await, 200)
            .await
            .as_array()
            .expect("an array")
            .clone()
    }
}

/// The body of an answer that has this status.
pub(crate) async fn json(response: Response, status: u16) -> Value {
    let answered = response.status().as_u16();
    let body = response.text().await.expect("a body");
    assert_eq!(answered, status, "{body}");
    serde_json::from_str(&body).expect("JSON")
}

/// The value of this header, which has to be there and be text.
pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let value = response
        .headers()
        .get(name)
        .unwrap_or_else(|| panic!("no header {name}"));
    value.to_str().expect("text")
}

/// The member with this name, which has to be a string.
pub(crate) fn text<'a>(object: &'a Value, member: &str) -> &'a str {
    object[member]
        .as_str()
        .unwrap_or_else(|| panic!("no text {member} in {object}"))
}

/// Names of applications, in the order of the list.
pub(crate) fn names(clients: &Value) -> Vec<String> {
    let clients = clients.as_array().expect("an array").iter();
    clients
        .map(|client| text(client, "name").to_owned())
        .collect()
}

/// The application with this name.
pub(crate) async fn find_client(api: &Api, name: &str) -> Value {
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    let clients = list.as_array().expect("an array");
    let found = clients.iter().find(|client| client["name"] == name);
    found.unwrap_or_else(|| panic!("no {name}")).clone()
}

/// Ids of the keys whose flag `status` is true.
pub(crate) fn kids(keys: &[Value], status: &str) -> Vec<String> {
    let with_flag = keys.iter().filter(|key| key[status] == true);
    with_flag.map(|key| text(key, "kid").to_owned()).collect()
}

/// The id of the only key whose flag `status` is true.
pub(crate) fn the_kid(keys: &[Value], status: &str) -> String {
    let mut kids = kids(keys, status);
    assert_eq!(kids.len(), 1, "keys that are {status}: {kids:?}");
    kids.remove(0)
}
