//! The steps that most tests begin with.

use crate::api;
use crate::page::Page;
use crate::tenant::LocalTenant;

/// Opens the app and connects to its local tenant with one click; ends when the list stands.
pub async fn open_local(page: &Page) {
    page.open("/").await;
    page.get("open-local").click().await;
    page.get("valid-keys").is_shown().await;
}

/// Opens the app and connects with a domain and a pasted token; ends when the tenant is open.
pub async fn open_with_token(page: &Page, tenant: &LocalTenant, token: &str) {
    page.open("/").await;
    enter_token(page, &tenant.origin(), token).await;
    page.get("tenant-domain").shows(&tenant.host()).await;
}

/// Fills the form of the first screen and sends it.
pub async fn enter_token(page: &Page, domain: &str, token: &str) {
    page.get("domain").fill(domain).await;
    page.get("token").paste(token).await;
    page.get("open").click().await;
}

/// Opens the page of the application with this name in the local tenant; answers its client id.
pub async fn open_application(page: &Page, tenant: &LocalTenant, name: &str) -> String {
    let id = api::client_id(name, tenant).await;
    page.open(&format!("/applications/{id}")).await;
    page.get("open-local").click().await;
    page.get("application-line").is_shown().await;
    id
}
