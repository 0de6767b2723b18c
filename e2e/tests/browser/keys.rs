//! The list of keys and a key's page: order, status, and what cannot be read.

use base64ct::{Base64, Encoding};
use keyglass_e2e::{
    Effect, Fault, LocalTenant, Page, Seed, TokenOptions, api, browser_test, journey,
};
use serde_json::{Value, json};

/// The ids in the rows of a list, from top to bottom.
async fn ids(page: &Page, list: &str) -> Vec<String> {
    page.get(list).css("tbody tr").attributes("data-kid").await
}

/// The ids that the list of valid keys should show by the API: next, current, then previous ones, the
/// one that was used last first.
async fn valid_by_the_api(tenant: &LocalTenant) -> Vec<String> {
    let keys = api::signing_keys(tenant).await;
    let having = |flag: &str| keys.iter().filter(|key| key.is(flag)).collect::<Vec<_>>();
    let mut previous = having("previous");
    previous.sort_by(|a, b| b.text("current_until").cmp(a.text("current_until")));
    let all = [having("next"), having("current"), previous].concat();
    all.iter().map(|key| key.kid().to_owned()).collect()
}

#[test]
fn each_key_stands_with_its_status_thumbprint_and_days() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        assert_eq!(
            ids(page, "valid-keys").await,
            valid_by_the_api(tenant).await
        );
        page.get("show-all").click().await;
        for key in api::signing_keys(tenant).await {
            let row = page.row(key.kid());
            let words = ["next", "current", "previous", "revoked"];
            let words = words.iter().find(|flag| key.is(flag));
            row.shows(match words {
                Some(&"next") => "Next in queue",
                Some(&"current") => "Currently used",
                Some(&"previous") => "Previously used",
                _ => "Revoked",
            })
            .await;
            let thumbprint = row.css("[title]").attributes("title").await;
            assert!(
                thumbprint.contains(&key.text("thumbprint").to_owned()),
                "{thumbprint:?}"
            );
            let days = row.css("time").attributes("datetime").await;
            for date in ["current_since", "current_until", "revoked_at"] {
                let is_given = key.is("revoked") || key.is("previous") || date == "current_since";
                if is_given && !key.is("next") && (date != "revoked_at" || key.is("revoked")) {
                    let day = &key.text(date)[..10];
                    assert!(
                        days.iter().any(|shown| shown.starts_with(day)),
                        "{date} of {key:?}: {days:?}"
                    );
                }
            }
        }
    });
}

#[test]
fn after_a_rotation_a_refresh_shows_the_new_order() {
    browser_test(Seed::Demo, async |page, tenant| {
        journey::open_local(page).await;
        let before = ids(page, "valid-keys").await;
        let new = tenant.rotate().await.expect("the tenant rotates");
        page.get("refresh").click().await;
        let mut after = vec![new.as_str()];
        after.extend(before.iter().map(String::as_str));
        let rows = page.get("valid-keys").css("tbody tr");
        rows.attributes_are("data-kid", &after).await;
        assert_eq!(after, valid_by_the_api(tenant).await);
        page.row(&new).shows("Next in queue").await;
        page.row(&before[0]).shows("Currently used").await;
        page.row(&before[1]).shows("Previously used").await;
        page.get("summary").shows(&before[0]).await;
    });
}

#[test]
fn a_revoked_key_moves_to_the_top_of_the_other_list() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("previous", tenant).await;
        journey::open_local(page).await;
        page.get("valid-keys")
            .css(&row_of(key.kid()))
            .is_shown()
            .await;
        tenant
            .revoke(key.kid())
            .await
            .expect("a previous key can be revoked");
        page.get("refresh").click().await;
        page.get("revoked-keys")
            .css(&row_of(key.kid()))
            .shows("Revoked")
            .await;
        page.get("valid-keys")
            .css(&row_of(key.kid()))
            .is_gone()
            .await;
        assert_eq!(ids(page, "revoked-keys").await[0], key.kid());
    });
}

#[test]
fn three_revoked_keys_stand_there_until_all_are_asked_for() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        assert_eq!(ids(page, "revoked-keys").await.len(), 3);
        page.get("show-all").click().await;
        page.until("all five stand there", async || {
            ids(page, "revoked-keys").await.len() == 5
        })
        .await;
        page.get("show-all").click().await;
        page.until("three are left", async || {
            ids(page, "revoked-keys").await.len() == 3
        })
        .await;
    });
}

