//! What the core makes of recorded applications: `KEYGLASS_CORPUS` names the recordings' folder.

mod support;

use keyglass_core::{
    application::{ApplicationType, CredentialKind, CredentialType, ListedApplication},
    certificate::Certificate,
    management::clients::{
        ApplicationPage, Seen, decode_application, decode_applications, decode_credentials,
    },
};
use serde_json::Value;
use support::corpus::Corpus;

const ALL: Seen = Seen {
    details: true,
    keys: true,
};

#[test]
fn fifty_recorded_applications_are_read_as_they_were_sent() {
    let Some(corpus) = Corpus::find() else { return };
    let sent = body(&corpus, "ruby_clients_list_50.json");
    let read = decode(&sent);
    assert_eq!(read.applications.len(), 50);
    compare(&read, sent.as_array().expect("a list"));
    assert!(
        !format!("{read:?}").contains("REDACTED"),
        "a secret was kept"
    );
}

#[test]
fn lists_with_totals_are_read_as_they_were_sent() {
    let Some(corpus) = Corpus::find() else { return };
    let recording = corpus.bytes("deploycli_clients_and_403.json");
    let recording: Vec<Value> = serde_json::from_slice(&recording).expect("JSON");
    let (mut lists, mut signed) = (0, 0);
    for exchange in &recording {
        let path = exchange["path"].as_str().unwrap_or_default();
        if path.starts_with("/api/v2/clients?") && exchange["method"] == "GET" {
            let read = decode(&exchange["response"]);
            assert_eq!(read.total, exchange["response"]["total"].as_u64(), "{path}");
            let sent = exchange["response"]["clients"].as_array().expect("a list");
            compare(&read, sent);
            lists += 1;
            signed += kinds(&read, &CredentialKind::PrivateKeyJwt);
        }
    }
    assert!(lists >= 3, "only {lists} lists were found");
    assert!(signed > 0, "no application signs its own requests");
}

#[test]
fn one_recorded_application_has_its_certificate() {
    let Some(corpus) = Corpus::find() else { return };
    let sent = body(&corpus, "ruby_client_get.json");
    let read = decode_application(sent.to_string().as_bytes(), ALL).expect("an object");
    let read = read.expect("an application");
    let [certificate] = read.signing_certificates() else {
        panic!("{read:?}");
    };
    let pem = sent["signing_keys"][0]["cert"].as_str().expect("a text");
    let expected = Certificate::from_pem(pem).expect("recorded");
    assert_eq!(
        certificate.certificate().map(Certificate::sha1),
        Ok(expected.sha1())
    );
    assert_eq!(certificate.certificate_pem(), pem);
    assert_eq!(
        certificate.pkcs7(),
        sent["signing_keys"][0]["pkcs7"].as_str()
    );
    assert_eq!(read.description(), sent["description"].as_str());
    assert_eq!(read.secret_encoded(), Some(false));
    assert!(!format!("{read:?}").contains("REDACTED"));
}

#[test]
fn an_entry_without_a_client_id_is_unreadable_and_not_lost() {
    let Some(corpus) = Corpus::find() else { return };
    // The API leaves `client_id` out when `fields` does not name it.
    let sent = body(&corpus, "ruby_clients_page0_per1_fields_name.json");
    let read = decode(&sent);
    let [ListedApplication::Unreadable(entry)] = read.applications.as_slice() else {
        panic!("{read:?}");
    };
    assert_eq!(entry.name(), sent[0]["name"].as_str());
}

#[test]
fn recorded_credentials_are_read() {
    let Some(corpus) = Corpus::find() else { return };
    let recording = corpus.bytes("deploycli_clients_and_403.json");
    let recording: Vec<Value> = serde_json::from_slice(&recording).expect("JSON");
    let mut found = Vec::new();
    for exchange in &recording {
        let path = exchange["path"].as_str().unwrap_or_default();
        if path.ends_with("/credentials") {
            let body = exchange["response"].to_string();
            let read = decode_credentials(body.as_bytes()).expect("a list");
            assert_eq!(read.unreadable, 0);
            found.extend(read.credentials);
        }
    }
    let [key] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(key.credential_type, Some(CredentialType::PublicKey));
    assert_eq!(key.algorithm.as_deref(), Some("RS256"));
    assert!(key.created_at.is_some() && key.expires_at.is_none());
}

fn body(corpus: &Corpus, file: &str) -> Value {
    let recording: Value = serde_json::from_slice(&corpus.bytes(file)).expect("JSON");
    recording["body"].clone()
}

fn decode(sent: &Value) -> ApplicationPage {
    decode_applications(sent.to_string().as_bytes(), ALL).expect("a list")
}

/// Every entry against its own JSON.
fn compare(read: &ApplicationPage, sent: &[Value]) {
    assert_eq!(read.applications.len(), sent.len());
    for (entry, sent) in read.applications.iter().zip(sent) {
        let ListedApplication::Readable(entry) = entry else {
            panic!("{entry:?}");
        };
        assert_eq!(sent["client_id"], entry.client_id().as_str());
        assert_eq!(sent["name"].as_str(), entry.name());
        let word = sent["app_type"].as_str().unwrap_or_default();
        assert_eq!(entry.application_type(), &ApplicationType::from_api(word));
        let algorithm = entry.algorithm().value().map(|it| it.api_word());
        assert_eq!(sent["jwt_configuration"]["alg"].as_str(), algorithm);
        assert_eq!(sent["global"].as_bool(), Some(entry.is_global()));
    }
}

fn kinds(read: &ApplicationPage, kind: &CredentialKind) -> usize {
    let readable = read
        .applications
        .iter()
        .filter_map(ListedApplication::readable);
    readable.filter(|it| it.credential() == kind).count()
}
