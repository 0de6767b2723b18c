//! Metadata of SAML 2.0 and WS-Federation, as a parser of XML reads it.

use base64ct::{Base64, Encoding};
use keyglass_tenant::RunningTenant;
use roxmltree::{Document, Node};

use crate::support::openssl::der_of;
use crate::support::{Api, demo_tenant, find_client, header, json, raw, text};

const FEDERATION_METADATA: &str = "FederationMetadata/2007-06/FederationMetadata.xml";
const CLAIMS: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

async fn document(api: &Api, path: &str) -> String {
    let answer = api.public(path).await;
    assert_eq!(answer.status(), 200, "{path}");
    assert_eq!(
        header(&answer, "content-type"),
        "application/xml; charset=utf-8"
    );
    answer.text().await.expect("text")
}

fn all<'a, 'input>(document: &'a Document<'input>, name: &str) -> Vec<Node<'a, 'input>> {
    let nodes = document.descendants();
    nodes
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

fn attributes<'a>(document: &'a Document<'_>, element: &str, name: &str) -> Vec<&'a str> {
    let nodes = all(document, element).into_iter();
    nodes
        .map(|node| node.attribute(name).expect("it is there"))
        .collect()
}

/// The one certificate is the current key's, and the entity is the tenant's.
async fn check_provider(api: &Api, tenant: &RunningTenant, document: &Document<'_>) {
    let keys = api.keys().await;
    let current = keys.iter().find(|key| key["current"] == true);
    let cert = text(current.expect("there is one"), "cert");
    let found = all(document, "X509Certificate");
    assert_eq!(found.len(), 1, "the next key is not announced");
    let base64 = found[0].text().expect("text");
    assert_eq!(
        Base64::decode_vec(base64).expect("base64 on one line"),
        der_of(cert)
    );
    let id = document.root_element().attribute("entityID");
    assert_eq!(id, Some(&*format!("urn:{}", tenant.domain())));
}

#[tokio::test]
async fn a_saml_service_provider_finds_everything_it_needs() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let client = find_client(&api, "Expenses (SAML)").await;
    let id = text(&client, "client_id");
    for _ in 0..2 {
        let xml = document(&api, &format!("/samlp/metadata/{id}")).await;
        let document = Document::parse(&xml).expect("XML");
        check_provider(&api, &tenant, &document).await;
        let bindings = ["HTTP-Redirect", "HTTP-POST"]
            .map(|name| format!("urn:oasis:names:tc:SAML:2.0:bindings:{name}"));
        for (element, end) in [
            ("SingleSignOnService", ""),
            ("SingleLogoutService", "/logout"),
        ] {
            let address = format!("{}/samlp/{id}{end}", tenant.url());
            assert_eq!(attributes(&document, element, "Binding"), bindings);
            assert_eq!(
                attributes(&document, element, "Location"),
                [&*address, &*address]
            );
        }
        assert_eq!(all(&document, "NameIDFormat").len(), 3);
        let claims = attributes(&document, "Attribute", "Name");
        assert_eq!(claims.len(), 5);
        assert!(
            claims.iter().all(|claim| claim.starts_with(CLAIMS)),
            "{claims:?}"
        );
        tenant.rotate().await.expect("it rotates");
    }
}

#[tokio::test]
async fn a_ws_federation_relying_party_finds_everything_it_needs() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let client = find_client(&api, "Intranet (WS-Fed)").await;
    let id = text(&client, "client_id");
    for (path, endpoint) in [
        (format!("/wsfed/{FEDERATION_METADATA}"), "/wsfed".to_owned()),
        (
            format!("/wsfed/{id}/{FEDERATION_METADATA}"),
            format!("/wsfed/{id}"),
        ),
    ] {
        let xml = document(&api, &path).await;
        let document = Document::parse(&xml).expect("XML");
        check_provider(&api, &tenant, &document).await;
        let addresses = all(&document, "Address");
        let addresses: Vec<_> = addresses.iter().filter_map(Node::text).collect();
        assert_eq!(addresses, [format!("{}{endpoint}", tenant.url())]);
        assert_eq!(attributes(&document, "TokenType", "Uri").len(), 2);
        assert_eq!(attributes(&document, "ClaimType", "Uri").len(), 5);
    }
}

#[tokio::test]
async fn an_unknown_application_has_no_metadata() {
    let tenant = demo_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for path in [
        "/samlp/metadata/none".to_owned(),
        format!("/wsfed/none/{FEDERATION_METADATA}"),
    ] {
        let body = json(api.public(&path).await, 404).await;
        assert_eq!(body["errorCode"], "inexistent_client", "{path}");
    }
}

#[tokio::test]
async fn a_host_with_odd_characters_breaks_no_document() {
    let tenant = demo_tenant().await;
    let path = format!("/wsfed/{FEDERATION_METADATA}");
    let answer = raw::get(tenant.addr(), "a'&b.localhost", &path).await;
    assert_eq!(raw::status(&answer), 200, "{answer}");
    let (_, xml) = answer.split_once("\r\n\r\n").expect("a body");
    let document = Document::parse(xml).expect("XML");
    let address = all(&document, "Address")[0].text();
    assert_eq!(address, Some("http://a'&b.localhost/wsfed"));
}
