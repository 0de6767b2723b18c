//! Every answer of the Management API against the official schema and against the tenant's own
//! document, and its statuses too.

use std::collections::BTreeSet;

use serde_json::{Value, json as value};

use crate::openapi::own_document;
use crate::support::corpus::Corpus;
use crate::support::schema::Contract;
use crate::support::{Api, demo_tenant, find_client, json, kids, text, the_kid};

/// Operation, status, reason.
type Deviation = (&'static str, u16, &'static str);

/// Statuses that the tenant answers and the official document does not list, with the reason.
const DEVIATIONS: [Deviation; 1] = [(
    REVOKE,
    400,
    "a current, next or revoked key cannot be revoked; which refusal the real API has is not public",
)];

/// An operation that is called, and what it is called with.
struct Call {
    operation: &'static str,
    path: String,
    status: u16,
}

/// A call of `operation` with these values in place of its parameters, and this query.
fn call(operation: &'static str, values: &[&str], query: &str, status: u16) -> Call {
    let (_, template) = operation.split_once(' ').expect("a method and a path");
    let mut values = values.iter().copied();
    let segments: Vec<_> = template
        .split('/')
        .map(|segment| match segment.strip_prefix('{') {
            Some(_) => values.next().expect("a value for each parameter"),
            None => segment,
        })
        .collect();
    Call {
        operation,
        path: format!("{}{query}", segments.join("/")),
        status,
    }
}

const LIST_KEYS: &str = "get /keys/signing";
const GET_KEY: &str = "get /keys/signing/{kid}";
const ROTATE: &str = "post /keys/signing/rotate";
const REVOKE: &str = "put /keys/signing/{kid}/revoke";
const LIST: &str = "get /clients";
const GET: &str = "get /clients/{id}";
const ROTATE_SECRET: &str = "post /clients/{id}/rotate-secret";
const LIST_CREDENTIALS: &str = "get /clients/{client_id}/credentials";
const GET_CREDENTIAL: &str = "get /clients/{client_id}/credentials/{credential_id}";

/// Calls of every operation, successful and refused, on a tenant with the demo's data.
async fn calls(api: &Api) -> Vec<Call> {
    let keys = api.keys().await;
    let current = the_kid(&keys, "current");
    let previous = &kids(&keys, "previous")[0];
    let worker = find_client(api, "Billing Worker").await;
    let portal = find_client(api, "Customer Portal").await;
    let (worker_id, portal_id) = (text(&worker, "client_id"), text(&portal, "client_id"));
    let credential = worker
        .pointer("/client_authentication_methods/private_key_jwt/credentials/0/id")
        .and_then(Value::as_str)
        .expect("a credential");
    vec![
        call(LIST_KEYS, &[], "", 200),
        call(GET_KEY, &[&current], "", 200),
        call(GET_KEY, &["none"], "", 404),
        call(REVOKE, &[previous], "", 200),
        call(REVOKE, &[previous], "", 400),
        call(REVOKE, &["none"], "", 404),
        call(ROTATE, &[], "", 201),
        call(LIST, &[], "?per_page=100", 200),
        call(LIST, &[], "?per_page=100&include_totals=true", 200),
        call(LIST, &[], "?take=100", 200),
        call(LIST, &[], "?take=2", 200),
        call(LIST, &[], "?is_global=true", 200),
        call(LIST, &[], "?fields=name", 200),
        call(LIST, &[], "?per_page=101", 400),
        call(GET, &[worker_id], "", 200),
        call(GET, &[portal_id], "", 200),
        call(GET, &["none"], "", 404),
        call(LIST_CREDENTIALS, &[worker_id], "", 200),
        call(LIST_CREDENTIALS, &[portal_id], "", 200),
        call(LIST_CREDENTIALS, &["none"], "", 404),
        call(GET_CREDENTIAL, &[worker_id, credential], "", 200),
        call(GET_CREDENTIAL, &[worker_id, "cred_none"], "", 404),
        call(ROTATE_SECRET, &[portal_id], "", 200),
        call(ROTATE_SECRET, &[worker_id], "", 400),
        call(ROTATE_SECRET, &["none"], "", 404),
    ]
}

