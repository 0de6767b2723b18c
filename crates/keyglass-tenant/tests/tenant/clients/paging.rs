//! The three ways in which the list of applications comes in pages.

use std::collections::HashSet;

use keyglass_tenant::Seed;
use serde_json::Value;

use crate::support::seeded;
use crate::support::{Api, demo_tenant, json, names, new_tenant, text};

const COUNT: usize = 137;

async fn get(api: &Api, query: &str) -> Value {
    json(api.get(&format!("/clients?{query}")).await, 200).await
}

/// Ids of the applications of a page.
fn ids(clients: &Value) -> Vec<String> {
    let clients = clients.as_array().expect("an array").iter();
    clients
        .map(|client| text(client, "client_id").to_owned())
        .collect()
}

/// Every id, in the order of the list, by pages of 100.
async fn all_ids(api: &Api) -> Vec<String> {
    let mut all = Vec::new();
    for page in 0.. {
        let part = ids(&get(api, &format!("per_page=100&page={page}")).await);
        if part.is_empty() {
            break;
        }
        all.extend(part);
    }
    all
}

#[tokio::test]
async fn pages_by_number_make_up_the_whole_list() {
    let tenant = seeded::start(Seed::Large(137), |builder| builder).await;
    let api = Api::with_all_scopes(&tenant).await;
    let all = all_ids(&api).await;
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), COUNT);
    assert_eq!(
        ids(&get(&api, "").await),
        all[..50],
        "fifty unless told otherwise"
    );

    for (page, expected) in [
        (0, &all[..20]),
        (3, &all[60..80]),
        (6, &all[120..]),
        (7, &[]),
    ] {
        let query = format!("page={page}&per_page=20&include_totals=true");
        let answer = get(&api, &query).await;
        assert_eq!(ids(&answer["clients"]), expected);
        assert_eq!(answer["total"], COUNT);
        assert_eq!(
            (&answer["start"], &answer["limit"]),
            (&(page * 20).into(), &20.into())
        );
        assert_eq!(answer.as_object().expect("an object").len(), 4);
    }
    let nothing = get(&api, "per_page=0&include_totals=true").await;
    assert_eq!(
        (&nothing["total"], ids(&nothing["clients"]).len()),
        (&COUNT.into(), 0)
    );
    let far = get(&api, "page=2147483647&per_page=100").await;
    assert!(ids(&far).is_empty());
}

#[tokio::test]
async fn totals_count_what_the_filter_leaves() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let answer = get(&api, "app_type=spa&per_page=2&include_totals=true").await;
    let all = names(&get(&api, "app_type=spa&per_page=100").await);
    assert_eq!(answer["total"], all.len());
    assert_eq!(names(&answer["clients"]), all[..2]);
}

#[tokio::test]
async fn cursors_lead_through_the_whole_list_and_end() {
    let tenant = seeded::start(Seed::Large(137), |builder| builder).await;
    let api = Api::with_all_scopes(&tenant).await;
    let mut seen = Vec::new();
    let mut sizes = Vec::new();
    let mut query = "take=50".to_owned();
    loop {
        let page = get(&api, &query).await;
        let part = ids(&page["clients"]);
        sizes.push(part.len());
        seen.extend(part);
        match page.get("next") {
            Some(next) => query = format!("take=50&from={}", next.as_str().expect("text")),
            None => break,
        }
    }
    assert_eq!(sizes, [50, 50, 37]);
    assert_eq!(seen, all_ids(&api).await);
}

#[tokio::test]
async fn a_cursor_is_opaque_and_belongs_to_its_list() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let all = names(&get(&api, "is_global=false&per_page=100").await).len();
    let page = get(&api, "take=3&is_global=false").await;
    let next = text(&page, "next");
    let last = ids(&page["clients"]).remove(2);
    assert!(!next.contains(&last), "an id is no cursor");

    let following = get(&api, &format!("from={next}&is_global=false")).await;
    assert_eq!(
        following["clients"].as_array().expect("an array").len(),
        all - 3
    );
    json(api.get(&format!("/clients?from={next}")).await, 400).await;
    json(
        api.get(&format!("/clients?from={last}&is_global=false"))
            .await,
        400,
    )
    .await;
    let other = new_tenant().await;
    let other = Api::with_all_scopes(&other).await;
    json(
        other
            .get(&format!("/clients?from={next}&is_global=false"))
            .await,
        400,
    )
    .await;
}

#[tokio::test]
async fn a_list_that_fills_its_page_exactly_has_no_next_one() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let page = get(&api, "take=3").await;
    assert_eq!(ids(&page["clients"]).len(), 3);
    assert_eq!(page.get("next"), None);
}
