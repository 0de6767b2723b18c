//! Writes a request as a program. Reads it as JSON, prints the program:
//!
//! ```text
//! echo '{"method":"GET","url":"https://acme.eu.auth0.com/api/v2/keys/signing",
//!   "headers":[{"name":"authorization","value":"Bearer …"}],"language":"python","client":"httpx"}' \
//!   | cargo run --package keyglass-core --example snippet
//! ```
//!
//! `body` is optional, and so is `client`: a language has a default. What is printed is exactly what is
//! copied, without a line end behind it. A request that is refused is an error: its reason goes to
//! standard error, and the code is 1. `--list` prints every language and client, one a line, with a tab
//! between, the default of a language first.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::{
    env,
    io::{self, Read},
    process::ExitCode,
};

use keyglass_core::{
    placeholder::Variables,
    snippet::{self, Client, Request, SecretForm, Value},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Input {
    method: String,
    url: String,
    #[serde(default)]
    headers: Vec<Header>,
    body: Option<String>,
    language: String,
    client: Option<String>,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    value: String,
}

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--list") {
        for client in Client::ALL {
            println!("{}\t{}", client.title(), client.name());
        }
        return ExitCode::SUCCESS;
    }
    match program() {
        Ok(program) => {
            print!("{program}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The program for the request on standard input, or why there is none.
fn program() -> Result<String, String> {
    let mut json = String::new();
    io::stdin()
        .read_to_string(&mut json)
        .map_err(|error| error.to_string())?;
    let input: Input = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let client = Client::find(&input.language, input.client.as_deref()).ok_or_else(|| {
        let client = input.client.as_deref().unwrap_or_default();
        format!("no client {client:?} in {:?}: see --list", input.language)
    })?;
    let headers = input.headers.into_iter();
    let request = Request {
        method: input.method,
        url: Value::text(input.url),
        headers: headers
            .map(|header| (header.name, Value::text(header.value)))
            .collect(),
        body: input.body.map(Value::text),
    };
    let template =
        snippet::write(&request, client, SecretForm::Inline).map_err(|error| error.to_string())?;
    let program = template
        .copy(&Variables::default())
        .map_err(|error| error.to_string())?;
    Ok(program.to_string())
}
