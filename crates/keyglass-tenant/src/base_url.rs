//! The URL under which a request reached the tenant: issuer, audience and origin follow from it.
//!
//! A local tenant has no address of its own. It is whatever loopback name and port the caller used,
//! so that `http://127.0.0.1:8080` and `http://localhost:8080` each see a consistent tenant. Names
//! that are neither loopback nor allowed by the operator are refused: a page on the internet whose
//! name was pointed at 127.0.0.1 must not be able to talk to the tenant (DNS rebinding).

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use axum::http::Uri;
use axum::http::uri::Authority;

/// Which hosts are answered, and under which scheme.
#[derive(Debug, Clone)]
pub(crate) struct HostPolicy {
    scheme: &'static str,
    allowed: Vec<String>,
    public: Option<BaseUrl>,
}

impl HostPolicy {
    /// Loopback names and, beside them, the `allowed` host names (without port).
    pub(crate) fn new(tls: bool, allowed: Vec<String>) -> Self {
        Self {
            scheme: if tls { "https" } else { "http" },
            allowed,
            public: None,
        }
    }

    /// Takes every request that is answered for one to this URL: that of a proxy in front of the
    /// tenant, which may name the tenant in the `Host` header or itself.
    pub(crate) fn behind(mut self, public: BaseUrl) -> Self {
        let host = public.host().to_owned();
        self.allowed.push(host);
        self.public = Some(public);
        self
    }

    /// How the tenant itself is spoken to: `http` or `https`.
    pub(crate) fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// The base URL of a request for `authority`, the value of its `Host` header.
    pub(crate) fn base_url(&self, authority: &str) -> Result<BaseUrl, HostRefused> {
        let parsed = Authority::from_str(authority).map_err(|_| HostRefused::Malformed)?;
        if authority.contains('@') {
            return Err(HostRefused::Malformed);
        }
        let host = parsed.host().to_ascii_lowercase();
        if is_loopback(&host)
            || self
                .allowed
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&host))
        {
            let own = || {
                let authority = authority.to_ascii_lowercase();
                BaseUrl(format!("{}://{authority}", self.scheme))
            };
            Ok(self.public.clone().unwrap_or_else(own))
        } else {
            Err(HostRefused::Foreign(host))
        }
    }
}

/// Scheme, host and port of a request, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    /// A URL that is scheme, host and perhaps port, in the form in which browsers write origins.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let (Some(scheme @ ("http" | "https")), Some(authority)) =
            (uri.scheme_str(), uri.authority())
        else {
            return None;
        };
        let is_origin = url == format!("{scheme}://{authority}");
        (is_origin && !authority.as_str().contains('@')).then(|| Self(url.to_ascii_lowercase()))
    }

    /// The host without its port.
    fn host(&self) -> &str {
        let authority = self.0.split("://").nth(1).unwrap_or_default();
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// The URL itself, which is also the origin of the pages served under it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The `iss` of tokens: the base URL with a slash.
    pub(crate) fn issuer(&self) -> String {
        format!("{}/", self.0)
    }

    /// The `aud` of Management API tokens.
    pub(crate) fn management_audience(&self) -> String {
        format!("{}/api/v2/", self.0)
    }
}

/// A `Host` header that is not answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HostRefused {
    /// There is none, or it is no host and port.
    #[error("The Host header is missing or malformed.")]
    Malformed,
    /// It names another machine.
    #[error(
        "This local tenant answers to loopback names only, not to '{0}'. \
         Use 127.0.0.1, localhost or a name under .localhost, or start it with --allow-host."
    )]
    Foreign(String),
}

/// `localhost`, any name under it (RFC 6761 section 6.3), 127.0.0.0/8 and ::1.
fn is_loopback(host: &str) -> bool {
    if host == "localhost" || host.ends_with(".localhost") {
        return true;
    }
    if let Some(address) = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return address
            .parse::<Ipv6Addr>()
            .is_ok_and(|address| address.is_loopback());
    }
    host.parse::<Ipv4Addr>()
        .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(authority: &str) -> Result<BaseUrl, HostRefused> {
        HostPolicy::new(false, vec!["tenant.test".to_owned()]).base_url(authority)
    }

    #[test]
    fn loopback_names_and_allowed_names_are_answered_under_themselves() {
        for authority in [
            "127.0.0.1:8080",
            "127.9.9.9",
            "[::1]:8080",
            "localhost:1",
            "acme-demo.localhost:8080",
            "tenant.test:8080",
        ] {
            let base = ask(authority).expect(authority);
            assert_eq!(base.as_str(), format!("http://{authority}"));
            assert_eq!(
                base.management_audience(),
                format!("http://{authority}/api/v2/")
            );
        }
    }

    #[test]
    fn behind_a_proxy_every_name_is_the_proxys() {
        let public = BaseUrl::parse("http://dev.test:8080").expect("an origin");
        let policy = HostPolicy::new(false, Vec::new()).behind(public);
        for authority in ["127.0.0.1:8081", "dev.test:8080", "dev.test"] {
            let base = policy.base_url(authority).expect(authority);
            assert_eq!(base.as_str(), "http://dev.test:8080");
        }
        assert!(policy.base_url("evil.test").is_err());
    }

    #[test]
    fn the_case_of_a_name_does_not_make_another_tenant() {
        assert_eq!(ask("LocalHost:80"), ask("localhost:80"));
    }

    #[test]
    fn names_that_only_look_like_loopback_are_refused() {
        for authority in [
            "localhost.example.com",
            "127.0.0.1.example.com",
            "notlocalhost",
            "0.0.0.0:8080",
            "[::2]:8080",
            "192.168.0.1",
            "sub.tenant.test",
        ] {
            assert!(
                matches!(ask(authority), Err(HostRefused::Foreign(_))),
                "{authority}"
            );
        }
        for authority in ["", "user@localhost", "a b", "localhost/x"] {
            assert_eq!(ask(authority), Err(HostRefused::Malformed), "{authority:?}");
        }
    }
}
