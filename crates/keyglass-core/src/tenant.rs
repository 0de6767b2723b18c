//! Where a tenant is: its origin, parsed from what people paste.

use std::{fmt, net::IpAddr};

use thiserror::Error;

/// What the path of a Management API audience is.
const AUDIENCE_PATH: &str = "/api/v2/";

/// The origin of a tenant: `https` and a domain, or `http` on this machine only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TenantUrl {
    scheme: Scheme,
    /// Host in lower case and, if it is not the scheme's own, port.
    domain: String,
    host_len: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

/// Why a text is not a tenant's domain. `Display` says what is wrong and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum DomainError {
    /// Nothing was entered.
    #[error("Enter the tenant’s domain, such as acme.eu.auth0.com.")]
    Empty,
    /// Something follows the domain.
    #[error("Only the domain is wanted: leave out “{extra}” and enter {suggestion}.")]
    HasPath {
        /// What follows, at most 60 characters of it.
        extra: String,
        /// The domain without it.
        suggestion: String,
    },
    /// A user name stands before the host.
    #[error("A domain has no user name: leave out what stands before the “@”.")]
    HasUser,
    /// The port is no number from 1 to 65535.
    #[error("The port after the colon must be a number from 1 to 65535.")]
    BadPort,
    /// The host has characters or parts that no host has.
    #[error("“{host}” is not a domain: {why}.")]
    BadHost {
        /// The host, at most 60 characters of it.
        host: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The host has letters beyond ASCII, which can look like others.
    #[error(
        "“{host}” has letters beyond a–z. Enter the domain in its ASCII form, which begins xn--."
    )]
    NotAscii {
        /// The host, at most 60 characters of it.
        host: String,
    },
    /// `http:` and not this machine.
    #[error("http:// would send the token in clear. Enter the domain alone: https is used.")]
    PlainHttp,
    /// A scheme that is neither.
    #[error("Enter the domain alone, without “{scheme}:”.")]
    OtherScheme {
        /// The scheme, at most 20 characters of it.
        scheme: String,
    },
}

impl TenantUrl {
    /// Reads `acme.eu.auth0.com`, with or without a port, `https://` before and a slash after it.
    /// `http://` is taken for this machine only (127.0.0.0/8, `[::1]`, `localhost`, `*.localhost`).
    ///
    /// # Errors
    /// [`DomainError`].
    pub fn parse(text: &str) -> Result<Self, DomainError> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once("://") {
            None => (Scheme::Https, text),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Scheme::Https, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Scheme::Http, rest),
            Some((scheme, _)) => {
                return Err(DomainError::OtherScheme {
                    scheme: cut(scheme, 20),
                });
            }
        };
        let authority_len = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, extra) = rest.split_at(authority_len);
        if authority.is_empty() {
            return Err(DomainError::Empty);
        }
        if authority.contains('@') {
            return Err(DomainError::HasUser);
        }
        let (host, port) = split_port(authority)?;
        let host = checked_host(host)?;
        let standard = match scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        let domain = match port {
            Some(port) if port != standard => format!("{host}:{port}"),
            _ => host.clone(),
        };
        if !matches!(extra, "" | "/") {
            return Err(DomainError::HasPath {
                extra: cut(extra, 60),
                suggestion: domain,
            });
        }
        let url = Self {
            scheme,
            host_len: host.len(),
            domain,
        };
        if scheme == Scheme::Http && !url.is_loopback() {
            return Err(DomainError::PlainHttp);
        }
        Ok(url)
    }

    /// The tenant whose Management API this audience names (`https://{domain}/api/v2/`), if it is one.
    pub fn from_audience(audience: &str) -> Option<Self> {
        let origin = audience.strip_suffix(AUDIENCE_PATH)?;
        if !origin.contains("://") {
            return None;
        }
        Self::parse(origin).ok()
    }

    /// `https://acme.eu.auth0.com`: no slash at the end.
    pub fn origin(&self) -> String {
        self.to_string()
    }

    /// The host and, where it is not the scheme's own, the port.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The host: a name in lower case, an IPv4 address, or an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.domain[..self.host_len]
    }

    /// The audience of its Management API: `https://{domain}/api/v2/`.
    pub fn audience(&self) -> String {
        format!("{self}{AUDIENCE_PATH}")
    }

    /// Whether it is on this machine, by its name.
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        match address.parse::<IpAddr>() {
            Ok(address) => address.is_loopback(),
            Err(_) => host == "localhost" || host.ends_with(".localhost"),
        }
    }

    /// What files of this tenant are named after: the first label of its name, `acme`; `local` for an
    /// address or a name of this machine that has no label of its own.
    pub fn stem(&self) -> String {
        let host = self.host();
        let is_address = host.starts_with('[') || host.parse::<IpAddr>().is_ok();
        if is_address || host == "localhost" {
            return "local".to_owned();
        }
        let label = host.split('.').next().unwrap_or(host);
        crate::display::file_stem(label)
    }
}

impl fmt::Display for TenantUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        write!(f, "{scheme}://{}", self.domain)
    }
}

fn split_port(authority: &str) -> Result<(&str, Option<u16>), DomainError> {
    let host_len = match authority.rfind(']') {
        Some(bracket) => bracket + 1,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(host_len);
    let Some(port) = port.strip_prefix(':') else {
        return match port {
            "" => Ok((host, None)),
            _ => Err(DomainError::BadPort),
        };
    };
    if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DomainError::BadPort);
    }
    match port.parse() {
        Ok(0) | Err(_) => Err(DomainError::BadPort),
        Ok(port) => Ok((host, Some(port))),
    }
}

/// The host in lower case, if every part of it is one that a host may have (RFC 1123 §2.1).
fn checked_host(host: &str) -> Result<String, DomainError> {
    let bad = |why| {
        Err(DomainError::BadHost {
            host: cut(host, 60),
            why,
        })
    };
    if !host.is_ascii() {
        return Err(DomainError::NotAscii {
            host: cut(host, 60),
        });
    }
    let host = host.to_ascii_lowercase();
    if let Some(address) = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return match address.parse::<std::net::Ipv6Addr>() {
            Ok(address) => Ok(format!("[{address}]")),
            Err(_) => bad("what stands in brackets is no IPv6 address"),
        };
    }
    if host.len() > 253 {
        return bad("it is longer than 253 characters");
    }
    if host.parse::<std::net::Ipv4Addr>().is_ok() {
        return Ok(host);
    }
    for label in host.split('.') {
        if label.is_empty() {
            return bad("there is nothing before or after a dot");
        }
        if label.len() > 63 {
            return bad("a part of it is longer than 63 characters");
        }
        if label.starts_with('-') || label.ends_with('-') {
            return bad("a part of it begins or ends with “-”");
        }
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !label.bytes().all(allowed) {
            return bad("it has characters that no domain has");
        }
    }
    // Browsers read names that end in a number as addresses, in several old notations.
    let last = host.rsplit('.').next().unwrap_or_default();
    let numeric = last.bytes().all(|byte| byte.is_ascii_digit())
        || last
            .strip_prefix("0x")
            .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if numeric {
        return bad("it ends in a number and is no IPv4 address");
    }
    if !host.contains('.') && host != "localhost" {
        return bad("it has no dot");
    }
    Ok(host)
}

fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

#[cfg(test)]
mod tests;
