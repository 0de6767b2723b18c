//! A machine whose clock is wrong, tokens that have expired, and a tenant that refuses every token.

use keyglass_e2e::{Effect, Fault, Seed, TokenOptions, browser_test, journey};

const SCOPE: &[&str] = &["read:signing_keys"];
const TEN_MINUTES: i64 = 600;

fn living(seconds: i64) -> TokenOptions {
    TokenOptions {
        lifetime_seconds: seconds,
        ..TokenOptions::default()
    }
}

#[test]
fn a_clock_that_is_ten_minutes_wrong_keeps_no_valid_token_out() {
    for seconds in [TEN_MINUTES, -TEN_MINUTES] {
        browser_test(Seed::Demo, async |page, tenant| {
            page.set_clock(seconds).await;
            let token = tenant
                .issue_token(SCOPE, living(260))
                .await
                .expect("a token");
            page.open("/").await;
            page.get("open-local").is_shown().await;
            journey::enter_token(page, &tenant.origin(), &token).await;
            page.get("valid-keys").is_shown().await;
            let word = if seconds > 0 { "ahead of" } else { "behind" };
            page.get("clock-skew").shows(word).await;
            page.get("token-time").shows("4 min left").await;
            assert_eq!(tenant.authorized_paths().len(), 1);
        });
    }
}

#[test]
fn a_clock_that_is_ten_minutes_behind_lets_no_expired_token_out() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.set_clock(-TEN_MINUTES).await;
        let token = tenant
            .issue_token(SCOPE, living(-120))
            .await
            .expect("a token");
        page.open("/").await;
        page.get("open-local").is_shown().await;
        journey::enter_token(page, &tenant.origin(), &token).await;
        page.get("refusal").shows("This token expired on").await;
        assert_eq!(tenant.authorized_paths(), Vec::<String>::new());
    });
}

#[test]
fn a_tenant_that_refuses_every_token_is_asked_once_for_each() {
    browser_test(Seed::Demo, async |page, tenant| {
        page.expect_console("status of 401");
        let refused = Effect::Status {
            status: 401,
            retry_after: Some("1".into()),
            rate_limit_reset: None,
            expose_headers: true,
        };
        tenant.set_fault(Fault::at("/api/v2/keys", refused));
        page.open("/signing-keys").await;
        page.get("open-local").click().await;
        for asked in 1..=3 {
            page.get("problem-expired").is_shown().await;
            assert_eq!(tenant.authorized_paths().len(), asked);
            assert_eq!(page.path().await, "/signing-keys");
            page.get("new-token").click().await;
            page.until("the new token is tried", async || {
                tenant.authorized_paths().len() == asked + 1
            })
            .await;
        }
        tenant.clear_faults();
        page.get("problem-expired").is_shown().await;
        page.get("new-token").click().await;
        page.get("valid-keys").is_shown().await;
        assert_eq!(tenant.authorized_paths().len(), 5);
    });
}
