//! Requests, written for the clients that a page wants.

use keyglass_core::{
    placeholder::Variables,
    snippet::{Client, Part, Request, SecretForm, Value, write},
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{samples::Sample, values};

/// A request with its placeholders.
#[wasm_bindgen]
pub struct AskedRequest(Request);

#[wasm_bindgen]
impl AskedRequest {
    /// Reads a request: its method, empty for `GET`, or for `POST` where there is a body; its address;
    /// names and values of headers one after the other; its body, empty for none.
    pub fn read(method: &str, url: &str, headers: Vec<String>, body: &str) -> Self {
        let declared = values::declared();
        Self(request(method, url, &headers, body, &declared))
    }

    /// The method.
    pub fn method(&self) -> String {
        self.0.method.clone()
    }

    /// The names of its variables, each once.
    pub fn variables(&self) -> Vec<String> {
        let headers = self.0.headers.iter().map(|(_, value)| value);
        let values = [&self.0.url].into_iter().chain(headers).chain(&self.0.body);
        let mut names: Vec<String> = Vec::new();
        for part in values.flat_map(|value| &value.0) {
            if let Part::Variable { name, .. } = part
                && !names.iter().any(|known| known == name.as_str())
            {
                names.push(name.to_string());
            }
        }
        names
    }

    /// Writes the request for the client with this place in the list of all, secrets as themselves or,
    /// with `environment`, read from environment variables.
    ///
    /// # Errors
    /// Why this client cannot send it.
    pub fn write(&self, client: usize, environment: bool) -> Result<Sample, String> {
        let client = Client::ALL.get(client).copied().unwrap_or(Client::Curl);
        let form = if environment {
            SecretForm::Environment
        } else {
            SecretForm::Inline
        };
        let template = write(&self.0, client, form).map_err(|error| error.to_string())?;
        Ok(Sample::from(template))
    }
}

fn request(
    method: &str,
    url: &str,
    headers: &[String],
    body: &str,
    declared: &Variables,
) -> Request {
    let value = |text: &str| Value::parse(text, declared);
    let method = match (method.trim(), body.is_empty()) {
        ("", true) => "GET".to_owned(),
        ("", false) => "POST".to_owned(),
        (method, _) => method.to_ascii_uppercase(),
    };
    let header = |pair: &[String]| (pair[0].clone(), value(&pair[1]));
    Request {
        method,
        url: value(url.trim()),
        headers: headers.chunks_exact(2).map(header).collect(),
        body: (!body.is_empty()).then(|| value(body)),
    }
}

/// The clients that `languages` names (`bash, python:httpx, go`), in its order, a language alone for all of
/// its clients; every client when it is empty. Of each its language's title, its name, the name of its
/// file and its place in the list of all, one after the other. A name that nobody knows is left out.
#[wasm_bindgen]
pub fn clients(languages: &str) -> Vec<String> {
    let mut described = Vec::new();
    for client in wanted(languages) {
        let place = Client::ALL.iter().position(|it| *it == client).unwrap_or(0);
        let texts = [client.title(), client.name(), client.file_name()];
        described.extend(texts.map(str::to_owned));
        described.push(place.to_string());
    }
    described
}

fn wanted(languages: &str) -> Vec<Client> {
    let names = || {
        languages
            .split([',', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
    };
    if names().next().is_none() {
        return Client::ALL.to_vec();
    }
    let mut clients = Vec::new();
    for name in names() {
        let (language, client) = match name.split_once(':') {
            Some((language, client)) => (language.trim(), Some(client.trim())),
            None => (name, None),
        };
        let Some(first) = Client::find(language, client) else {
            continue;
        };
        let is_meant = |other: &&Client| match client {
            Some(_) => **other == first,
            None => other.title() == first.title(),
        };
        for client in Client::ALL.iter().filter(is_meant) {
            if !clients.contains(client) {
                clients.push(*client);
            }
        }
    }
    clients
}

#[cfg(test)]
mod tests {
    use keyglass_core::snippet::Client;

    use super::{AskedRequest, clients, wanted};
    use crate::declare;

    #[test]
    fn clients_are_found_by_the_names_that_docs_use() {
        assert_eq!(wanted("").len(), Client::ALL.len());
        assert_eq!(
            wanted("bash, python:httpx, js, nonsense, cURL"),
            [Client::Curl, Client::Httpx, Client::Fetch, Client::Axios]
        );
        assert_eq!(clients("curl"), ["cURL", "curl", "request.sh", "0"]);
    }

    #[test]
    fn a_request_is_written_with_its_placeholders() {
        declare("yourDomain domain\nyourToken access-token");
        let headers = ["authorization", "Bearer {yourToken}"].map(str::to_owned);
        let request = AskedRequest::read("", "https://{yourDomain}/x", headers.to_vec(), "");
        assert_eq!(request.method(), "GET");
        assert_eq!(request.variables(), ["yourDomain", "yourToken"]);
        for (client, _) in Client::ALL.iter().enumerate() {
            let sample = request.write(client, false).expect("every client sends it");
            let mut names = sample.unfilled(Vec::new());
            names.sort();
            assert_eq!(names, ["yourDomain", "yourToken"]);
            let inside = request.write(client, true).expect("every client sends it");
            assert_eq!(inside.unfilled(Vec::new()), ["yourDomain"]);
        }
    }

    #[test]
    fn a_request_that_is_none_says_why() {
        let request = AskedRequest::read("get", "ftp://a.example", Vec::new(), "");
        assert!(request.write(0, false).is_err_and(|why| !why.is_empty()));
        let body = AskedRequest::read("", "https://a.example", Vec::new(), "x");
        assert_eq!(body.method(), "POST");
    }
}
