//! Reads the command line.

use std::net::{Ipv4Addr, SocketAddr};

use keyglass_tenant::{RateLimit, Seed, Tenant, TenantBuilder};
use lexopt::{Arg, Parser, ValueExt};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
A local tenant: the signing keys and applications of the Management API v2, the token endpoint and
the published key set, on this machine, for development, demos and tests. Not for production.

Usage: keyglass-tenant [options]

  --listen ADDR        where to listen (default: 127.0.0.1:8080)
  --data DIR           keep the data in this folder
  --in-memory          keep the data in memory, gone when the program ends (the default)
  --seed SEED          what a new tenant holds: demo (default), empty, or large:N for N applications
                       (3 to 100000);
                       a folder that holds a tenant keeps what it has
  --static DIR         serve the built app from this folder too
  --allow-origin URL   let pages of this origin use the Management API (repeatable)
  --allow-host NAME    answer to this host name beside the loopback names (repeatable)
  --expose-header NAME let those pages read this header of the API's answers (repeatable)
  --public-url URL     the URL of a proxy in front of the tenant, such as http://127.0.0.1:8080
  --tls                speak HTTPS, under an authority in the data folder (ca.pem, to be trusted)
  --rate-limit B/S     answer B requests at once and S more each second, or 'off'
                       (default: 10000/10000)
  --retry-after        say in Retry-After how long to wait when limited
  --allow-remote       allow an address in --listen that other machines can reach
  --faults             let POST /local/faults break answers, for tests
  --quiet              no line for each request
  --help               this text

Endpoints:
  GET  /api/v2/keys/signing                 read:signing_keys
  GET  /api/v2/keys/signing/{kid}           read:signing_keys
  POST /api/v2/keys/signing/rotate          create:signing_keys and update:signing_keys
  PUT  /api/v2/keys/signing/{kid}/revoke    update:signing_keys
  GET  /api/v2/clients                      read:clients, read:client_keys, read:client_credentials
                                            or read:client_summary; each shows its own members
  GET  /api/v2/clients/{id}                 the same
  POST /api/v2/clients/{id}/rotate-secret   update:client_keys
  GET  /api/v2/clients/{id}/credentials[/{credential_id}]   read:client_credentials
  POST /oauth/token                         grant_type=client_credentials
  GET  /.well-known/jwks.json, /.well-known/openid-configuration
  GET  /pem, /rawpem, /cer, /pb7, /fingerprint              the certificate of the current key
  GET  /samlp/metadata/{client_id}
  GET  /wsfed/[{client_id}/]FederationMetadata/2007-06/FederationMetadata.xml
  GET  /openapi.json                        all of this as an OpenAPI document
  POST /local/token                         a token for callers on this machine, without credentials
";

/// What the person asked for.
pub(crate) enum Command {
    /// Show [`HELP`].
    Help,
    /// Run a tenant.
    Run(Box<Options>),
}

/// How to run it.
pub(crate) struct Options {
    pub(crate) tenant: TenantBuilder,
    /// Whether to write a line for each request.
    pub(crate) log: bool,
}

/// Turns the command line into a [`Command`].
pub(crate) fn parse(mut arguments: Parser) -> Result<Command, lexopt::Error> {
    let mut tenant = Tenant::builder().listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
    let mut log = true;
    let (mut has_data, mut in_memory, mut tls) = (false, false, false);
    let (mut rate, mut retry_after) = (Some(RateLimit::GENEROUS), false);
    while let Some(argument) = arguments.next()? {
        tenant = match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("listen") => tenant.listen(arguments.value()?.parse()?),
            Arg::Long("data") => {
                has_data = true;
                tenant.data_dir(arguments.value()?)
            }
            Arg::Long("in-memory") => {
                in_memory = true;
                tenant.in_memory()
            }
            Arg::Long("seed") => tenant.seed(arguments.value()?.parse::<Seed>()?),
            Arg::Long("static") => tenant.static_dir(arguments.value()?),
            Arg::Long("allow-origin") => tenant.allow_origin(arguments.value()?.string()?),
            Arg::Long("allow-host") => tenant.allow_host(arguments.value()?.string()?),
            Arg::Long("expose-header") => tenant.expose_header(arguments.value()?.string()?),
            Arg::Long("public-url") => tenant.behind(arguments.value()?.string()?),
            Arg::Long("tls") => {
                tls = true;
                tenant.tls(true)
            }
            Arg::Long("rate-limit") => {
                rate = arguments.value()?.parse_with(rate_limit)?;
                tenant
            }
            Arg::Long("retry-after") => {
                retry_after = true;
                tenant
            }
            Arg::Long("allow-remote") => tenant.allow_remote(true),
            Arg::Long("faults") => tenant.faults(true),
            Arg::Long("quiet") => {
                log = false;
                tenant
            }
            other => return Err(other.unexpected()),
        };
    }
    if has_data && in_memory {
        return Err("--data and --in-memory exclude each other".into());
    }
    if tls && !has_data {
        return Err(
            "--tls wants --data: clients read the authority's certificate from there".into(),
        );
    }
    let rate = rate.map(|rate| RateLimit {
        retry_after,
        ..rate
    });
    let tenant = tenant.rate_limit(rate);
    Ok(Command::Run(Box::new(Options { tenant, log })))
}

/// Reads `50/10` (fifty at once, ten more each second) or `off`.
fn rate_limit(text: &str) -> Result<Option<RateLimit>, &'static str> {
    if text == "off" {
        return Ok(None);
    }
    let parsed = text.split_once('/').and_then(|(burst, per_second)| {
        let (burst, per_second) = (burst.parse().ok()?, per_second.parse().ok()?);
        let is_sound = burst > 0 && per_second > 0.0 && f64::is_finite(per_second);
        is_sound.then_some(RateLimit {
            burst,
            per_second,
            retry_after: false,
        })
    });
    parsed
        .map(Some)
        .ok_or("a rate limit looks like 50/10 (requests at once, more each second), or off")
}
