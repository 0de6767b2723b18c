//! The interface's words, by screen, so that they can be read through and translated.

pub(crate) mod api_requests;
pub(crate) mod application;
pub(crate) mod applications;
pub(crate) mod checks;
pub(crate) mod code;
pub(crate) mod connect;
pub(crate) mod embed;
pub(crate) mod formats;
pub(crate) mod glossary;
pub(crate) mod identifiers;
pub(crate) mod key;
pub(crate) mod keys;
pub(crate) mod lifecycle;
pub(crate) mod lock;
pub(crate) mod problem;
pub(crate) mod secret;
pub(crate) mod settings;
pub(crate) mod shell;

/// A count with its thousands apart: `12,300`.
fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
