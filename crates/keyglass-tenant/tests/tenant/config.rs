//! `GET /config.json`.

use serde_json::json as value;

use crate::support::{client, demo_tenant, header, json};

#[tokio::test]
async fn the_dashboard_learns_the_tenant_under_the_name_it_was_opened_with() {
    let tenant = demo_tenant().await;
    let port = tenant.addr().port();
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}")] {
        let request = client()
            .get(format!("{}/config.json", tenant.url()))
            .header("host", &host);
        let answer = request.send().await.expect("an answer");
        assert_eq!(header(&answer, "cache-control"), "no-store");
        let expected =
            value!({ "local_tenant": { "url": format!("http://{host}"), "name": "acme-demo" } });
        assert_eq!(json(answer, 200).await, expected);
    }
}