/// What the document holds against the answers, one line a fault. Its paths begin with `prefix`.
async fn faults_by(contract: &Contract, prefix: &str, deviations: &[Deviation]) -> Vec<String> {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let powerless = Api::with_scopes(&tenant, &[]).await;
    let mut faults = Vec::new();
    for call in calls(&api).await {
        let (method, template) = call.operation.split_once(' ').expect("two words");
        for (api, status) in [(&powerless, 403), (&api, call.status)] {
            let known = method.to_ascii_uppercase().parse().expect("a method");
            let request = api.request(known, &call.path);
            let body = json(request.send().await.expect("an answer"), status).await;
            let is_it = |(of, code, _): &Deviation| *of == call.operation && *code == status;
            if !deviations.iter().any(is_it) {
                let path = format!("{prefix}{template}");
                let found = contract.faults(method, &path, status, &body).into_iter();
                faults.extend(found.map(|fault| format!("{} {fault}", call.operation)));
            }
        }
    }
    faults
}

#[tokio::test]
async fn every_answer_is_what_the_official_document_promises() {
    let Some(corpus) = Corpus::find() else { return };
    let contract = Contract(corpus.json("oas_slice_keys_clients.json"));
    assert_eq!(faults_by(&contract, "", &DEVIATIONS).await, [""; 0]);
}

#[tokio::test]
async fn every_answer_is_what_the_tenants_own_document_promises() {
    let tenant = demo_tenant().await;
    let contract = Contract(own_document(&tenant).await);
    assert_eq!(faults_by(&contract, "/api/v2", &[]).await, [""; 0]);
}

#[test]
fn the_deviations_are_deviations() {
    let Some(corpus) = Corpus::find() else { return };
    let document = corpus.json("oas_slice_keys_clients.json");
    for (operation, status, reason) in DEVIATIONS {
        let (method, path) = operation.split_once(' ').expect("a method and a path");
        let documented: BTreeSet<_> = document["paths"][path][method]["responses"]
            .as_object()
            .expect("responses")
            .keys()
            .cloned()
            .collect();
        assert!(
            !documented.contains(&status.to_string()),
            "{operation}: {reason}"
        );
    }
}

#[test]
fn the_reader_of_documents_sees_every_kind_of_fault() {
    let schema = value!({
        "type": "object",
        "required": ["kid"],
        "additionalProperties": false,
        "properties": {
            "kid": { "type": "string", "minLength": 2 },
            "alg": { "enum": ["RS256"] },
            "since": { "oneOf": [{ "type": "string" }, { "type": "object" }] },
            "uses": { "type": ["array", "null"], "maxItems": 1, "items": { "type": "integer" } },
        },
    });
    let answer = value!({ "content": { "application/json": {
        "schema": { "$ref": "#/components/schemas/Key" },
    } } });
    let contract = Contract(value!({
        "paths": { "/key": { "get": { "responses": { "200": answer } } } },
        "components": { "schemas": { "Key": schema } },
    }));
    let faults = |body: &Value| contract.faults("get", "/key", 200, body);

    let good = value!({ "kid": "ab", "alg": "RS256", "since": {}, "uses": [1] });
    assert_eq!(faults(&good), [""; 0]);
    for bad in [
        value!([]),
        value!({}),
        value!({ "kid": 1 }),
        value!({ "kid": "a" }),
        value!({ "kid": "ab", "alg": "none" }),
        value!({ "kid": "ab", "since": 1 }),
        value!({ "kid": "ab", "uses": ["1"] }),
        value!({ "kid": "ab", "uses": [1, 2] }),
        value!({ "kid": "ab", "more": true }),
    ] {
        assert_eq!(faults(&bad).len(), 1, "{bad}: {:?}", faults(&bad));
    }
    assert_eq!(contract.faults("get", "/key", 500, &good).len(), 1);
}
