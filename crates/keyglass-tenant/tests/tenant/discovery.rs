//! `GET /.well-known/openid-configuration`.

use crate::support::{client, header, json, new_tenant, text};

#[tokio::test]
async fn discovery_leads_to_the_key_set_and_names_the_issuer_of_tokens() {
    let tenant = new_tenant().await;
    let url = format!("{}/.well-known/openid-configuration", tenant.url());
    let answer = client().get(url).send().await.expect("an answer");
    assert_eq!(header(&answer, "access-control-allow-origin"), "*");
    let document = json(answer, 200).await;
    assert_eq!(text(&document, "issuer"), format!("{}/", tenant.url()));
    let key_set = client()
        .get(text(&document, "jwks_uri"))
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        json(key_set, 200).await["keys"].as_array().map(Vec::len),
        Some(2)
    );
}
