use serde_json::{Value, json};

use super::{
    ApplicationPage, DecodeError, Seen, decode_application, decode_application_certificates,
    decode_applications, decode_credentials,
};
use crate::{
    application::{
        Application, ApplicationSummary, ApplicationType, ClientId, CredentialKind, CredentialType,
        ListedApplication, Party, Stated, TokenAlgorithm, UnreadableReason,
    },
    certificate::Certificate,
};

const PEM: &str = include_str!("../../../testdata/rsa2048.pem");
const ALL: Seen = Seen {
    details: true,
    keys: true,
};

fn page(body: &Value, seen: Seen) -> ApplicationPage {
    decode_applications(body.to_string().as_bytes(), seen).expect("a page")
}

fn summary(entry: &Value, seen: Seen) -> ApplicationSummary {
    match page(&json!([entry]), seen).applications.remove(0) {
        ListedApplication::Readable(application) => application,
        ListedApplication::Unreadable(application) => panic!("{}", application.reason()),
    }
}

fn whole(entry: &Value) -> Application {
    decode_application(entry.to_string().as_bytes(), ALL)
        .expect("an object")
        .expect("an application")
}

#[test]
fn every_shape_of_the_list_is_read() {
    let entry = json!({"client_id": "c1", "name": "One"});
    let bare = page(&json!([entry]), ALL);
    assert_eq!((bare.total, bare.next.as_deref()), (None, None));
    let totals = json!({"start": 0, "limit": 100, "total": 7, "clients": [entry]});
    let totals = page(&totals, ALL);
    assert_eq!((totals.total, totals.next.as_deref()), (Some(7), None));
    let cursor = page(&json!({"clients": [entry], "next": "abc"}), ALL);
    assert_eq!((cursor.total, cursor.next.as_deref()), (None, Some("abc")));
    for page in [bare, totals, cursor] {
        assert_eq!(page.applications[0].name(), Some("One"));
    }
    for wrong in [json!(5), json!(null), json!({"clients": 5}), json!({})] {
        let read = decode_applications(wrong.to_string().as_bytes(), ALL);
        assert!(
            matches!(read, Err(DecodeError::WrongShape { .. })),
            "{wrong}"
        );
    }
    assert_eq!(
        decode_applications(b"{\"clients\":[{", ALL),
        Err(DecodeError::CutOff)
    );
}

#[test]
fn type_algorithm_and_party_are_what_the_api_says_or_does_not_say() {
    let known = summary(
        &json!({
            "client_id": "c1", "name": "Ledger", "app_type": "regular_web", "is_first_party": false,
            "jwt_configuration": {"alg": "PS256"}, "token_endpoint_auth_method": "none",
        }),
        ALL,
    );
    assert_eq!(known.application_type(), &ApplicationType::RegularWeb);
    assert_eq!(known.algorithm(), &Stated::As(TokenAlgorithm::Ps256));
    assert_eq!(known.party(), &Stated::As(Party::Third));
    assert_eq!(known.credential(), &CredentialKind::Public);

    let other = summary(
        &json!({"client_id": "c1", "app_type": "slack", "jwt_configuration": {"alg": "EdDSA"}}),
        ALL,
    );
    assert_eq!(other.application_type().api_word(), "slack");
    assert_eq!(
        other.algorithm().value().map(TokenAlgorithm::api_word),
        Some("EdDSA")
    );
    assert_eq!(other.name(), None);

    let nothing = json!({"client_id": "c1"});
    let silent = summary(&nothing, ALL);
    assert_eq!(silent.application_type(), &ApplicationType::Generic);
    assert_eq!(silent.algorithm(), &Stated::NotSaid);
    assert_eq!(silent.credential(), &CredentialKind::Secret);
    let hidden = summary(&nothing, Seen::with_scopes(|_| false));
    assert_eq!(hidden.algorithm(), &Stated::Hidden);
    assert_eq!(hidden.party(), &Stated::Hidden);
    assert_eq!(hidden.credential(), &CredentialKind::Hidden);
}

