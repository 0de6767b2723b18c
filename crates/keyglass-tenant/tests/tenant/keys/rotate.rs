//! `POST /api/v2/keys/signing/rotate`.

use std::collections::BTreeSet;

use tokio::task::JoinSet;

use crate::support::{Api, json, kids, new_tenant, text, the_kid};

#[tokio::test]
async fn every_key_moves_up_by_one() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let before = api.keys().await;

    let rotated = json(api.rotate().await, 201).await;

    let after = api.keys().await;
    assert_eq!(kids(&after, "previous"), [the_kid(&before, "current")]);
    assert_eq!(the_kid(&after, "current"), the_kid(&before, "next"));
    assert_eq!(the_kid(&after, "next"), text(&rotated, "kid"));
    let next = after
        .iter()
        .find(|key| key["next"] == true)
        .expect("a next key");
    assert_eq!(text(next, "cert"), text(&rotated, "cert"));
    let previous = after
        .iter()
        .find(|key| key["previous"] == true)
        .expect("a previous key");
    let current = after
        .iter()
        .find(|key| key["current"] == true)
        .expect("a current key");
    assert_eq!(previous["current_until"], current["current_since"]);
}

#[tokio::test]
async fn a_token_of_the_former_key_stays_good_and_new_ones_are_signed_by_the_new_key() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    api.rotate().await;
    assert_eq!(api.get("/keys/signing").await.status(), 200);
    assert_eq!(
        Api::with_all_scopes(&tenant)
            .await
            .get("/keys/signing")
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn rotation_wants_both_scopes() {
    let tenant = new_tenant().await;
    let before = Api::with_all_scopes(&tenant).await.keys().await;
    for (held, missing) in [
        ("create:signing_keys", "update:signing_keys"),
        ("update:signing_keys", "create:signing_keys"),
    ] {
        let api = Api::with_scopes(&tenant, &[held]).await;
        let body = json(api.rotate().await, 403).await;
        let words = format!("Insufficient scope, expected any of: {missing}");
        assert_eq!(text(&body, "message"), words);
        assert_eq!(text(&body, "errorCode"), "insufficient_scope");
    }
    assert_eq!(Api::with_all_scopes(&tenant).await.keys().await, before);
}

#[tokio::test]
async fn twenty_rotations_at_once_leave_one_current_and_one_next_key() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let mut rotations = JoinSet::new();
    for _ in 0..20 {
        let request = api.request(reqwest::Method::POST, "/keys/signing/rotate");
        rotations.spawn(async move {
            let answer = json(request.send().await.expect("an answer"), 201).await;
            text(&answer, "kid").to_owned()
        });
    }
    let answered: BTreeSet<String> = rotations.join_all().await.into_iter().collect();
    assert_eq!(answered.len(), 20);

    let keys = api.keys().await;
    assert_eq!((keys.len(), kids(&keys, "previous").len()), (22, 20));
    let current = the_kid(&keys, "current");
    let next = the_kid(&keys, "next");
    assert!(answered.contains(&current) && answered.contains(&next));
    let known: BTreeSet<String> = keys.iter().map(|key| text(key, "kid").to_owned()).collect();
    assert!(answered.is_subset(&known));
}
