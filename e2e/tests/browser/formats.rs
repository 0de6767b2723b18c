//! A key in the forms that other systems take.

use keyglass_e2e::{Locator, Page, Seed, api, browser_test, journey};
use serde_json::Value;

/// The row of a form, by the file name's extension; the first of those that share it.
fn form<'a>(page: &'a Page, extension: &str) -> Locator<'a> {
    page.get("formats")
        .css(&format!("[data-format=\"{extension}\"]"))
}

async fn copied(page: &Page, extension: &str) -> String {
    form(page, extension).get("copy-format").click().await;
    page.get("toast").shows("copied").await;
    page.pasted().await
}

#[test]
fn the_forms_hold_what_the_api_and_the_key_set_say() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let set = api::key_set(tenant).await;
        journey::open_local(page).await;
        page.row(key.kid()).get("kid").click().await;
        assert_eq!(copied(page, "pem").await, key.certificate());
        assert_eq!(copied(page, "p7b").await, key.text("pkcs7"));

        let jwk: Value = serde_json::from_str(&copied(page, "jwk.json").await).expect("JSON");
        let published = set
            .iter()
            .find(|it| it["kid"] == key.kid())
            .expect("it is published");
        for member in ["kty", "use", "alg", "n", "e", "kid", "x5t", "x5c"] {
            assert_eq!(jwk[member], published[member], "{member}");
        }
        assert!(copied(page, "pub").await.starts_with("ssh-rsa AAAA"));
        assert!(
            copied(page, "pub.pem")
                .await
                .starts_with("-----BEGIN PUBLIC KEY-----\n")
        );
        assert_eq!(copied(page, "saml.txt").await, published["x5c"][0]);
        for check in ["check-published", "check-signature"] {
            let class = page.get(check).attribute("class").await;
            assert!(class.is_some_and(|it| it.contains("ok")), "{check}");
        }
    });
}

#[test]
fn a_der_certificate_is_saved_under_the_name_of_tenant_and_key() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("next", tenant).await;
        journey::open_local(page).await;
        page.row(key.kid()).get("kid").click().await;
        form(page, "cer").get("download-format").click().await;
        let der = page.downloaded(&format!("local-{}.cer", key.kid())).await;
        // A SEQUENCE of more than 255 bytes.
        assert_eq!(der[..2], [0x30, 0x82]);
        assert_eq!(
            der.len(),
            4 + usize::from(der[2]) * 256 + usize::from(der[3])
        );
    });
}

#[test]
fn the_key_set_of_the_valid_keys_is_saved_and_copied() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        page.get("download-key-set").click().await;
        let saved = page.downloaded("local.jwks.json").await;
        let saved: Value = serde_json::from_slice(&saved).expect("JSON");
        let mut ours: Vec<_> = saved["keys"]
            .as_array()
            .expect("keys")
            .iter()
            .map(|it| &it["n"])
            .collect();
        let set = api::key_set(tenant).await;
        let mut published: Vec<_> = set.iter().map(|it| &it["n"]).collect();
        ours.sort_by_key(|it| it.to_string());
        published.sort_by_key(|it| it.to_string());
        assert_eq!(ours, published);
        page.get("copy-key-set").click().await;
        page.get("toast").shows("Key set copied").await;
        let copied: Value = serde_json::from_str(&page.pasted().await).expect("JSON");
        assert_eq!(copied, saved);
    });
}