#[test]
fn an_application_with_credentials_is_known_by_their_method() {
    for (method, kind) in [
        ("private_key_jwt", CredentialKind::PrivateKeyJwt),
        ("tls_client_auth", CredentialKind::Tls),
        ("self_signed_tls_client_auth", CredentialKind::SelfSignedTls),
        ("spiffe_jwt", CredentialKind::Other("spiffe_jwt".into())),
    ] {
        let methods = json!({method: {"credentials": [{"id": "cred_1"}, {"id": "cred_2"}]}});
        let entry = json!({"client_id": "c", "client_authentication_methods": methods});
        let application = whole(&entry);
        assert_eq!(application.summary().credential(), &kind);
        assert_eq!(application.credential_ids(), ["cred_1", "cred_2"]);
    }
    // Only the keys' scopes: the method for a secret is hidden, so that its absence says nothing.
    let keys = Seen::with_scopes(|scope| scope == "read:client_credentials");
    let entry = json!({"client_id": "c"});
    assert_eq!(summary(&entry, keys).credential(), &CredentialKind::Hidden);
}

#[test]
fn one_broken_entry_keeps_its_id_and_says_why() {
    let body = json!([
        {"client_id": "a", "name": "A"},
        {"client_id": "b", "name": 5},
        {"client_id": "c", "name": "C", "jwt_configuration": {"alg": ["RS256"]}},
        {"name": "D"},
        {"client_id": "..", "name": "E"},
        7,
    ]);
    let read = page(&body, ALL).applications;
    let told: Vec<_> = read
        .iter()
        .map(|entry| {
            let id = entry.client_id().map(ToString::to_string);
            let reason = match entry {
                ListedApplication::Readable(_) => String::new(),
                ListedApplication::Unreadable(entry) => entry.reason().to_string(),
            };
            (id, entry.name().map(str::to_owned), reason)
        })
        .collect();
    let row = |id: Option<&str>, name: Option<&str>, reason: &str| {
        (
            id.map(str::to_owned),
            name.map(str::to_owned),
            reason.to_owned(),
        )
    };
    let no_id = UnreadableReason::NoClientId.to_string();
    assert_eq!(
        told,
        [
            row(Some("a"), Some("A"), ""),
            row(Some("b"), None, "Its name is a number."),
            row(Some("c"), Some("C"), "Its jwt_configuration.alg is a list."),
            row(None, Some("D"), &no_id),
            row(None, Some("E"), &no_id),
            row(None, None, "The entry is a number, not an application."),
        ]
    );
}

#[test]
fn absent_null_empty_and_doubled_members_are_read() {
    let entry = r#"[{"client_id":"old","client_id":"c","name":"","app_type":null,
        "jwt_configuration":null,"signing_keys":null}]"#;
    let read = decode_applications(entry.as_bytes(), ALL).expect("a page");
    assert_eq!(
        read.applications[0].client_id().map(ToString::to_string),
        Some("c".to_owned())
    );
    assert_eq!(read.applications[0].name(), None);
}

#[test]
fn secrets_that_come_unasked_are_nowhere_in_what_is_read() {
    let canary = "ca\\nary-7d1f";
    let body = format!(
        r#"[{{"client_id":"c","client_secret":"{canary}","encryption_key":{{"pub":"{canary}"}},
        "signing_keys":[{{"cert":{},"key":"{canary}"}}],
        "addons":{{"firebase":{{"secret":"{canary}"}},"samlp":{{"key":"{canary}","audience":"a"}}}},
        "jwt_configuration":{{"alg":"HS256","secret":"{canary}"}}}}]"#,
        json!(PEM)
    );
    let read = decode_applications(body.as_bytes(), ALL).expect("a page");
    assert!(!format!("{read:?}").contains("nary-7d1f"));
    let one = body.trim_matches(['[', ']']);
    let one = decode_application(one.as_bytes(), ALL).expect("an object");
    let one = one.expect("an application");
    let saml = one.saml().expect("the add-on");
    assert_eq!(saml.audience.as_deref(), Some("a"));
    let held = format!("{:?}{:?}{:?}", one, saml, one.signing_certificates());
    assert!(!held.contains("nary-7d1f"), "{held}");
}

