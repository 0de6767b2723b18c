//! Under which names a program reads a secret from the environment.

use crate::{language::Language, placeholder::VariableName};

/// The environment variable of a secret: `MGMT_API_ACCESS_TOKEN` for `yourMgmtApiAccessToken`.
pub(super) fn environment_name(name: &VariableName) -> String {
    snake(name).to_ascii_uppercase()
}

/// A name in the manner of a language: `mgmt_api_access_token` or `mgmtApiAccessToken`. One that does
/// not say that it is a secret says so then, so that it is no keyword and no other name of the program.
pub(super) fn local_name(name: &VariableName, language: Language) -> String {
    let mut name = snake(name);
    if !["token", "secret", "password"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        name.push_str("_secret");
    }
    if matches!(
        language,
        Language::Python | Language::Ruby | Language::Rust | Language::Shell
    ) {
        return name;
    }
    let mut camel = String::with_capacity(name.len());
    for (index, word) in name.split('_').filter(|word| !word.is_empty()).enumerate() {
        let (first, rest) = word.split_at(1);
        match index {
            0 => camel.push_str(first),
            _ => camel.push_str(&first.to_ascii_uppercase()),
        }
        camel.push_str(rest);
    }
    camel
}

/// A variable's name in lower case with underscores, without the `your` before it.
fn snake(name: &VariableName) -> String {
    let name = name.as_str();
    let bare = match name.strip_prefix("your") {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_uppercase()) => rest,
        _ => name,
    };
    let mut snake = String::with_capacity(bare.len() + 4);
    let mut before = '_';
    for c in bare.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            snake.push('_');
        }
        snake.push(if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        });
        before = c;
    }
    snake
}
