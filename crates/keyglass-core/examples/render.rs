//! Fills the placeholders of a text sample. Reads JSON and prints JSON:
//!
//! ```text
//! echo '{"template": "curl https://{yourDomain}/", "language": "bash",
//!   "variables": [{"name": "yourDomain", "kind": "domain", "value": "acme.eu.auth0.com"}]}' |
//! cargo run --package keyglass-core --example render
//! ```
//!
//! Prints `{"display", "copy", "unfilled"}`: what is on screen, where secrets are masked; what is copied;
//! the names of the variables without a value. A variable may have `aliases`; those that docs of the
//! Management API use are declared by themselves, without a value. When a value is refused there is no
//! `copy`, but an `error`, the `variable` and the `reason`, and the program ends with 1.
#![allow(clippy::print_stdout)]

use std::{
    io::{self, Read},
    process::ExitCode,
};

use keyglass_core::{
    language::Language,
    placeholder::{Kind, Masking, Template, Variable, VariableName, Variables, well_known},
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    template: String,
    language: Option<String>,
    #[serde(default)]
    variables: Vec<Given>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
    value: Option<String>,
}

fn main() -> ExitCode {
    let mut bytes = Vec::new();
    let read = io::stdin().read_to_end(&mut bytes);
    let rendered = match read {
        Ok(_) => render(&bytes),
        Err(error) => {
            Err(json!({ "error": "the input cannot be read", "reason": error.to_string() }))
        }
    };
    match rendered {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(output) => {
            println!("{output}");
            ExitCode::FAILURE
        }
    }
}

/// The output; as an error that of a text that cannot be copied.
fn render(bytes: &[u8]) -> Result<Value, Value> {
    let fail = |reason: String| json!({ "error": "the input cannot be read", "reason": reason });
    let input: Input = serde_json::from_slice(bytes).map_err(|error| fail(error.to_string()))?;
    let language = match input.language.as_deref() {
        None => Language::Plain,
        Some(name) => Language::from_name(name)
            .ok_or_else(|| fail(format!("there is no language {name:?}")))?,
    };
    let variables = variables(&input.variables).map_err(fail)?;
    let template = Template::parse(&input.template, language, &variables);
    let names = template.unfilled(&variables).into_iter();
    let unfilled: Vec<&str> = names.map(VariableName::as_str).collect();
    let display = template.display_text(&variables);
    match template.copy(&variables) {
        Ok(copy) => Ok(json!({ "display": display, "copy": *copy, "unfilled": unfilled })),
        Err(error) => Err(json!({
            "display": display,
            "unfilled": unfilled,
            "error": error.to_string(),
            "variable": error.variable.as_str(),
            "reason": error.refusal.to_string(),
        })),
    }
}

fn variables(given: &[Given]) -> Result<Variables, String> {
    let name = |text: &String| {
        VariableName::parse(text).ok_or_else(|| format!("{text:?} is no name of a variable"))
    };
    let mut variables = Variables::new(Masking::Prefix);
    let mut values = Vec::new();
    for given in given {
        let kind = Kind::from_name(&given.kind)
            .ok_or_else(|| format!("there is no kind {:?} of variables", given.kind))?;
        let variable = Variable {
            name: name(&given.name)?,
            kind,
            aliases: given.aliases.iter().map(name).collect::<Result<_, _>>()?,
        };
        if let Some(value) = &given.value {
            values.push((variable.name.clone(), value));
        }
        variables.declare(variable);
    }
    for mut known in well_known() {
        let taken = |it: &VariableName| variables.find(it).is_some();
        match variables.find(&known.name).cloned() {
            // Declared by the caller, who may have left out the other names.
            Some(mut declared) => {
                known.aliases.retain(|alias| !taken(alias));
                declared.aliases.append(&mut known.aliases);
                variables.declare(declared);
            }
            // The caller declares it under one of its other names.
            None if known.aliases.iter().any(taken) => {}
            None => variables.declare(known),
        }
    }
    for (name, value) in values {
        variables
            .set(&name, value)
            .map_err(|error| error.to_string())?;
    }
    Ok(variables)
}