#[test]
fn an_applications_certificates_come_out_byte_for_byte() {
    let pem = PEM.trim_end().replace('\n', "\r\n");
    let application = whole(&json!({
        "client_id": "c", "description": "d", "callbacks": ["https://a.example/cb", 5],
        "client_aliases": ["urn:a"], "addons": {"wsfed": {}},
        "jwt_configuration": {"alg": "HS256", "secret_encoded": true},
        "signing_keys": [{"cert": pem, "pkcs7": "-----BEGIN PKCS7-----"}, {"cert": "x"}, {}],
    }));
    let [first, broken] = application.signing_certificates() else {
        panic!("{:?}", application.signing_certificates());
    };
    assert_eq!(first.certificate_pem(), pem);
    assert_eq!(first.pkcs7(), Some("-----BEGIN PKCS7-----"));
    assert!(first.certificate().is_ok() && broken.certificate().is_err());
    assert_eq!(application.secret_encoded(), Some(true));
    assert_eq!(application.callbacks(), ["https://a.example/cb"]);
    assert_eq!(application.client_aliases(), ["urn:a"]);
    assert!(application.has_ws_fed() && application.saml().is_none());
}

#[test]
fn a_page_of_certificates_names_the_digests_of_each_application() {
    let body = json!({"next": "n", "clients": [
        {"client_id": "a", "signing_keys": [{"cert": PEM, "key": "private"}]},
        {"client_id": "b", "signing_keys": null},
        {"client_id": "c", "signing_keys": [{"cert": "broken"}, {"cert": PEM}]},
        {"name": "no id"}, 5,
    ]});
    let page = decode_application_certificates(body.to_string().as_bytes()).expect("a page");
    let certificate = Certificate::from_pem(PEM).expect("a certificate");
    let both = vec![certificate.sha1(), certificate.sha256()];
    let id = |text| ClientId::parse(text).expect("an id");
    assert_eq!(
        page.digests,
        [(id("a"), both.clone()), (id("b"), vec![]), (id("c"), both)]
    );
    assert_eq!(page.next.as_deref(), Some("n"));
    assert!(decode_application_certificates(b"5").is_err());
}

#[test]
fn what_is_no_application_is_an_error() {
    for body in ["[]", "{}", "null", "5", r#"{"name":"x"}"#] {
        let read = decode_application(body.as_bytes(), ALL);
        assert!(
            matches!(read, Err(DecodeError::WrongShape { .. })),
            "{body}"
        );
    }
    let broken = decode_application(br#"{"client_id":"c","name":5}"#, ALL).expect("an object");
    assert_eq!(
        broken.expect_err("a broken name").reason().to_string(),
        "Its name is a number."
    );
}

#[test]
fn credentials_are_read_with_their_dates() {
    let body = json!([
        {"id": "cred_1", "credential_type": "public_key", "kid": "k", "alg": "RS384", "name": "n",
         "created_at": "2026-08-10T13:55:22.110Z", "expires_at": null},
        {"id": "cred_2", "credential_type": "cert_subject_dn", "subject_dn": "CN=a"},
        {"id": "cred_3", "credential_type": "x509_cert", "thumbprint_sha256": "t"},
        5,
    ]);
    let read = decode_credentials(body.to_string().as_bytes()).expect("a list");
    assert_eq!(read.unreadable, 1);
    let [key, subject, certificate] = read.credentials.as_slice() else {
        panic!("{read:?}");
    };
    assert_eq!(key.credential_type, Some(CredentialType::PublicKey));
    assert_eq!(
        key.created_at.map(|at| at.unix_millis()),
        Some(1_786_370_122_110)
    );
    assert_eq!(key.expires_at, None);
    assert_eq!(subject.subject_dn.as_deref(), Some("CN=a"));
    assert_eq!(certificate.thumbprint_sha256.as_deref(), Some("t"));
    assert!(decode_credentials(b"{}").is_err());
}

#[test]
fn only_what_the_scopes_show_is_asked_for_and_never_a_secret() {
    let with = |scopes: &[&str]| Seen::with_scopes(|scope| scopes.contains(&scope));
    let none = with(&["read:client_summary"]);
    assert_eq!(none.list_fields(), "client_id,name,app_type");
    assert!(!none.application_fields().contains("addons"));
    let clients = with(&["read:clients"]);
    assert!(clients.list_fields().contains("jwt_configuration"));
    assert!(
        !clients
            .list_fields()
            .contains("client_authentication_methods")
    );
    let keys = with(&["read:client_keys"]);
    assert!(keys.list_fields().contains("client_authentication_methods"));
    for seen in [none, clients, keys] {
        for fields in [seen.list_fields(), seen.application_fields()] {
            assert!(fields.starts_with("client_id,"), "{fields}");
            assert!(!fields.contains("secret"), "{fields}");
        }
    }
}
