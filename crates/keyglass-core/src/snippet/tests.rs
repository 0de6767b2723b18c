//! What is written and what is refused; `tests/snippets` runs it.

use proptest::prelude::*;

use super::{Client, Method, Request, SecretForm, Value, write};
use crate::{
    placeholder::{Masking, VariableName, Variables, well_known},
    quoting::is_unseen,
};

fn request(method: &str, url: &str, headers: &[(&str, &str)], body: Option<&str>) -> Request {
    let headers = headers.iter();
    Request {
        method: method.to_owned(),
        url: Value::text(url),
        headers: headers
            .map(|(name, value)| ((*name).to_owned(), Value::text(*value)))
            .collect(),
        body: body.map(Value::text),
    }
}

fn known() -> Variables {
    let mut variables = Variables::new(Masking::default());
    well_known()
        .into_iter()
        .for_each(|it| variables.declare(it));
    for (name, value) in [
        ("yourDomain", "acme.eu.auth0.com"),
        ("yourClientSecret", "canary-$7\"3a"),
        ("yourMgmtApiAccessToken", "eyJ.canary.x"),
    ] {
        let name = VariableName::parse(name).expect("a name");
        variables.set(&name, value).expect("declared");
    }
    variables
}

/// Fetches a token with a client's secret in a JSON body.
fn with_secrets() -> Request {
    let variables = known();
    let value = |text| Value::parse(text, &variables);
    Request {
        method: "POST".to_owned(),
        url: value("https://{yourDomain}/oauth/{yourKeyId}"),
        headers: vec![
            ("content-type".to_owned(), value("application/json")),
            (
                "authorization".to_owned(),
                value("Bearer {yourMgmtApiAccessToken}"),
            ),
        ],
        body: Some(value(r#"{"client_secret":"{yourClientSecret}"}"#)),
    }
}

fn copied(request: &Request, client: Client, secrets: SecretForm) -> String {
    let template = write(request, client, secrets).expect("it can be written");
    template
        .copy(&known())
        .expect("it can be copied")
        .to_string()
}

#[test]
fn a_secret_stands_inline_escaped_for_the_body_and_the_string() {
    let text = copied(&with_secrets(), Client::Curl, SecretForm::Inline);
    assert_eq!(
        text,
        r#"curl --request POST \
  --url 'https://acme.eu.auth0.com/oauth/{yourKeyId}' \
  --header 'content-type: application/json' \
  --header 'authorization: Bearer eyJ.canary.x' \
  --data-raw '{"client_secret":"canary-$7\"3a"}' \
  --fail-with-body"#
    );
    let template = write(&with_secrets(), Client::GoNetHttp, SecretForm::Inline).expect("written");
    let shown = template.display_text(&known());
    assert!(!shown.contains("canary"), "{shown}");
}

#[test]
fn in_the_environment_form_no_program_holds_a_secret() {
    for client in Client::ALL {
        let text = copied(&with_secrets(), *client, SecretForm::Environment);
        assert!(!text.contains("canary"), "{client:?}: {text}");
        for variable in ["MGMT_API_ACCESS_TOKEN", "CLIENT_SECRET"] {
            assert!(text.contains(variable), "{client:?}: {text}");
        }
        assert!(!text.contains(['«', '»']), "{client:?}: {text}");
    }
    let text = copied(&with_secrets(), Client::Curl, SecretForm::Environment);
    assert!(text.contains(r#"--header "authorization: Bearer ${MGMT_API_ACCESS_TOKEN:?}""#));
    let text = copied(&with_secrets(), Client::GoNetHttp, SecretForm::Environment);
    assert!(
        text.contains(r#""authorization", "Bearer "+mgmtApiAccessToken)"#),
        "{text}"
    );
    assert!(
        text.contains(r#""{\"client_secret\":\""+clientSecret+"\"}""#),
        "{text}"
    );
}

#[test]
fn what_a_client_would_send_otherwise_is_refused_with_what_to_do() {
    let url = "https://a.example/";
    for (request, reason) in [
        (request("get", url, &[], None), "in capitals"),
        (request("GET", url, &[], Some("x")), "carries no body"),
        (
            request("GET", "a.example", &[], None),
            "must begin with https://",
        ),
        (
            request("GET", "ftp://a.example", &[], None),
            "must begin with https://",
        ),
        (
            request("GET", "https:///x", &[], None),
            "has a host that is none",
        ),
        (
            request("GET", "https://a b/", &[], None),
            "has a host that is none",
        ),
        (
            request("GET", "https://a.example:99999/", &[], None),
            "has a host that is none",
        ),
        (request("GET", "https://é.example/", &[], None), "xn--"),
        (
            request("GET", "https://u:p@a.example/", &[], None),
            "Authorization",
        ),
        (request("GET", "https://a.example/#x", &[], None), "%23"),
        (request("GET", "https://a.example/a\\b", &[], None), "%5C"),
        (request("GET", "https://a.example/100%", &[], None), "%25"),
        (request("GET", "https://a.example/?%zz", &[], None), "%25"),
        (
            request("GET", "https://a.example/a/../b", &[], None),
            "segment",
        ),
        (
            request("GET", "https://a.example/%2E%2e", &[], None),
            "segment",
        ),
        (
            request("GET", "https://a.example//b", &[], None),
            "two slashes",
        ),
        (
            request("GET", "https://a.example/?", &[], None),
            "nothing behind it",
        ),
        (
            request("GET", "https://a.example/\u{202e}", &[], None),
            "mark of direction",
        ),
        (
            request("GET", "https://a.example/?%e2%80%8e", &[], None),
            "mark of direction",
        ),
        (
            request(
                "GET",
                &["https://a.example/", &"é".repeat(6_000)].concat(),
                &[],
                None,
            ),
            "30,000",
        ),
        (
            request("GET", url, &[("a b", "c")], None),
            "is no name of a header",
        ),
        (
            request("GET", url, &[("", "c")], None),
            "is no name of a header",
        ),
        (
            request("GET", url, &[("a", "b"), ("A", "c")], None),
            "twice",
        ),
        (
            request("GET", url, &[("Host", "b")], None),
            "by the client itself",
        ),
        (request("GET", url, &[("a", "b\r\nc: d")], None), "line end"),
        (request("GET", url, &[("a", "b\0")], None), "NUL"),
        (request("GET", url, &[("a", "\u{1b}")], None), "control"),
        (request("GET", url, &[("a", "é")], None), "beyond ASCII"),
        (request("GET", url, &[("a", " b")], None), "blank"),
        (
            request("POST", url, &[], Some(&"x".repeat(60_001))),
            "60,000 bytes",
        ),
    ] {
        for client in Client::ALL {
            let error = write(&request, *client, SecretForm::Inline).expect_err(reason);
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
    let nul = request("POST", url, &[], Some("a\0b"));
    for client in [Client::Curl, Client::Httpie, Client::Wget] {
        let error = write(&nul, client, SecretForm::Inline).expect_err("no NUL in a word");
        assert!(error.to_string().contains("U+0000"), "{error}");
    }
    let variables = known();
    let secret = Request {
        url: Value::parse("https://a.example/?t={yourMgmtApiAccessToken}", &variables),
        ..request("GET", url, &[], None)
    };
    assert!(write(&secret, Client::Curl, SecretForm::Inline).is_ok());
    assert!(write(&secret, Client::Curl, SecretForm::Environment).is_err());
}

#[test]
fn what_no_url_holds_is_percent_encoded_and_all_else_stays() {
    for (asked, sent) in [
        ("https://a.example", "https://a.example/"),
        ("https://a.example?b", "https://a.example/?b"),
        ("HTTPS://a.example/é \"", "https://a.example/%C3%A9%20%22"),
        (
            "http://[::1]:8/a{b}[c]|^`<>",
            "http://[::1]:8/a%7Bb%7D%5Bc%5D%7C%5E%60%3C%3E",
        ),
        (
            "https://a.example/%41%2f/~!$&()*+,;=:@?/?-._%20",
            "https://a.example/%41%2f/~!$&()*+,;=:@?/?-._%20",
        ),
    ] {
        let text = copied(
            &request("GET", asked, &[], None),
            Client::Httpx,
            SecretForm::Inline,
        );
        assert!(text.contains(&format!("'{sent}'")), "{text}");
    }
}

#[test]
fn a_client_is_found_by_the_names_that_people_use() {
    for (language, client, found) in [
        ("cURL", None, Some(Client::Curl)),
        ("bash", None, Some(Client::Curl)),
        ("node", None, Some(Client::Fetch)),
        ("javascript", Some("AXIOS"), Some(Client::Axios)),
        ("Node.js", Some("axios"), Some(Client::Axios)),
        ("C#", None, Some(Client::HttpClient)),
        ("csharp", Some("restsharp"), Some(Client::RestSharp)),
        ("httpie", None, Some(Client::Httpie)),
        ("wget", None, Some(Client::Wget)),
        ("shell", Some("wget"), Some(Client::Wget)),
        ("ruby", Some("faraday"), Some(Client::Faraday)),
        ("PowerShell", Some("powershell"), Some(Client::PowerShell)),
        ("axios", None, Some(Client::Axios)),
        ("python", Some("axios"), None),
        ("cobol", None, None),
    ] {
        assert_eq!(
            Client::find(language, client),
            found,
            "{language} {client:?}"
        );
    }
    for client in Client::ALL {
        assert_eq!(
            Client::find(client.title(), Some(client.name())),
            Some(*client)
        );
    }
}

proptest! {
    #[test]
    fn no_request_makes_a_writer_panic_or_write_what_is_not_seen(
        method in 0..Method::ALL.len(),
        url in "(https://a\\.example/)?[ -~]{0,12}.{0,6}",
        name in "[a-z]{1,4}|.{0,6}",
        value in "[ -~]{0,12}|.{0,8}",
        body in any::<String>(),
        client in 0..Client::ALL.len(),
    ) {
        let request = request(Method::ALL[method].name(), &url, &[(&name, &value)], Some(&body));
        let template = write(&request, Client::ALL[client], SecretForm::Inline);
        if let Ok(template) = template {
            let text = template.copy(&Variables::default()).expect("it holds no variable");
            prop_assert!(!text.chars().any(|c| is_unseen(c) && c != '\n' && c != '\t'));
            prop_assert!(!text.ends_with('\n'));
        }
    }
}
