use proptest::prelude::*;

use super::{DomainError, TenantUrl};

fn origin(text: &str) -> Result<String, DomainError> {
    TenantUrl::parse(text).map(|url| url.origin())
}

#[test]
fn what_people_paste_becomes_the_origin() {
    for (text, expected) in [
        ("acme.eu.auth0.com", "https://acme.eu.auth0.com"),
        ("  ACME.eu.Auth0.com\n", "https://acme.eu.auth0.com"),
        ("https://acme.auth0.com/", "https://acme.auth0.com"),
        ("https://acme.auth0.com:443", "https://acme.auth0.com"),
        ("login.example.com:8443", "https://login.example.com:8443"),
        ("xn--e1awd7f.com", "https://xn--e1awd7f.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        (
            "http://acme-demo.localhost:8080/",
            "http://acme-demo.localhost:8080",
        ),
        ("localhost:8443", "https://localhost:8443"),
    ] {
        assert_eq!(origin(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn a_path_is_refused_with_the_domain_to_enter() {
    let error = origin("https://acme.auth0.com/api/v2/").expect_err("it has a path");
    assert_eq!(
        error.to_string(),
        "Only the domain is wanted: leave out “/api/v2/” and enter acme.auth0.com."
    );
    for text in ["acme.auth0.com?x", "acme.auth0.com#x", "acme.auth0.com\\x"] {
        assert!(
            matches!(origin(text), Err(DomainError::HasPath { .. })),
            "{text}"
        );
    }
}

#[test]
fn hosts_that_could_fool_someone_are_refused() {
    for text in [
        "acme.auth0.com@evil.example",
        "http://acme.auth0.com",
        "http://localhost.evil.example",
        "ftp://acme.auth0.com",
        "javascript://acme.auth0.com",
        "аcme.auth0.com",
        "acme auth0.com",
        "acme..com",
        "-acme.com",
        "acme",
        "2130706433",
        "0x7f.1",
        "1.2.3.4.5",
        "[::1",
        "[::g]",
        "acme.com:",
        "acme.com:0",
        "acme.com:65536",
        "acme.com:+80",
        "",
        "https://",
    ] {
        assert!(origin(text).is_err(), "{text} was taken");
    }
}

#[test]
fn an_audience_names_its_tenant() {
    let tenant = TenantUrl::parse("acme.auth0.com").expect("a domain");
    assert_eq!(tenant.audience(), "https://acme.auth0.com/api/v2/");
    assert_eq!(TenantUrl::from_audience(&tenant.audience()), Some(tenant));
    for other in [
        "https://acme.auth0.com/userinfo",
        "acme.auth0.com/api/v2/",
        "urn:x",
        "/api/v2/",
    ] {
        assert_eq!(TenantUrl::from_audience(other), None, "{other}");
    }
}

#[test]
fn only_this_machine_is_loopback() {
    for (text, expected) in [
        ("localhost", true),
        ("a.localhost", true),
        ("127.9.9.9", true),
        ("[::1]", true),
        ("notlocalhost.com", false),
        ("localhost.evil.com", false),
        ("128.0.0.1", false),
    ] {
        let tenant = TenantUrl::parse(text).expect(text);
        assert_eq!(tenant.is_loopback(), expected, "{text}");
    }
}

#[test]
fn files_are_named_after_the_first_label() {
    for (text, expected) in [
        ("acme.eu.auth0.com", "acme"),
        ("http://acme-demo.localhost:8080", "acme-demo"),
        ("http://127.0.0.1:8080", "local"),
        ("con.example.com", "con_"),
    ] {
        assert_eq!(
            TenantUrl::parse(text).expect(text).stem(),
            expected,
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn what_was_parsed_parses_to_itself(text in "(https://)?[a-z0-9.:\\[\\]_-]{0,40}") {
        if let Ok(url) = TenantUrl::parse(&text) {
            prop_assert_eq!(TenantUrl::parse(&url.origin()), Ok(url));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,80}") {
        let _ = TenantUrl::parse(&text);
    }
}