#[test]
fn a_new_tenant_has_no_revoked_and_no_previous_keys_and_says_so() {
    browser_test(Seed::Empty, async |page, _tenant| {
        journey::open_local(page).await;
        assert_eq!(ids(page, "valid-keys").await.len(), 2);
        page.get("revoked-empty").shows("No revoked keys").await;
        page.get("show-all").is_gone().await;
        page.get("summary")
            .shows("No earlier key verifies tokens any more")
            .await;
    });
}

#[test]
fn certificates_cut_in_half_are_unreadable_rows_and_leave_the_rest_alone() {
    browser_test(Seed::Demo, async |page, tenant| {
        let ids_of_all = valid_by_the_api(tenant).await;
        tenant.set_fault(Fault::at("/api/v2/keys", Effect::HalfCertificate).times(1));
        journey::open_local(page).await;
        page.get("partly-unreadable")
            .shows("could not be read whole")
            .await;
        assert_eq!(ids(page, "valid-keys").await, ids_of_all, "none vanished");
        page.row(&ids_of_all[0])
            .shows("the certificate is cut off")
            .await;
        page.row(&ids_of_all[0]).shows("Next in queue").await;
        page.get("refresh").click().await;
        page.get("partly-unreadable").is_gone().await;
        page.row(&ids_of_all[0])
            .get("copy-certificate")
            .is_shown()
            .await;
    });
}

#[test]
fn one_certificate_cut_in_half_leaves_the_other_rows_whole() {
    browser_test(Seed::Demo, async |page, tenant| {
        let ids_of_all = valid_by_the_api(tenant).await;
        let mut keys = api_json(tenant).await;
        let current = keys.iter_mut().find(|key| key["kid"] == *ids_of_all[1]);
        let certificate = &mut current.expect("the current key")["cert"];
        *certificate = certificate
            .as_str()
            .map(|text| &text[..text.len() / 2])
            .into();
        open_own_tenant(page, tenant, &keys.into()).await;

        page.get("partly-unreadable")
            .shows("One key could not be read whole")
            .await;
        page.row(&ids_of_all[1])
            .shows("the certificate is cut off")
            .await;
        assert_eq!(page.css("tr.unreadable").count().await, 1);
        assert_eq!(ids(page, "valid-keys").await, ids_of_all);
        page.row(&ids_of_all[0])
            .get("copy-certificate")
            .click()
            .await;
        page.get("toast").shows("Certificate copied").await;
    });
}

#[test]
fn an_empty_list_says_what_would_stand_there() {
    browser_test(Seed::Demo, async |page, tenant| {
        open_own_tenant(page, tenant, &json!([])).await;
        page.get("valid-empty").shows("No valid keys").await;
        page.get("revoked-empty").shows("No revoked keys").await;
        page.get("summary")
            .shows("The API names no key as currently used")
            .await;
    });
}

#[test]
fn a_tenant_whose_keys_are_all_revoked_has_no_valid_ones_and_says_so() {
    browser_test(Seed::Demo, async |page, tenant| {
        let mut keys = api_json(tenant).await;
        keys.retain(|key| key["revoked"] == true);
        open_own_tenant(page, tenant, &keys.into()).await;
        page.get("valid-empty").shows("No valid keys").await;
        assert_eq!(ids(page, "revoked-keys").await.len(), 3);
    });
}

#[test]
fn a_key_that_cannot_be_read_has_a_page_with_its_text_as_it_came() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        tenant.set_fault(Fault::at("/api/v2/keys/signing/", Effect::HalfCertificate));
        page.row(key.kid()).get("kid").click().await;
        page.get("key-unreadable")
            .shows("the certificate is cut off")
            .await;
        page.get("status").shows("Currently used").await;
        page.get("copy-raw").click().await;
        page.get("toast").shows("copied").await;
        let half = &key.certificate()[..key.certificate().len() / 2];
        assert_eq!(page.pasted().await, half);
    });
}

#[test]
fn the_page_of_a_key_agrees_with_the_api_and_with_the_list() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        journey::open_local(page).await;
        page.row(key.kid()).get("kid").click().await;
        page.get("checks")
            .shows("The API’s fingerprint is that of the certificate")
            .await;
        page.get("checks")
            .shows("The API’s thumbprint is that of the certificate")
            .await;
        page.get("subject").shows(tenant.domain()).await;
        page.get("public-key").shows("RSA 2048").await;
        assert!(
            page.title().await.starts_with(key.kid()),
            "{}",
            page.title().await
        );
        page.back().await;
        page.get("valid-keys").is_shown().await;
    });
}

