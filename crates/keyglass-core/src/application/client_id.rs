//! The id of an application.

use std::fmt;

/// The longest id that is taken, in bytes. Those of the API have 32.
const LIMIT: usize = 512;

/// An application's id (`client_id`): any text that can stand as one segment of an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(Box<str>);

impl ClientId {
    /// Takes any text but the empty one, those of more than 512 bytes, and `.` and `..`, which name
    /// another place in an address even when they are escaped.
    pub fn parse(text: &str) -> Option<Self> {
        let possible = !matches!(text, "" | "." | "..") && text.len() <= LIMIT;
        possible.then(|| Self(text.into()))
    }

    /// The id as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ClientId;

    #[test]
    fn what_would_leave_its_place_in_an_address_is_no_id() {
        for text in ["", ".", "..", &"c".repeat(513)] {
            assert_eq!(ClientId::parse(text), None, "{text}");
        }
        for text in ["...", "a/b", "https://notes.example/client.json", "é"] {
            assert_eq!(ClientId::parse(text).expect("an id").as_str(), text);
        }
    }
}
