//! `GET /openapi.json`, and whether it is true.

use std::path::Path;
use std::{env, fs};

use keyglass_tenant::{RunningTenant, Seed};
use reqwest::Method;
use serde_json::Value;

use crate::support::schema::Contract;
use crate::support::{Api, client, json, new_tenant, seeded};

/// The document that the tenant serves.
pub(crate) async fn own_document(tenant: &RunningTenant) -> Value {
    let url = format!("{}/openapi.json", tenant.url());
    json(client().get(url).send().await.expect("an answer"), 200).await
}

/// Methods and paths of all operations.
fn operations(document: &Value) -> Vec<(String, String)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("operations").keys();
        methods.map(move |method| (method.to_ascii_uppercase(), path.clone()))
    });
    operations.collect()
}

#[tokio::test]
async fn it_names_the_address_of_the_tenant() {
    let tenant = new_tenant().await;
    let document = own_document(&tenant).await;
    assert_eq!(document["servers"][0]["url"], tenant.url());
}

#[tokio::test]
async fn there_is_an_endpoint_for_every_operation() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let client_id = &tenant.machine_credentials().client_id;
    let document = own_document(&tenant).await;
    let operations = operations(&document);
    assert!(operations.len() > 20, "{} operations", operations.len());
    for (method, template) in operations {
        let path = template
            .replace("{id}", client_id)
            .replace("{client_id}", client_id);
        let request = client()
            .request(
                Method::from_bytes(method.as_bytes()).expect("a method"),
                format!("{}{path}", tenant.url()),
            )
            .header("authorization", api.authorization());
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        let body = answer.text().await.expect("text");
        let is_missing = status == 405 || body.contains("\"message\":\"Not Found\"");
        assert!(!is_missing, "{method} {template}: {status} {body}");
    }
}

#[tokio::test]
async fn public_answers_are_what_it_promises() {
    let tenant = seeded::start(Seed::Demo, |builder| builder.faults(true)).await;
    let contract = Contract(own_document(&tenant).await);
    let api = Api::with_all_scopes(&tenant).await;
    for path in [
        "/.well-known/jwks.json",
        "/.well-known/openid-configuration",
        "/config.json",
        "/openapi.json",
        "/local/faults",
    ] {
        let body = json(api.public(path).await, 200).await;
        assert_eq!(contract.faults("get", path, 200, &body), [""; 0], "{path}");
    }
    let door = client().post(format!("{}/local/token", tenant.url()));
    let token = json(door.send().await.expect("an answer"), 200).await;
    assert_eq!(
        contract.faults("post", "/local/token", 200, &token),
        [""; 0]
    );
}

#[tokio::test]
async fn it_leaves_no_route_out() {
    let tenant = new_tenant().await;
    let document = own_document(&tenant).await;
    let documented: Vec<_> = operations(&document)
        .into_iter()
        .map(|(_, path)| without_names(&path))
        .collect();
    let mut routes = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes"),
        &mut routes,
    );
    assert!(routes.len() > 15, "only {} routes were found", routes.len());
    for route in routes {
        let route = without_names(&route);
        let route = route.trim_end_matches('/');
        let is_there = documented.iter().any(|path| path.ends_with(route));
        assert!(
            is_there,
            "{route} stands in the sources and not in the document"
        );
    }
}

/// The path with `{}` for each parameter.
fn without_names(path: &str) -> String {
    let segments = path.split('/');
    let segments: Vec<_> = segments
        .map(|segment| {
            if segment.starts_with('{') {
                "{}"
            } else {
                segment
            }
        })
        .collect();
    segments.join("/")
}

/// The paths that stand in `.route("…"` in the sources under `folder`.
fn collect(folder: &Path, routes: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, routes);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("text");
            let calls = source.split(".route(").skip(1);
            let literals = calls.filter_map(|call| call.trim_start().strip_prefix('"'));
            routes.extend(literals.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
}
