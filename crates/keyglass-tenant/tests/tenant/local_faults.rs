//! `/local/faults`.

use keyglass_tenant::Seed;
use serde_json::{Value, json as value};

use crate::support::{Api, client, json, new_tenant, seeded};

#[tokio::test]
async fn faults_are_set_listed_and_cleared() {
    let tenant = new_tenant().await;
    let url = format!("{}/local/faults", tenant.url());
    let client = client();
    let fault = value!({
        "path": "/api/v2/keys",
        "method": "GET",
        "count": 3,
        "probability": 1.0,
        "effect": { "kind": "status", "status": 500, "expose_headers": false },
    });
    let several = value!([{ "path": "/", "effect": { "kind": "drop" }, "count": 0 }, fault]);
    let answer = client
        .post(&url)
        .json(&several)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 204);

    let api = Api::with_all_scopes(&tenant).await;
    assert_eq!(api.get("/keys/signing").await.status(), 500);
    let listed = json(client.get(&url).send().await.expect("an answer"), 200).await;
    assert_eq!(
        (&listed[0]["count"], &listed[0]["effect"]),
        (&value!(2), &fault["effect"])
    );

    assert_eq!(
        client
            .delete(&url)
            .send()
            .await
            .expect("an answer")
            .status(),
        204
    );
    assert_eq!(
        json(client.get(&url).send().await.expect("an answer"), 200).await,
        value!([])
    );
    assert_eq!(api.get("/keys/signing").await.status(), 200);
}

#[tokio::test]
async fn a_fault_for_everything_leaves_the_way_to_clear_it() {
    let tenant = new_tenant().await;
    let url = format!("{}/local/faults", tenant.url());
    let client = client();
    let fault = value!({ "path": "/", "effect": { "kind": "drop" } });
    client
        .post(&url)
        .json(&fault)
        .send()
        .await
        .expect("an answer");
    client.get(tenant.url()).send().await.expect_err("dropped");
    assert_eq!(
        client
            .delete(&url)
            .send()
            .await
            .expect("an answer")
            .status(),
        204
    );
}

#[tokio::test]
async fn what_is_no_fault_and_who_is_no_local_caller_is_refused() {
    let tenant = new_tenant().await;
    let url = format!("{}/local/faults", tenant.url());
    for wrong in [
        Value::Null,
        value!({ "path": "/" }),
        value!({ "path": "/", "effect": { "kind": "magic" } }),
        value!({ "path": "/", "effect": { "kind": "drop" }, "often": 2 }),
    ] {
        let answer = client()
            .post(&url)
            .json(&wrong)
            .send()
            .await
            .expect("an answer");
        json(answer, 400).await;
    }
    let foreign = client()
        .post(&url)
        .header("origin", "https://evil.example.com");
    let fault = value!({ "path": "/", "effect": { "kind": "drop" } });
    json(foreign.json(&fault).send().await.expect("an answer"), 403).await;
}

#[tokio::test]
async fn without_faults_there_is_no_such_endpoint() {
    let tenant = seeded::start(Seed::Empty, |builder| builder).await;
    let url = format!("{}/local/faults", tenant.url());
    let fault = value!({ "path": "/", "effect": { "kind": "drop" } });
    json(
        client()
            .post(url)
            .json(&fault)
            .send()
            .await
            .expect("an answer"),
        404,
    )
    .await;
}
