//! Our applications beside recorded ones: the same members, of the same types.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::corpus::Corpus;
use crate::support::{Api, demo_tenant, header, json};

/// Members that were recorded and that no application of the demo has, with the reason.
const LEFT_OUT: [(&str, &str); 2] = [
    ("config_route", "one application of 2021 had it, as null"),
    (
        "custom_login_page_preview",
        "one application of 2021 had it",
    ),
];

/// Names of members, each with the types of its values; of nested objects too, with a dot.
type Shape = BTreeMap<String, BTreeSet<&'static str>>;

fn shape(applications: &[Value]) -> Shape {
    let mut shape = Shape::new();
    for application in applications {
        add("", application, &mut shape);
    }
    shape
}

fn add(prefix: &str, object: &Value, shape: &mut Shape) {
    for (name, value) in object.as_object().expect("an object") {
        let path = format!("{prefix}{name}");
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        shape.entry(path.clone()).or_default().insert(kind);
        // What people put into these two has no form.
        if value.is_object() && !matches!(&*path, "client_metadata" | "addons") {
            add(&format!("{path}."), value, shape);
        }
        if path == "signing_keys" {
            for key in value.as_array().into_iter().flatten() {
                add("signing_keys.", key, shape);
            }
        }
    }
}

/// Every application in the recordings.
fn recorded(corpus: &Corpus) -> Vec<Value> {
    let mut all = Vec::new();
    let list = corpus.json("ruby_clients_list_50.json");
    all.extend(list["body"].as_array().expect("an array").clone());
    all.push(corpus.json("ruby_client_get.json")["body"].clone());
    let interactions = corpus.json("deploycli_clients_and_403.json");
    for interaction in interactions.as_array().expect("an array") {
        if let Some(clients) = interaction["response"]["clients"].as_array() {
            all.extend(clients.clone());
        }
    }
    all
}

async fn ours() -> Vec<Value> {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    list.as_array().expect("an array").clone()
}

#[tokio::test]
async fn recorded_members_are_here_with_their_types() {
    let Some(corpus) = Corpus::find() else { return };
    let (recorded, ours) = (shape(&recorded(&corpus)), shape(&ours().await));
    assert!(recorded.len() > 40, "only {} members", recorded.len());
    for (name, types) in &recorded {
        let left_out = LEFT_OUT.iter().any(|(known, _)| known == name);
        match ours.get(name) {
            None => assert!(left_out, "no application has {name}: {types:?}"),
            Some(found) => {
                assert!(!left_out, "{name} is not left out");
                let foreign: Vec<_> = found
                    .difference(types)
                    .filter(|kind| **kind != "null")
                    .collect();
                assert!(
                    foreign.is_empty(),
                    "{name} is {found:?} here, {types:?} there"
                );
            }
        }
    }
}

#[tokio::test]
async fn what_nobody_recorded_stands_in_the_official_document() {
    let Some(corpus) = Corpus::find() else { return };
    let recorded = shape(&recorded(&corpus));
    let document = corpus.json("oas_slice_keys_clients.json");
    let client = &document["components"]["schemas"]["Client"]["properties"];
    for name in shape(&ours().await).keys() {
        let top = name.split('.').next().expect("a name");
        let known = recorded.contains_key(name) || client.get(top).is_some();
        assert!(known, "{name} is neither recorded nor documented");
    }
}

#[tokio::test]
async fn pages_have_the_recorded_members_and_headers() {
    let Some(corpus) = Corpus::find() else { return };
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;

    let interactions = corpus.json("deploycli_clients_and_403.json");
    let first = &interactions[0];
    let query = first["path"]
        .as_str()
        .and_then(|path| path.strip_prefix("/api/v2"));
    let answer = json(api.get(query.expect("a path")).await, 200).await;
    let members = |value: &Value| {
        let object = value.as_object().expect("an object");
        object.keys().cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(members(&answer), members(&first["response"]));

    let list = corpus.json("ruby_clients_list_50.json");
    let answer = api.get("/clients").await;
    for name in [
        "content-type",
        "cache-control",
        "vary",
        "x-content-type-options",
    ] {
        let recorded = list["headers"].as_object().expect("headers").iter();
        let found = recorded.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let values: Vec<_> = found.map(|(_, value)| value).collect();
        assert_eq!(values, [header(&answer, name)], "{name}");
    }

    let fields = corpus.json("ruby_clients_page0_per1_fields_name.json");
    let page = json(
        api.get("/clients?fields=name&include_fields=true&page=0&per_page=1")
            .await,
        200,
    )
    .await;
    assert_eq!(members(&page[0]), members(&fields["body"][0]));
}
