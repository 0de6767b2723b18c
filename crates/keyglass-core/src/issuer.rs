//! Issuers of tokens, and what they publish about themselves (OpenID Connect Discovery 1.0).

use std::fmt;

use serde_json::Value;
use thiserror::Error;

use crate::{
    management::{DecodeError, kind, parse_json, take_text},
    tenant::{DomainError, TenantUrl},
};

/// Who issues tokens: an origin and, for servers with several realms, a path
/// (`https://login.example.com/realms/acme`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    origin: TenantUrl,
    /// Empty, or a slash and more, without a slash at the end.
    path: String,
}

/// Why a text names no issuer. `Display` says what is wrong and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum IssuerError {
    /// The host or the scheme will not do.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// An issuer has no query and no fragment (OpenID Connect Discovery 1.0 §3).
    #[error("An issuer is an address without “?” and “#”.")]
    HasQuery,
    /// The path holds what no address holds, or steps up.
    #[error("The path of this issuer is not one that an address can have.")]
    BadPath,
}

impl Issuer {
    /// Reads a domain or an address, with or without a slash at its end. The rules for scheme and host
    /// are those of [`TenantUrl::parse`].
    ///
    /// # Errors
    /// [`IssuerError`].
    pub fn parse(text: &str) -> Result<Self, IssuerError> {
        let text = text.trim();
        let authority_at = text.find("://").map_or(0, |at| at + 3);
        let path_at = text[authority_at..]
            .find(['/', '?', '#', '\\'])
            .map_or(text.len(), |at| authority_at + at);
        let origin = TenantUrl::parse(&text[..path_at])?;
        let path = &text[path_at..];
        if path.contains(['?', '#']) {
            return Err(IssuerError::HasQuery);
        }
        let path = path.trim_end_matches('/');
        let allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%".contains(&byte);
        let steps = |part: &str| matches!(part, "." | "..");
        if !path.bytes().all(allowed) || path.split('/').any(steps) {
            return Err(IssuerError::BadPath);
        }
        Ok(Self {
            origin,
            path: path.to_owned(),
        })
    }

    /// The host and, where it is not the scheme's own, the port: what people know it by.
    pub fn domain(&self) -> &str {
        self.origin.domain()
    }

    /// Where its discovery document is (OpenID Connect Discovery 1.0 §4).
    pub fn discovery_url(&self) -> String {
        format!("{self}/.well-known/openid-configuration")
    }

    /// Where its key set is, should it publish no discovery document.
    pub fn usual_key_set_url(&self) -> String {
        format!("{self}/.well-known/jwks.json")
    }

    /// Where the discovery document of this issuer says that the key set is: its `jwks_uri`. A document
    /// that names another issuer is not believed (§4.3), and neither is an address without TLS that
    /// leaves this machine.
    ///
    /// # Errors
    /// [`DecodeError`].
    pub fn key_set_url_in(&self, document: &[u8]) -> Result<String, DecodeError> {
        let wrong = |expected, found| DecodeError::WrongShape { expected, found };
        let mut members = match parse_json(document)? {
            Value::Object(members) => members,
            other => return Err(wrong("a discovery document", kind(&other))),
        };
        let named = take_text(&mut members, "issuer").and_then(|text| Self::parse(&text).ok());
        if named.as_ref() != Some(self) {
            return Err(wrong(
                "the discovery document of this issuer",
                "that of another",
            ));
        }
        let address = take_text(&mut members, "jwks_uri").unwrap_or_default();
        // The same rules as for an issuer, but that it names a document.
        match Self::parse(&address) {
            Ok(parsed) if address.contains("://") => Ok(parsed.to_string()),
            _ => Err(wrong(
                "an address of a key set (jwks_uri, with https)",
                "something else",
            )),
        }
    }
}

/// The address, without a slash at its end.
impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> Result<String, IssuerError> {
        Issuer::parse(text).map(|issuer| issuer.to_string())
    }

    #[test]
    fn domains_and_addresses_are_issuers() {
        for (text, expected) in [
            ("acme.eu.auth0.com", "https://acme.eu.auth0.com"),
            (" https://acme.eu.auth0.com/ ", "https://acme.eu.auth0.com"),
            (
                "https://login.example.com/realms/acme/",
                "https://login.example.com/realms/acme",
            ),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_issuer_is_refused_with_the_reason() {
        for text in ["https://a.example/x?y=1", "a.example#x"] {
            assert_eq!(parsed(text), Err(IssuerError::HasQuery), "{text}");
        }
        for text in [
            "https://a.example/../x",
            "a.example\\x",
            "a.example/a b",
            "a.example/ü",
        ] {
            assert_eq!(parsed(text), Err(IssuerError::BadPath), "{text}");
        }
        for text in [
            "http://a.example/",
            "{yourDomain}",
            "javascript:alert(1)",
            "",
        ] {
            assert!(
                matches!(parsed(text), Err(IssuerError::Domain(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn the_key_set_is_where_the_issuers_own_document_says() {
        let issuer = Issuer::parse("https://login.example.com/realms/acme").expect("an issuer");
        let document =
            |issuer: &str, keys: &str| format!(r#"{{"issuer":"{issuer}","jwks_uri":"{keys}"}}"#);
        let at = |text: String| issuer.key_set_url_in(text.as_bytes());
        let own = "https://login.example.com/realms/acme";
        assert_eq!(
            at(document(own, "https://keys.example.com/acme/certs")).as_deref(),
            Ok("https://keys.example.com/acme/certs")
        );
        for (named, keys) in [
            ("https://evil.example", "https://keys.example.com/certs"),
            (own, "http://keys.example.com/certs"),
            (own, "javascript:alert(1)"),
            (own, "keys.example.com"),
            (own, ""),
        ] {
            let refused = at(document(named, keys));
            assert!(
                matches!(refused, Err(DecodeError::WrongShape { .. })),
                "{named} {keys}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again(text in "(https://)?[a-z.]{1,12}(/[a-zA-Z0-9._~%/-]{0,12})?") {
            if let Ok(issuer) = Issuer::parse(&text) {
                prop_assert_eq!(Issuer::parse(&issuer.to_string()), Ok(issuer));
            }
        }
    }
}
