//! The ordinary ones: what each kind of application looks like.

use serde_json::json;

use crate::seed::applications::draft::Draft;

pub(super) fn applications() -> Vec<Draft> {
    let mut all = on_devices();
    all.extend(on_the_web());
    all
}

fn on_devices() -> Vec<Draft> {
    vec![
        Draft::native("Acme for iOS").with(
            "mobile",
            json!({ "ios": {
                "team_id": "9JA89QQLNQ",
                "app_bundle_identifier": "example.acme.shop",
            } }),
        ),
        Draft::native("Acme for Android").with(
            "mobile",
            json!({ "android": {
                "app_package_name": "example.acme.shop",
                "sha256_cert_fingerprints": [
                    "D8:A0:83:19:5C:41:6E:7B:0F:2D:90:AB:3C:E4:55:61:\
                     72:98:1F:C0:4D:EE:B3:26:8A:17:F9:04:6B:D5:3A:CC",
                ],
            } }),
        ),
    ]
}

fn on_the_web() -> Vec<Draft> {
    vec![
        Draft::web("Customer Portal")
            .about("Where customers see their orders and invoices.")
            .with("callbacks", json!(["https://portal.acme.example/callback"]))
            .with(
                "allowed_logout_urls",
                json!(["https://portal.acme.example"]),
            )
            .with("initiate_login_uri", "https://portal.acme.example/login")
            .with("logo_uri", "https://portal.acme.example/logo.svg"),
        Draft::spa("Storefront", "https://shop.acme.example")
            .about("The shop in the browser. Refresh tokens rotate.")
            .with(
                "refresh_token",
                json!({
                    "expiration_type": "expiring",
                    "leeway": 0,
                    "token_lifetime": 2_592_000,
                    "idle_token_lifetime": 1_296_000,
                    "infinite_token_lifetime": false,
                    "infinite_idle_token_lifetime": false,
                    "rotation_type": "rotating",
                }),
            ),
        Draft::machine("Inventory Reader")
            .about("Reads the list of applications and the signing keys, and nothing else.")
            .granted("read:clients read:signing_keys"),
        Draft::of_type("resource_server", "Orders API")
            .about("An API that calls other APIs for its caller.")
            .with(
                "resource_server_identifier",
                "https://api.acme.example/orders",
            )
            .with("grant_types", json!([])),
        Draft::web("Partner Console")
            .about("For members of organizations only.")
            .with("organization_usage", "require")
            .with("organization_require_behavior", "pre_login_prompt")
            .with(
                "client_metadata",
                json!({ "team": "partners", "cost_center": "4711" }),
            ),
    ]
}
