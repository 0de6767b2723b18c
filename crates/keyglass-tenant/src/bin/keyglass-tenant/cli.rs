//! Reads the command line.

use std::net::{Ipv4Addr, SocketAddr};

use keyglass_tenant::{Seed, Tenant, TenantBuilder};
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
    let (mut has_data, mut in_memory) = (false, false);
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
    Ok(Command::Run(Box::new(Options { tenant, log })))
}
