//! What the page of an application says where something is missing or may not be seen.

use super::*;

#[test]
fn four_reasons_for_no_secret_are_four_answers() {
    browser_test(Seed::Demo, async |page, tenant| {
        // The token's scopes hide it: said before anything is asked.
        let id = api::client_id("Back Office", tenant).await;
        let token = tenant.token(&["read:clients"]).await;
        page.open(&format!("/applications/{id}")).await;
        journey::enter_token(page, &tenant.origin(), &token).await;
        page.get("secret-hidden")
            .shows("Hidden by the token’s scopes")
            .await;
        page.get("secret-hidden").shows("read:client_keys").await;
        page.get("secret-hidden")
            .shows("read:client_credentials")
            .await;
        assert_eq!(page.get("copy-secret").count().await, 0);
        let asked = tenant
            .requests()
            .into_iter()
            .any(|it| it.query.contains("secret"));
        assert!(!asked, "a secret that is hidden is not asked for");

        // The tenant refuses all the same.
        page.expect_console("status of 403");
        journey::open_application(page, tenant, "Back Office").await;
        page.get("copy-secret").is_shown().await;
        tenant.set_fault(Fault::at(format!("/api/v2/clients/{id}"), refused(403)).times(1));
        page.get("copy-secret").click().await;
        page.get("secret-problem")
            .shows("Hidden by the token’s scopes")
            .await;
        page.get("secret-problem").shows("The tenant refused").await;

        // There is none.
        let set = tenant.set_client_secret(&id, None).await;
        assert!(set.expect("the tenant takes it away"));
        page.get("copy-secret").click().await;
        page.get("secret-problem")
            .shows("This application has no client secret")
            .await;

        // The application was deleted while its page was open.
        page.expect_console("status of 404");
        assert!(
            tenant
                .delete_client(&id)
                .await
                .expect("the tenant deletes it")
        );
        page.get("reveal-secret").click().await;
        page.get("secret-problem")
            .shows("This application is gone")
            .await;

        // It was never there.
        page.open("/applications/no-such-application").await;
        page.get("open-local").click().await;
        page.get("application-unknown")
            .shows("There is no such application")
            .await;
    });
}

#[test]
fn a_token_without_any_scope_for_applications_is_told_which_it_needs() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = api::client_id("Back Office", tenant).await;
        let token = tenant.token(&["read:signing_keys"]).await;
        page.expect_console("status of 403");
        page.open(&format!("/applications/{id}")).await;
        journey::enter_token(page, &tenant.origin(), &token).await;
        page.get("problem-forbidden").shows("read:clients").await;
    });
}

#[test]
fn what_the_scopes_hide_is_not_called_absent() {
    browser_test(Seed::Demo, async |page, tenant| {
        let id = api::client_id("Billing Worker", tenant).await;
        let token = tenant.token(&["read:client_summary"]).await;
        page.open(&format!("/applications/{id}")).await;
        journey::enter_token(page, &tenant.origin(), &token).await;
        page.get("verification")
            .shows("hidden by the token’s scopes")
            .await;
        page.get("secret-hidden")
            .shows("Hidden by the token’s scopes")
            .await;
        page.get("tab-certificates").click().await;
        page.get("no-certificate")
            .shows("hidden by the token’s scopes")
            .await;
        page.get("tab-credentials").click().await;
        page.get("credentials-why")
            .shows("hidden by the token’s scopes")
            .await;
    });
}
