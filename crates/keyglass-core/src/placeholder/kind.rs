//! Kinds of variables: what may stand in one, and whether it is a secret.

use thiserror::Error;

use crate::{signing_key::KeyId, tenant::TenantUrl};

/// The longest value that is taken, in bytes.
const LIMIT: usize = 64 * 1024;

/// What a variable holds. Decides what is taken as its value, and whether it is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A host, with a port where it has one.
    Domain,
    /// The id of a key: [`KeyId`].
    KeyId,
    /// The id of an application (RFC 6749 appendix A.1).
    ClientId,
    /// An access token, as it stands in an `Authorization` header (RFC 6750 §2.1). A secret.
    AccessToken,
    /// The secret of an application. A secret.
    ClientSecret,
    /// Any text.
    Text,
}

/// Why a value is refused. `Display` is a sentence without its full stop, and never holds the value.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
pub enum ValueError {
    /// It is longer than anything of its kind.
    #[error("it is too long")]
    TooLong,
    /// It has a blank at its beginning or end, or is nothing but blanks.
    #[error("it begins or ends with a blank")]
    Blank,
    /// No domain.
    #[error("it is no domain: a host is wanted, with a port where it has one")]
    Domain,
    /// No key id.
    #[error("it is no key id")]
    KeyId,
    /// No client id.
    #[error("it has a character that no client id has")]
    ClientId,
    /// No access token.
    #[error("it has a character that no access token has")]
    AccessToken,
    /// A control character in what has none.
    #[error("it has a control character")]
    Control,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Domain,
        Self::KeyId,
        Self::ClientId,
        Self::AccessToken,
        Self::ClientSecret,
        Self::Text,
    ];

    /// Whether its values are masked wherever they are shown.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::AccessToken | Self::ClientSecret)
    }

    /// The kind in words, as messages name it: "access token".
    pub fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::KeyId => "key id",
            Self::ClientId => "client id",
            Self::AccessToken => "access token",
            Self::ClientSecret => "client secret",
            Self::Text => "text",
        }
    }

    /// Reads a kind's name, however it is joined: `key id`, `keyId`, `key_id`; `free text` is `text`.
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = |name: &str| -> String {
            let letters = name.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|letter| letter.to_ascii_lowercase()).collect()
        };
        let wanted = plain(name);
        match wanted.as_str() {
            "freetext" | "string" => Some(Self::Text),
            "kid" => Some(Self::KeyId),
            "token" => Some(Self::AccessToken),
            "secret" => Some(Self::ClientSecret),
            _ => Self::ALL
                .into_iter()
                .find(|kind| plain(kind.name()) == wanted),
        }
    }

    /// Checks a value that is not empty.
    ///
    /// # Errors
    /// [`ValueError`], which says what is wrong with it.
    pub fn check(self, value: &str) -> Result<(), ValueError> {
        if value.len() > LIMIT {
            return Err(ValueError::TooLong);
        }
        if self != Self::Text && value.trim() != value {
            return Err(ValueError::Blank);
        }
        let is_right = match self {
            Self::Domain => is_domain(value),
            Self::KeyId => KeyId::parse(value).is_some() && !value.contains(char::is_control),
            Self::ClientId => value.bytes().all(|byte| matches!(byte, b' '..=b'~')),
            Self::AccessToken => is_bearer(value),
            Self::ClientSecret => !value.contains(char::is_control),
            Self::Text => true,
        };
        let error = match self {
            Self::Domain => ValueError::Domain,
            Self::KeyId => ValueError::KeyId,
            Self::ClientId => ValueError::ClientId,
            Self::AccessToken => ValueError::AccessToken,
            Self::ClientSecret | Self::Text => ValueError::Control,
        };
        if is_right { Ok(()) } else { Err(error) }
    }
}

/// A host with an optional port and nothing else: no scheme, no path.
fn is_domain(value: &str) -> bool {
    !value.contains(['/', '?', '#', '\\', '@']) && TenantUrl::parse(value).is_ok()
}

/// `b64token` of RFC 6750 §2.1.
fn is_bearer(value: &str) -> bool {
    let token = value.trim_end_matches('=');
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !token.is_empty() && token.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::{Kind, ValueError};

    #[test]
    fn each_kind_takes_what_it_is_and_nothing_else() {
        for (kind, value, expected) in [
            (Kind::Domain, "acme.eu.auth0.com", Ok(())),
            (Kind::Domain, "localhost:8080", Ok(())),
            (Kind::Domain, "[::1]:8080", Ok(())),
            (
                Kind::Domain,
                "https://acme.eu.auth0.com",
                Err(ValueError::Domain),
            ),
            (Kind::Domain, "acme.eu.auth0.com/", Err(ValueError::Domain)),
            (Kind::Domain, "a@acme.eu.auth0.com", Err(ValueError::Domain)),
            (Kind::Domain, "a'; rm -rf ~ #", Err(ValueError::Domain)),
            (Kind::Domain, " acme.eu.auth0.com", Err(ValueError::Blank)),
            (Kind::KeyId, "Lk-5NnjByFf99cg0nxMdi", Ok(())),
            (Kind::KeyId, "..", Err(ValueError::KeyId)),
            (Kind::KeyId, "a\nb", Err(ValueError::KeyId)),
            (Kind::ClientId, "r7Vb_-", Ok(())),
            (Kind::ClientId, "ключ", Err(ValueError::ClientId)),
            (Kind::AccessToken, "eyJ.a-b_c.d~+/==", Ok(())),
            (Kind::AccessToken, "a b", Err(ValueError::AccessToken)),
            (Kind::AccessToken, "==", Err(ValueError::AccessToken)),
            (Kind::ClientSecret, "a'\"$ü", Ok(())),
            (Kind::ClientSecret, "a\u{0}b", Err(ValueError::Control)),
            (Kind::Text, " any\nthing ", Ok(())),
        ] {
            assert_eq!(kind.check(value), expected, "{kind:?} {value:?}");
        }
        let long = "a".repeat(65 * 1024);
        assert_eq!(Kind::Text.check(&long), Err(ValueError::TooLong));
    }

    #[test]
    fn kinds_are_read_from_every_way_to_write_them() {
        for name in ["key id", "keyId", "KEY_ID", "key-id", "kid"] {
            assert_eq!(Kind::from_name(name), Some(Kind::KeyId));
        }
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Kind::from_name("free text"), Some(Kind::Text));
        assert_eq!(Kind::from_name("password?"), None);
    }
}