/// Everything that the API says of a key may be wrong; the page says of what, and goes on.
#[test]
fn what_does_not_agree_with_the_certificate_is_said() {
    browser_test(Seed::Demo, async |page, tenant| {
        let keys = api_json(tenant).await;
        let having = |flag: &str| keys.iter().find(|key| key[flag] == true).expect("a key");
        let (current, next) = (having("current"), having("next"));
        let mut key = current.clone();
        for member in ["fingerprint", "thumbprint", "pkcs7"] {
            key[member] = next[member].clone();
        }
        key["cert"] = with_another_signature(current["cert"].as_str().expect("a text")).into();
        let kid = key["kid"].as_str().expect("an id").to_owned();
        let set = api::key_set(tenant).await;
        let published = set.iter().find(|it| it["kid"] == next["kid"]);
        let mut published = published.expect("it is published").clone();
        published["kid"] = kid.clone().into();
        page.own_answer("/.well-known/jwks.json", &json!({"keys": [published]}));
        page.own_answer(&format!("/api/v2/keys/signing/{kid}"), &key);
        open_own_tenant(page, tenant, &json!([key])).await;
        page.row(&kid).get("kid").click().await;

        let checks = page.get("checks");
        for words in [
            "fingerprint is not that of the certificate",
            "thumbprint is not that of the certificate",
            "PKCS#7 does not hold this certificate",
            "publishes another key under this key ID",
            "own key did not sign it",
        ] {
            checks.shows(words).await;
        }
        checks
            .shows(next["thumbprint"].as_str().expect("a text"))
            .await;
        assert_eq!(checks.css("li.bad").count().await, 5);
        assert_eq!(checks.css("li.ok").count().await, 0);
    });
}

/// The same certificate with the last byte of its signature changed.
fn with_another_signature(pem: &str) -> String {
    let lines = pem.lines().filter(|line| !line.starts_with("-----"));
    let mut der = Base64::decode_vec(&lines.collect::<String>()).expect("base64");
    let last = der.last_mut().expect("a signature");
    *last ^= 1;
    let base64 = Base64::encode_string(&der);
    format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----")
}

/// Opens a tenant that says of its signing keys what `keys` says.
pub(crate) async fn open_own_tenant(page: &Page, tenant: &LocalTenant, keys: &Value) {
    page.own_answer("/api/v2/keys/signing", keys);
    let audience = format!("http://{}/api/v2/", page.own_host());
    let options = TokenOptions {
        audience: Some(audience),
        ..TokenOptions::default()
    };
    let token = tenant.issue_token(&["read:signing_keys"], options).await;
    page.open("/").await;
    journey::enter_token(
        page,
        &format!("http://{}", page.own_host()),
        &token.expect("a token"),
    )
    .await;
    page.get("summary").is_shown().await;
}

/// The keys as the API sends them.
pub(crate) async fn api_json(tenant: &LocalTenant) -> Vec<Value> {
    let keys = api::signing_keys(tenant).await.into_iter();
    keys.map(|key| key.json().clone()).collect()
}

fn row_of(kid: &str) -> String {
    format!("tr[data-kid=\"{kid}\"]")
}

#[test]
fn a_clock_that_differs_from_the_tenants_is_noticed() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        page.get("clock-skew").is_gone().await;
        let ahead = "const { Date } = window, real = Date.now.bind(Date); Date.now = () => real() + 600_000;";
        page.run::<Value>(ahead, Vec::new()).await;
        page.get("refresh").click().await;
        page.get("clock-skew").shows("10 min ahead").await;
    });
}

#[test]
fn nothing_reaches_beyond_its_card_or_the_window_at_any_width() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        page.get("show-all").click().await;
        for width in [320, 360, 560, 768, 1240, 1241, 1280, 1440, 1481, 1920] {
            page.set_viewport(width, 900).await;
            let script = "const beyond = [...document.querySelectorAll('.card > *')]
                .filter(part => part.getBoundingClientRect().right
                    > part.parentElement.getBoundingClientRect().right + 1)
                .map(part => part.outerHTML.slice(0, 80));
                if (document.documentElement.scrollWidth > window.innerWidth) beyond.push('the page');
                return beyond;";
            let beyond: Vec<String> = page.run(script, Vec::new()).await;
            assert_eq!(beyond, Vec::<String>::new(), "at {width} pixels");
        }
    });
}
