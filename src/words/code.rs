//! Code samples: their buttons, the values to fill in, what was copied and what was not.

use keyglass_core::placeholder::{CopyError, VariableName};

pub(crate) const WRAP: &str = "Wrap";
pub(crate) const COLLAPSE: &str = "Show fewer lines";
pub(crate) const LANGUAGE: &str = "Language";
pub(crate) const CLIENT: &str = "Client";
pub(crate) const SET_MASKED: &str = "set, masked";
pub(crate) const NOT_WRITTEN: &str = "This client cannot send the request.";
pub(crate) const HOLDS_SECRET: &str = "It holds a secret.";
pub(crate) const SECRET_BY_HAND: &str =
    "The text holds a secret, so it is not shown here to be copied by hand.";

/// The button that shows the rest of a long sample.
pub(crate) fn expand(lines: usize) -> String {
    format!("Show all {lines} lines")
}

/// The name of the field in which a placeholder is filled.
pub(crate) fn fill(variable: &VariableName) -> String {
    format!("Value of {variable}")
}

/// The name of the button that a placeholder is.
pub(crate) fn fill_in(variable: &VariableName) -> String {
    format!("{variable}: fill in")
}

/// A value that is none of its kind.
pub(crate) fn not_taken(why: &str) -> String {
    format!("Not taken: {why}.")
}

/// What else there is to know of a copied text.
pub(crate) fn copied_with(message: String, unfilled: &[String], secret: bool) -> String {
    let mut message = message + ".";
    if secret {
        message.push(' ');
        message.push_str(HOLDS_SECRET);
    }
    if !unfilled.is_empty() {
        message.push_str(&format!(" Not filled in: {}.", unfilled.join(", ")));
    }
    message
}

/// A value that cannot stand where it would.
pub(crate) fn refused(what: &str, error: &CopyError) -> String {
    let reason = error.refusal.to_string();
    format!(
        "{what} not copied. The value of {} is refused: {}.",
        error.variable,
        reason.trim_end_matches('.')
    )
}

/// Below a sample: what is not filled in.
pub(crate) fn unfilled(names: &[String]) -> String {
    match names {
        [name] => format!("1 placeholder is not filled in: {name}."),
        names => format!(
            "{} placeholders are not filled in: {}.",
            names.len(),
            names.join(", ")
        ),
    }
}
