//! Applications that speak other protocols, and applications of other people.

use serde_json::json;

use crate::crypto::{CryptoError, KeyMaterial};
use crate::seed::applications::RELYING_PARTY;
use crate::seed::applications::draft::Draft;

pub(super) fn applications(relying_party: &KeyMaterial) -> Result<Vec<Draft>, CryptoError> {
    let mut all = of_other_protocols();
    all.push(encrypted(relying_party)?);
    all.extend(of_other_people());
    Ok(all)
}

fn of_other_protocols() -> Vec<Draft> {
    vec![
        Draft::web("Expenses (SAML)").with(
            "addons",
            json!({ "samlp": {
                "audience": "https://expenses.acme.example/saml",
                "destination": "https://expenses.acme.example/saml/acs",
                "issuer": "urn:acme-demo:expenses",
                "signatureAlgorithm": "rsa-sha256",
                "digestAlgorithm": "sha256",
                "signResponse": true,
                "lifetimeInSeconds": 3600,
                "mappings": { "email": "mail", "name": "displayName" },
            } }),
        ),
        Draft::web("Timesheets (SAML, SHA-1)")
            .about("An old relying party that knows no newer hash.")
            .with(
                "addons",
                json!({ "samlp": {
                    "audience": "http://timesheets.acme.example",
                    "signatureAlgorithm": "rsa-sha1",
                    "digestAlgorithm": "sha1",
                } }),
            ),
        Draft::web("Intranet (WS-Fed)")
            .with("addons", json!({ "wsfed": {} }))
            .with("client_aliases", json!(["urn:acme:intranet"]))
            .with("callbacks", json!(["https://intranet.acme.example/signin"]))
            .with("signing_keys", json!(null)),
        Draft::of_type("salesforce", "Salesforce").with(
            "addons",
            json!({ "salesforce": { "entity_id": "https://acme.my.example" } }),
        ),
        Draft::of_type("slack", "Slack").with("addons", json!({ "slack": { "team": "acme" } })),
        Draft::of_type("sso_integration", "Zendesk"),
    ]
}

/// Its tokens are encrypted for it: the certificate is the application's own, not the tenant's.
fn encrypted(relying_party: &KeyMaterial) -> Result<Draft, CryptoError> {
    let key = json!({
        "pub": relying_party.public_key.to_spki_pem()?,
        "cert": relying_party.certificate.to_pem(),
        "subject": format!("/CN={RELYING_PARTY}"),
    });
    Ok(Draft::web("Confidential Reports").with("encryption_key", key))
}

fn of_other_people() -> Vec<Draft> {
    vec![
        Draft::web("Travel Planner")
            .third_party()
            .with("client_metadata", json!({ "vendor": "Travel Planner Ltd" })),
        Draft::spa("Notes Sync", "https://notes.example")
            .third_party()
            .described_at("https://notes.example/oauth/client.json")
            .with("external_metadata_type", "cimd")
            .with("external_metadata_created_by", "client")
            .with("jwks_uri", "https://notes.example/oauth/jwks.json"),
    ]
}
