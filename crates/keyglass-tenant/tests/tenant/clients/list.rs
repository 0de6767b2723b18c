//! `GET /api/v2/clients`: filters, and the forms of the answer.

use serde_json::{Value, json as value};

use crate::support::{Api, demo_tenant, header, json, names, new_tenant};

/// Names of the applications that this query finds, page by page.
async fn found(api: &Api, query: &str) -> Vec<String> {
    let list = json(
        api.get(&format!("/clients?per_page=100&{query}")).await,
        200,
    )
    .await;
    names(&list)
}

#[tokio::test]
async fn a_tenant_made_just_now_has_three_applications() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    assert_eq!(
        found(&api, "").await,
        ["Keyglass", "All Applications", "Default App"]
    );
}

#[tokio::test]
async fn the_application_that_stands_for_all_is_found_and_left_out_by_its_flag() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let all = found(&api, "").await;
    let global = found(&api, "is_global=true").await;
    let others = found(&api, "is_global=false").await;
    assert_eq!(global, ["All Applications"]);
    assert_eq!(others.len(), all.len() - 1);
    assert!(!others.contains(&global[0]));
}

#[tokio::test]
async fn applications_are_told_apart_by_party_and_type() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    let having = |wanted: &dyn Fn(&Value) -> bool| {
        let clients = list.as_array().expect("an array").iter();
        let matching: Vec<_> = clients.filter(|client| wanted(client)).cloned().collect();
        names(&Value::from(matching))
    };

    let third_party = found(&api, "is_first_party=false").await;
    assert_eq!(
        third_party,
        having(&|client| client["is_first_party"] == false)
    );
    assert!(!third_party.is_empty());

    for types in [&["spa"][..], &["native", "regular_web"], &["box"]] {
        let query = format!("app_type={}", types.join(","));
        let expected = having(&|client| types.iter().any(|kind| client["app_type"] == **kind));
        assert_eq!(found(&api, &query).await, expected, "{types:?}");
    }
    let both = found(&api, "app_type=spa&is_first_party=false").await;
    assert_eq!(both, ["Notes Sync"]);
    let external = "external_client_id=https%3A%2F%2Fnotes.example%2Foauth%2Fclient.json";
    assert_eq!(found(&api, external).await, ["Notes Sync"]);
}

#[tokio::test]
async fn the_bare_list_says_where_its_pages_are() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let total = found(&api, "").await.len();
    let url = format!("{}/api/v2/clients", tenant.url());

    let first = api
        .get("/clients?fields=name&include_fields=true&page=0&per_page=1")
        .await;
    let links = ["first", "next", "last"].map(|relation| {
        let page = match relation {
            "first" => 0,
            "next" => 1,
            _ => total - 1,
        };
        let query = format!("fields=name&include_fields=true&page={page}&per_page=1");
        format!("<{url}?{query}>; rel=\"{relation}\"")
    });
    assert_eq!(header(&first, "link"), links.join(", "));

    let whole = api.get("/clients").await;
    let only = format!("<{url}?page=0&per_page=50>");
    assert_eq!(
        header(&whole, "link"),
        format!("{only}; rel=\"first\", {only}; rel=\"last\"")
    );
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused_by_name() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for (query, parameter) in [
        ("page=-1", "page"),
        ("page=x", "page"),
        ("per_page=101", "per_page"),
        ("take=0", "take"),
        ("take=101", "take"),
        ("include_totals=1", "include_totals"),
        ("include_fields=no", "include_fields"),
        ("is_global=maybe", "is_global"),
        ("is_first_party=TRUE", "is_first_party"),
        ("take=2&page=0", "from or take"),
        ("take=2&include_totals=true", "from or take"),
        ("from=nonsense", "from"),
        ("per_pge=3", "per_pge"),
        ("q=client_grant.organization_id:x&take=2", "q"),
    ] {
        let body = json(api.get(&format!("/clients?{query}")).await, 400).await;
        assert_eq!(body["errorCode"], "invalid_query_string", "{query}");
        let message = body["message"].as_str().expect("text");
        assert!(
            message.ends_with(&format!("on property {parameter}.")),
            "{message}"
        );
        let head = value!([body["statusCode"], body["error"]]);
        assert_eq!(head, value!([400, "Bad Request"]));
    }
}
