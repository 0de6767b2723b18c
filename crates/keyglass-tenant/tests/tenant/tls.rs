//! HTTPS under the tenant's own authority, with `openssl` as the client.

use std::fs;
use std::path::Path;

use keyglass_tenant::{Seed, StartError, Tenant};

use crate::support::openssl::{openssl_text, try_openssl};
use crate::support::program::complaint;
use crate::support::seeded::{self, SeededTenant};

async fn tenant() -> SeededTenant {
    seeded::start(Seed::Empty, |builder| builder.tls(true)).await
}

/// What `GET /config.json` gets under this name from a client that trusts `authority` only. An error
/// holds the client's words.
fn ask(tenant: &SeededTenant, name: &str, authority: &Path) -> Result<String, String> {
    let port = tenant.addr().port();
    let request =
        format!("GET /config.json HTTP/1.1\r\nHost: {name}:{port}\r\nConnection: close\r\n\r\n");
    let address = format!("127.0.0.1:{port}");
    let verify = if name.parse::<std::net::IpAddr>().is_ok() {
        "-verify_ip"
    } else {
        "-verify_hostname"
    };
    let arguments = [
        "s_client",
        "-quiet",
        "-verify_return_error",
        "-CAfile",
        authority.to_str().expect("a path in UTF-8"),
        verify,
        name,
        "-connect",
        &address,
    ];
    try_openssl(&arguments, request.as_bytes())
        .map(|answer| String::from_utf8(answer).expect("text"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_loopback_name_is_proved_to_who_trusts_the_authority() {
    let tenant = tenant().await;
    let authority = tenant.ca_file().expect("it has a folder");
    assert_eq!(
        fs::read_to_string(authority).ok(),
        tenant.ca_certificate(),
        "the file is the certificate"
    );
    for name in ["localhost", "127.0.0.1", "acme-new.localhost"] {
        let answer = ask(&tenant, name, authority).expect(name);
        let port = tenant.addr().port();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(
            answer.contains(&format!("https://{name}:{port}")),
            "{answer}"
        );
        let lower = answer.to_ascii_lowercase();
        assert!(!lower.contains("strict-transport-security"), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_name_and_no_other_authority_is() {
    let (one, other) = (tenant().await, tenant().await);
    let authority = one.ca_file().expect("it has a folder");
    let words = ask(&one, "example.com", authority).expect_err("another name");
    assert!(
        words.contains("hostname mismatch") || words.contains("Hostname mismatch"),
        "{words}"
    );
    let foreign = other.ca_file().expect("it has a folder");
    ask(&one, "localhost", foreign).expect_err("another authority");
}

#[tokio::test]
async fn the_authority_can_vouch_for_loopback_names_only() {
    let tenant = tenant().await;
    let pem = tenant.ca_certificate().expect("there is one");
    let text = openssl_text(&["x509", "-noout", "-text"], pem.as_bytes());
    for fact in [
        "X509v3 Name Constraints: critical",
        "DNS:localhost",
        "IP:127.0.0.0/255.0.0.0",
        "CA:TRUE, pathlen:0",
    ] {
        assert!(text.contains(fact), "{fact} in {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_authority_outlives_the_tenant_and_its_key_is_for_the_owner() {
    let folder = seeded::folder(Seed::Empty);
    let builder = Tenant::builder().data_dir(folder.path()).tls(true);
    let first = builder.clone().start().await.expect("it starts");
    let before = first.ca_certificate();
    first.stop().await;
    let again = builder.clone().start().await.expect("it starts again");
    assert_eq!(again.ca_certificate(), before);
    again.stop().await;

    let key = folder.path().join("ca-key.pem");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&key)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
    fs::write(&key, "nonsense").expect("written");
    let refused = builder.start().await;
    assert!(matches!(refused, Err(StartError::Tls(_))), "{refused:?}");
}

#[tokio::test]
async fn the_program_wants_a_folder_for_its_authority() {
    let words = complaint(&["--tls"]);
    assert!(words.contains("--tls wants --data"), "{words}");
}
