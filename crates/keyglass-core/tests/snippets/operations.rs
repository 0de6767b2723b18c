//! Requests without hostile values: the two of the page that all began with, one of each method, and
//! what clients are known to change.

use keyglass_core::snippet::{Client, SecretForm};

use super::case::{Asked, Case, Column, ENVIRONMENT};

/// The headers whose values clients parse, merge or write themselves.
const KNOWN_HEADERS: [(&str, &str); 19] = [
    // Blanks and weights stand as Mono, which stands in for .NET, writes them anew in lists that it knows.
    ("Accept", "application/json, text/plain; q=0.5, */*; q=0.1"),
    ("Accept-Encoding", "identity, gzip"),
    ("Accept-Language", "de-CH, de; q=0.9, en; q=0.1"),
    ("Auth0-Client", "eyJuYW1lIjoieCJ9"),
    ("Authorization", "Basic YTpiOmM="),
    ("Cache-Control", "no-store, max-age=0"),
    ("Content-Language", "de, en"),
    (
        "Content-Type",
        "application/vnd.api+json; charset=\"utf-8\"; x=1",
    ),
    ("Cookie", "a=b; c=\"d e\"; f"),
    ("DPoP", "eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.c2ln"),
    ("From", "ops@a.example"),
    ("If-Match", "\"abc\", W/\"def\""),
    ("If-Modified-Since", "yesterday"),
    ("If-None-Match", "*"),
    ("Origin", "https://a.example"),
    ("Prefer", "respond-async, wait=10"),
    ("Referer", "https://a.example/?x=y"),
    ("User-Agent", "keyglass/1.0 (x; y) z"),
    ("x_under.Score~!#$%&'*+^`|", "1"),
];

/// Requests that are to arrive.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut push = |asked| {
        cases.push(Case {
            columns: vec![Column::Operations],
            asked,
        });
    };
    for secrets in [SecretForm::Inline, SecretForm::Environment] {
        let filled = |method, texts: [&str; 2], headers: &[(&str, &str)], body: Option<&str>| {
            let fill = |text: &str| {
                text.replace("%7ByourKeyId%7D", "Lk-5Nnj_ByFf")
                    .replace("{yourKeyId}", "Lk-5Nnj_ByFf")
                    .replace("{yourMgmtApiAccessToken}", ENVIRONMENT[0].1)
                    .replace("{yourClientSecret}", ENVIRONMENT[1].1)
            };
            let asked = |fill: &dyn Fn(&str) -> String| Asked {
                method,
                target: fill(texts.concat().as_str()),
                headers: headers
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), fill(value)))
                    .collect(),
                body: body.map(fill),
                secrets,
                ..Asked::default()
            };
            Asked {
                filled: Some(Box::new(asked(&fill))),
                ..asked(&|text| text.to_owned())
            }
        };
        let token = ("authorization", "Bearer {yourMgmtApiAccessToken}");
        let json = ("content-type", "application/json");
        let form = ("content-type", "application/x-www-form-urlencoded");
        let alone = ("x-secret", "{yourMgmtApiAccessToken}");
        push(filled("GET", ["/api/v2/keys/signing", ""], &[token], None));
        push(filled(
            "GET",
            ["/api/v2/keys/signing/", "%7ByourKeyId%7D"],
            &[token, alone],
            None,
        ));
        let body = r#"{"name":"It's {\"x\"}","secret":"{yourClientSecret}","kid":"{yourKeyId}"}"#;
        push(filled(
            "POST",
            ["/oauth/token", "?x={yourKeyId}"],
            &[json, token],
            Some(body),
        ));
        let body = "{\r\n\t\"client_secret\": \"{yourClientSecret}\",\n  \"$n\": `!{{x}}`\n}\n";
        push(filled("POST", ["/oauth/token", ""], &[json], Some(body)));
        let body = "grant_type=x&client_secret={yourClientSecret}&key={yourKeyId}";
        push(filled("POST", ["/oauth/token", ""], &[form], Some(body)));
        push(filled(
            "PUT",
            ["/oauth/token", ""],
            &[],
            Some("{yourClientSecret}"),
        ));
    }
    let plain = |method, target: &str, headers: &[(&str, &str)], body: Option<&str>| Asked {
        method,
        target: target.to_owned(),
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.map(str::to_owned),
        ..Asked::default()
    };
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] {
        push(plain(method, "", &[], None));
        push(plain(
            method,
            "/a",
            &[("content-type", "application/json")],
            None,
        ));
        if !matches!(method, "GET" | "HEAD") {
            let header = [("Content-Type", "application/json")];
            push(plain(method, "/a", &header, Some(r#"{"a":"b"}"#)));
            push(plain(method, "/a", &[], Some(" untyped ")));
        }
    }
    push(plain(
        "POST",
        "/a",
        &[("content-type", "application/json")],
        None,
    ));
    push(plain("GET", "/a", &KNOWN_HEADERS, None));
    push(plain("POST", "/a", &KNOWN_HEADERS, Some("{}")));
    for target in [
        "/a/?flag&a=2&a=1&b[]=%5B%5D&c=&=d&&e",
        "/a+b/%2F/%3F/%25/%7e/%41/é/x;y=1,2/@:!$&'()*",
        "/a//b/.hidden/...?/?/../.&x=%20+%2B&y=%2526",
        "?a=b&a=b",
        "/%E9?x=%ff",
    ] {
        push(plain("GET", target, &[], None));
    }
    cases
}

/// Requests whose answer is an error: the program says so, and follows no redirect.
pub(crate) fn errors(client: Client) -> Vec<Case> {
    let token = ("authorization".to_owned(), "Bearer x".to_owned());
    let case = |target: &str| Case {
        columns: vec![Column::Errors],
        asked: Asked {
            method: "GET",
            target: target.to_owned(),
            headers: vec![token.clone()],
            fails: true,
            ..Asked::default()
        },
    };
    let mut redirect = case("/302/x");
    // curl calls only 400 and more an error.
    redirect.asked.fails = client != Client::Curl;
    vec![case("/404"), redirect]
}
