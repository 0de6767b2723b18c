//! `GET /api/v2/keys/signing`.

use std::collections::BTreeSet;

use crate::support::{Api, demo_tenant, header, json, kids, new_tenant, text};

#[tokio::test]
async fn the_list_is_a_bare_array_with_the_recorded_headers() {
    let tenant = new_tenant().await;
    let answer = Api::with_all_scopes(&tenant)
        .await
        .get("/keys/signing")
        .await;
    assert_eq!(
        header(&answer, "content-type"),
        "application/json; charset=utf-8"
    );
    assert_eq!(header(&answer, "cache-control"), "no-cache");
    assert_eq!(header(&answer, "vary"), "origin,accept-encoding");
    assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
    let keys = json(answer, 200).await;
    assert_eq!(keys.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_key_has_the_members_of_the_schema_and_one_true_flag() {
    let tenant = demo_tenant().await;
    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    assert_eq!(keys.len(), 10);
    for key in &keys {
        let members: BTreeSet<&str> = key
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        let flag = ["current", "next", "previous", "revoked"]
            .into_iter()
            .filter(|flag| members.contains(flag))
            .collect::<Vec<_>>();
        let dates: &[&str] = match flag[..] {
            ["current"] => &["current_since"],
            ["next"] => &[],
            ["previous"] => &["current_since", "current_until"],
            ["revoked"] => &["current_since", "current_until", "revoked_at"],
            _ => panic!("flags {flag:?}"),
        };
        let always = ["kid", "cert", "pkcs7", "fingerprint", "thumbprint"];
        let expected = always.iter().chain(&flag).chain(dates).copied().collect();
        assert_eq!(members, expected);
        assert_eq!(key[flag[0]], true);
        for date in dates {
            let date = text(key, date);
            assert_eq!((date.len(), &date[23..]), (24, "Z"), "{date}");
        }
    }
}

#[tokio::test]
async fn the_demo_has_years_of_keys_and_both_generations_of_ids() {
    let tenant = demo_tenant().await;
    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    let counts = ["current", "next", "previous", "revoked"].map(|flag| kids(&keys, flag).len());
    assert_eq!(counts, [1, 1, 3, 5]);
    let mut lengths: Vec<_> = keys.iter().map(|key| text(key, "kid").len()).collect();
    lengths.sort_unstable();
    assert_eq!(lengths, [21, 21, 21, 21, 21, 21, 54, 54, 54, 54]);
    let first = keys
        .iter()
        .filter_map(|key| key["current_since"].as_str())
        .min();
    assert!(
        first.is_some_and(|date| date.starts_with("2017-")),
        "{first:?}"
    );
}

#[tokio::test]
async fn each_key_was_current_from_the_end_of_the_one_before() {
    let tenant = demo_tenant().await;
    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    let moments =
        |member| -> BTreeSet<&str> { keys.iter().filter_map(|key| key[member].as_str()).collect() };
    let (since, until) = (moments("current_since"), moments("current_until"));
    let beginnings: BTreeSet<&str> = since.iter().skip(1).copied().collect();
    assert_eq!((since.len(), beginnings), (9, until));
    for key in keys.iter().filter(|key| key["revoked"] == true) {
        assert!(
            text(key, "revoked_at") >= text(key, "current_until"),
            "{key}"
        );
    }
}
