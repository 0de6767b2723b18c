//! What the list of applications asks of the tenant, and when.

use keyglass_e2e::{LocalTenant, Page, Seed, api, browser_test};

/// Opens the list with a token of every scope.
async fn open(page: &Page, path: &str) {
    page.open(path).await;
    page.get("open-local").click().await;
    page.get("applications").is_shown().await;
}

/// The queries of the requests for the list, one a page.
fn list_queries(tenant: &LocalTenant) -> Vec<String> {
    let requests = tenant.requests().into_iter();
    requests
        .filter(|it| it.path == "/api/v2/clients")
        .map(|it| it.query)
        .collect()
}

#[test]
fn no_request_for_the_list_asks_for_secrets_and_two_are_in_flight_at_most() {
    browser_test(Seed::Large(1_000), async |page, tenant| {
        tenant.clear_requests();
        open(page, "/applications?q=bergen").await;
        page.get("count").shows("100 of 1,000").await;
        page.get("search").paste(&"AB".repeat(20)).await;
        page.get("no-match").shows("None of 1,000").await;
        let asked = list_queries(tenant);
        let counts = asked
            .iter()
            .filter(|it| it.contains("include_totals"))
            .count();
        assert_eq!(counts, 1, "{asked:?}");
        // Ten pages, and ten more for the certificates.
        assert_eq!(asked.len(), 21, "{asked:?}");
        for query in &asked {
            let fields = query
                .split('&')
                .find_map(|pair| pair.strip_prefix("fields="))
                .expect("fields are named");
            assert!(fields.starts_with("client_id"), "{query}");
            assert!(!fields.contains("secret") && query.contains("include_fields=true"));
            assert!(
                query.contains("take=100") || query.contains("per_page=1"),
                "{query}"
            );
        }
        assert!(tenant.most_requests_at_once() <= 2);
    });
}

#[test]
fn pages_come_as_they_are_needed() {
    browser_test(Seed::Large(3_000), async |page, tenant| {
        let all = api::applications(tenant).await;
        tenant.clear_requests();
        open(page, "/applications").await;
        page.get("count").shows("read so far").await;
        page.get("count").shows("of 3,000 applications").await;
        assert!(
            list_queries(tenant).len() <= 3,
            "{:?}",
            list_queries(tenant)
        );
        let rows = page.get("applications").attribute("aria-rowcount").await;
        assert_eq!(rows.as_deref(), Some("3001"));
        let last = page.css("tr[aria-rowindex=\"3001\"][data-client-id]");
        // Firefox keeps its place when rows above it are drawn, and is asked again.
        page.until("the end is in view", async || {
            page.run::<()>("scrollTo(0, document.documentElement.scrollHeight)", vec![])
                .await;
            last.count().await > 0
        })
        .await;
        last.shows(all[2_999]["name"].as_str().expect("a name"))
            .await;
        page.get("count").shows("3,000 applications").await;
        assert_eq!(list_queries(tenant).len(), 31, "thirty pages and the count");
        assert!(tenant.most_requests_at_once() <= 2);
    });
}
