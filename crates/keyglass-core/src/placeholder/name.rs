//! Names of variables.

use std::{fmt, sync::Arc};

/// The longest name, in bytes.
pub(super) const LONGEST: usize = 64;

/// The name of a variable: `yourDomain`. Begins with an ASCII letter; letters, digits, `_`, `-` and `.`
/// follow. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableName(Arc<str>);

impl VariableName {
    /// Reads a name, alone or in one of a placeholder's spellings (`{yourDomain}`, `<yourDomain>`), as
    /// the stores of docs sites name their variables.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .or_else(|| {
                text.strip_prefix('<')
                    .and_then(|rest| rest.strip_suffix('>'))
            })
            .unwrap_or(text);
        let possible = bare.len() <= LONGEST
            && bare.starts_with(|first: char| first.is_ascii_alphabetic())
            && bare.bytes().all(is_name_byte);
        possible.then(|| Self(bare.into()))
    }

    /// The name as it is declared.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VariableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a byte may stand in a name.
pub(super) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// A name as docs write it without braces: `YOUR_DOMAIN` for `yourDomain`.
pub(super) fn upper_snake(name: &str) -> String {
    let mut upper = String::with_capacity(name.len() + 4);
    let mut before = b'_';
    for byte in name.bytes() {
        let starts_word =
            byte.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
        if starts_word {
            upper.push('_');
        }
        upper.push(match byte {
            b'-' | b'.' => '_',
            _ => char::from(byte.to_ascii_uppercase()),
        });
        before = byte;
    }
    upper
}

#[cfg(test)]
mod tests {
    use super::{VariableName, upper_snake};

    #[test]
    fn a_name_is_read_with_and_without_its_braces() {
        for text in ["yourDomain", "{yourDomain}", "<yourDomain>"] {
            let name = VariableName::parse(text).expect("a name");
            assert_eq!(name.as_str(), "yourDomain");
        }
        for text in ["", "{}", "{a", "1a", "a b", "a{b}", "ключ", &"a".repeat(65)] {
            assert_eq!(VariableName::parse(text), None, "{text}");
        }
    }

    #[test]
    fn docs_write_names_in_capitals_too() {
        for (name, upper) in [
            ("yourDomain", "YOUR_DOMAIN"),
            ("mgmtApiAccessToken", "MGMT_API_ACCESS_TOKEN"),
            ("your-key.id", "YOUR_KEY_ID"),
            ("YOUR_KEY_ID", "YOUR_KEY_ID"),
            ("oauth2Token", "OAUTH2_TOKEN"),
        ] {
            assert_eq!(upper_snake(name), upper);
        }
    }
}
