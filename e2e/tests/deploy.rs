//! The configurations in `deploy/` send the headers that the local tenant sends, no more and no fewer.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, iter};

use keyglass_tenant::{embed_headers, page_headers};

/// Lower-case names and values.
type Headers = BTreeMap<String, String>;

/// What stands in a configuration beside the headers that the tenant sends with every answer.
const OWN: [&str; 2] = ["cache-control", "strict-transport-security"];

/// The headers of the app's answers, and those of answers below `/embed/`.
#[derive(Debug, PartialEq, Eq)]
struct Site {
    page: Headers,
    embed: Headers,
}

#[test]
fn nginx_sends_the_headers_of_the_local_tenant() {
    check(from_nginx(&text("nginx.conf")));
}

#[test]
fn caddy_sends_the_headers_of_the_local_tenant() {
    check(from_caddy(&text("Caddyfile")));
}

#[test]
fn a_static_host_sends_the_headers_of_the_local_tenant() {
    check(from_headers_file(&text("_headers")));
}

fn check(mut found: Site) {
    for headers in [&mut found.page, &mut found.embed] {
        assert!(
            headers.contains_key("strict-transport-security"),
            "{headers:?}"
        );
        headers.retain(|name, _| !OWN.contains(&&**name));
    }
    let table = |headers: &[(&str, &str)]| {
        headers
            .iter()
            .map(|(name, value)| header(name, value))
            .collect()
    };
    let expected = Site {
        page: table(page_headers()),
        embed: table(embed_headers()),
    };
    assert_eq!(found, expected);
}

/// `map $keyglass_part $name { page "…"; embed "…"; }`, and `add_header name "…" always;` or
/// `add_header name $name always;`. An empty value is not sent.
fn from_nginx(text: &str) -> Site {
    let mut maps: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut map = "";
    let mut added = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("map $keyglass_part ") {
            map = rest.trim_end_matches('{').trim();
        } else if let Some((part, value)) = line.split_once(' ').filter(|_| line.ends_with("\";")) {
            maps.insert((map, part), unquoted(value));
        } else if let Some(rest) = line.strip_prefix("add_header ") {
            let rest = rest
                .strip_suffix("always;")
                .expect("errors carry the headers too");
            added.push(rest.split_once(' ').expect("a name and a value"));
        }
    }
    let sent = |part| {
        let values = added.iter().map(|(name, value)| match value.trim() {
            variable if variable.starts_with('$') => header(
                name,
                maps.get(&(variable, part)).copied().unwrap_or_default(),
            ),
            value => header(name, unquoted(value)),
        });
        values.filter(|(_, value)| !value.is_empty()).collect()
    };
    Site {
        page: sent("page"),
        embed: sent("embed"),
    }
}

/// `header Name "…"`, and `header @page { Name "…" … }`.
fn from_caddy(text: &str) -> Site {
    let block = |part: &str| {
        let start = format!("header @{part} {{");
        let lines = text.lines().map(str::trim);
        let inside = lines.skip_while(move |line| *line != start).skip(1);
        inside.take_while(|line| *line != "}").map(named)
    };
    let for_all = || {
        let lines = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("header "));
        lines.filter(|rest| !rest.starts_with('@')).map(named)
    };
    Site {
        page: for_all().chain(block("page")).collect(),
        embed: for_all().chain(block("embed")).collect(),
    }
}

/// A path, then `Name: …` to add a header or `! Name` to drop one that a wider path has.
fn from_headers_file(text: &str) -> Site {
    let lines = |path: &'static str| {
        let after = text.lines().skip_while(move |line| *line != path).skip(1);
        after
            .take_while(|line| line.starts_with("  "))
            .map(str::trim)
    };
    let mut site = Site {
        page: Headers::new(),
        embed: Headers::new(),
    };
    for line in lines("/*") {
        let (name, value) = line.split_once(": ").expect("a header");
        site.page.extend(iter::once(header(name, value)));
    }
    site.embed = site.page.clone();
    for line in lines("/embed/*") {
        match (line.strip_prefix("! "), line.split_once(": ")) {
            (Some(name), _) => drop(site.embed.remove(&name.to_lowercase())),
            (None, Some((name, value))) => {
                let (name, value) = header(name, value);
                let before = site.embed.insert(name, value);
                assert_eq!(before, None, "{line} would be sent beside another value");
            }
            (None, None) => panic!("no header: {line}"),
        }
    }
    site
}

/// `Name "value"` as a header.
fn named(line: &str) -> (String, String) {
    let (name, value) = line.split_once(' ').expect("a name and a value");
    header(name, unquoted(value))
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_lowercase(), value.to_owned())
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_end_matches(';').trim_matches('"')
}

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../deploy")
        .join(name);
    fs::read_to_string(path).expect("the configuration is there")
}
