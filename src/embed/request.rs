//! `<keyglass-request>`: one request, written in every language that the page wants.

use keyglass_core::{
    placeholder::Variables,
    snippet::{Client, Request, Value},
};

/// What the element's attributes, or the JSON inside it, say of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The method; empty for `GET`, or for `POST` where there is a body.
    pub method: String,
    /// The address.
    pub url: String,
    /// Names and values one after the other.
    pub headers: Vec<String>,
    /// The body; empty for none.
    pub body: String,
}

impl Asked {
    /// The request, with its placeholders read.
    pub fn read(&self, declared: &Variables) -> Request {
        let value = |text: &str| Value::parse(text, declared);
        let method = match (self.method.trim(), self.body.is_empty()) {
            ("", true) => "GET".to_owned(),
            ("", false) => "POST".to_owned(),
            (method, _) => method.to_ascii_uppercase(),
        };
        Request {
            method,
            url: value(self.url.trim()),
            headers: self
                .headers
                .chunks_exact(2)
                .map(|header| (header[0].clone(), value(&header[1])))
                .collect(),
            body: (!self.body.is_empty()).then(|| value(&self.body)),
        }
    }
}

/// The clients that `languages` names (`bash, python:httpx, go`), in its order; every one, those of a
/// language together, when it is empty. A name that nobody knows is left out.
pub fn clients(languages: &str) -> Vec<Client> {
    let named: Vec<&str> = languages
        .split([',', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    if named.is_empty() {
        return Client::ALL.to_vec();
    }
    let mut clients = Vec::new();
    for name in named {
        let (language, client) = match name.split_once(':') {
            Some((language, client)) => (language.trim(), Some(client.trim())),
            None => (name, None),
        };
        let Some(first) = Client::find(language, client) else {
            continue;
        };
        // A language alone means all of its clients, its default first.
        let same = |other: &&Client| match client {
            Some(_) => **other == first,
            None => other.title() == first.title(),
        };
        for client in Client::ALL.iter().filter(same) {
            if !clients.contains(client) {
                clients.push(*client);
            }
        }
    }
    clients
}
