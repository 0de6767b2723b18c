//! How applications prove themselves, and how their tokens are signed.

use std::time::Duration;

use serde_json::json;

use crate::clock::Timestamp;
use crate::seed::applications::draft::{Draft, PlannedCredential};
use crate::store::CredentialKind;

const DAY: Duration = Duration::from_secs(86_400);

pub(super) fn applications(now: Timestamp) -> Vec<Draft> {
    let mut all = signed_with_every_algorithm();
    all.extend(with_odd_secrets());
    all.extend(without_secrets(now));
    all
}

fn signed_with_every_algorithm() -> Vec<Draft> {
    vec![
        Draft::web("Back Office")
            .about("Its tokens are signed with the client secret.")
            .algorithm("HS256")
            .with("token_endpoint_auth_method", "client_secret_basic"),
        Draft::web("Ledger").algorithm("RS512"),
        Draft::web("Payments Desk").algorithm("PS256"),
        Draft::web("Newsletter (2016)")
            .about("From the days when client secrets were base64.")
            .with(
                "jwt_configuration",
                json!({ "alg": "HS256", "lifetime_in_seconds": 36000, "secret_encoded": true }),
            )
            .with("oidc_conformant", false)
            .with("sso", false),
        Draft::web("Help Desk (2021)")
            .about("Nobody ever said which algorithm.")
            .with(
                "jwt_configuration",
                json!({ "lifetime_in_seconds": 36000, "secret_encoded": false }),
            ),
    ]
}

fn with_odd_secrets() -> Vec<Draft> {
    vec![
        Draft::web("Warehouse Terminal")
            .about("Its secret was chosen by a person.")
            .secret("correct-horse"),
        Draft::machine("Door Opener").secret("x"),
        Draft::machine("Quoting Test")
            .about("Its secret has characters that shells and languages treat as their own.")
            .secret("a'b\"c`d$e\\f%g&h;i|j<k>l m\u{a0}n\u{e9}\u{1f511}"),
    ]
}

fn without_secrets(now: Timestamp) -> Vec<Draft> {
    let key = |name, algorithm, made, expires| PlannedCredential {
        name,
        kind: CredentialKind::PublicKey,
        detail: algorithm,
        made,
        expires,
    };
    let certificate = |name, kind, subject| PlannedCredential {
        name,
        kind,
        detail: subject,
        made: now.before(DAY * 90),
        expires: None,
    };
    vec![
        Draft::machine("Billing Worker")
            .about("Signs its own requests; the old key is about to end.")
            .proves_itself(
                "private_key_jwt",
                [
                    key(
                        "2025",
                        "RS256",
                        now.before(DAY * 400),
                        Some(now.after(DAY * 7)),
                    ),
                    key("2026", "PS256", now.before(DAY * 20), None),
                ],
            ),
        Draft::web("Insurance Quotes").proves_itself(
            "private_key_jwt",
            [key(
                "signing key",
                "RS384",
                now.before(DAY * 200),
                Some(now.before(DAY)),
            )],
        ),
        Draft::machine("Bank Gateway").proves_itself(
            "tls_client_auth",
            [certificate(
                "gateway",
                CredentialKind::CertSubjectDn,
                "C=DE, O=Acme Bank, CN=gateway.bank.acme.example",
            )],
        ),
        Draft::machine("Meter Readings").proves_itself(
            "self_signed_tls_client_auth",
            [certificate(
                "meter 17",
                CredentialKind::X509Cert,
                "CN=meter-17",
            )],
        ),
    ]
}
