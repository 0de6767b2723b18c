//! The current certificate in five forms.

use reqwest::Response;

use crate::support::openssl::{der_of, fingerprint_of, openssl};
use crate::support::{Api, header, new_tenant, text};

async fn bytes(response: Response) -> Vec<u8> {
    assert_eq!(response.status(), 200);
    response.bytes().await.expect("a body").to_vec()
}

#[tokio::test]
async fn every_form_is_the_current_certificate_and_follows_a_rotation() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for _ in 0..2 {
        let keys = api.keys().await;
        let current = keys.iter().find(|key| key["current"] == true);
        let current = current.expect("there is one");
        let cert = text(current, "cert");
        assert_eq!(bytes(api.public("/pem").await).await, cert.as_bytes());
        assert_eq!(bytes(api.public("/rawpem").await).await, cert.as_bytes());
        assert_eq!(bytes(api.public("/cer").await).await, der_of(cert));
        let fingerprint = bytes(api.public("/fingerprint").await).await;
        assert_eq!(fingerprint, fingerprint_of(cert).into_bytes());
        let pkcs7 = bytes(api.public("/pb7").await).await;
        assert_eq!(pkcs7, text(current, "pkcs7").as_bytes());
        let inside = openssl(&["pkcs7", "-print_certs"], &pkcs7);
        let inside = String::from_utf8(inside).expect("text");
        assert_eq!(der_of(&inside), der_of(cert));
        tenant.rotate().await.expect("it rotates");
    }
}

#[tokio::test]
async fn files_are_saved_under_the_tenants_name_and_text_is_shown() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    for (path, media_type, file) in [
        ("/pem", "application/x-pem-file", Some("acme-new.pem")),
        ("/cer", "application/pkix-cert", Some("acme-new.cer")),
        (
            "/pb7",
            "application/x-pkcs7-certificates",
            Some("acme-new.pb7"),
        ),
        ("/rawpem", "text/plain; charset=utf-8", None),
        ("/fingerprint", "text/plain; charset=utf-8", None),
    ] {
        let answer = api.public(path).await;
        assert_eq!(header(&answer, "content-type"), media_type);
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        let disposition = answer.headers().get("content-disposition");
        let disposition = disposition.map(|value| value.to_str().expect("text"));
        let expected = file.map(|name| format!("attachment; filename=\"{name}\""));
        assert_eq!(disposition, expected.as_deref(), "{path}");
    }
}

#[tokio::test]
async fn the_query_does_not_matter_unless_it_asks_for_the_connections_key() {
    let tenant = new_tenant().await;
    let api = Api::with_all_scopes(&tenant).await;
    let plain = bytes(api.public("/pem").await).await;
    let other = bytes(api.public("/pem?connection=ldap&cert=x").await).await;
    assert_eq!(plain, other);
    for path in ["/pem?cert=connection", "/cer?a=b&cert=connection"] {
        assert_eq!(api.public(path).await.status(), 404, "{path}");
    }
}
