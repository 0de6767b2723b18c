//! `PUT /api/v2/keys/signing/{kid}/revoke`.

use serde_json::json as value;

use crate::support::{Api, client, demo_tenant, json, kids, new_tenant, text, the_kid};

#[tokio::test]
async fn a_previous_key_is_revoked_for_good() {
    let tenant = new_tenant().await;
    let former = Api::with_all_scopes(&tenant).await;
    let kid = the_kid(&former.keys().await, "current");
    former.rotate().await;
    let api = Api::with_all_scopes(&tenant).await;

    let revoked = json(api.revoke(&kid).await, 200).await;

    let keys = api.keys().await;
    let key = keys
        .iter()
        .find(|key| key["revoked"] == true)
        .expect("a revoked key");
    assert_eq!((text(key, "kid"), text(&revoked, "kid")), (&*kid, &*kid));
    assert_eq!(key["cert"], revoked["cert"]);
    assert!(text(key, "revoked_at") >= text(key, "current_until"));
    assert_eq!(kids(&keys, "previous"), Vec::<String>::new());

    let body = json(former.get("/keys/signing").await, 401).await;
    assert_eq!(
        text(&body, "message"),
        "Invalid token",
        "its tokens count no more"
    );
    let url = format!("{}/.well-known/jwks.json", tenant.url());
    let published = json(client().get(url).send().await.expect("an answer"), 200).await;
    assert!(
        !published.to_string().contains(&kid),
        "it is no longer published"
    );
}

#[tokio::test]
async fn only_previous_keys_can_be_revoked() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let before = api.keys().await;
    let expected = value!({
        "statusCode": 400,
        "error": "Bad Request",
        "message": "Only a previously used signing key can be revoked.",
        "errorCode": "signing_key_not_revocable",
    });
    for status in ["current", "next", "revoked"] {
        let kid = kids(&before, status).remove(0);
        assert_eq!(
            json(api.revoke(&kid).await, 400).await,
            expected,
            "{status}"
        );
    }
    assert_eq!(
        text(&json(api.revoke("nobody").await, 404).await, "error"),
        "Not Found"
    );
    assert_eq!(api.keys().await, before);
}

#[tokio::test]
async fn revocation_wants_its_scope() {
    let tenant = demo_tenant().await;
    let kid = kids(
        &Api::with_all_scopes(&tenant).await.keys().await,
        "previous",
    )
    .remove(0);
    let api = Api::with_scopes(&tenant, &["read:signing_keys", "create:signing_keys"]).await;
    let body = json(api.revoke(&kid).await, 403).await;
    let words = "Insufficient scope, expected any of: update:signing_keys";
    assert_eq!(text(&body, "message"), words);
    assert_eq!(kids(&api.keys().await, "previous").len(), 3);
}
