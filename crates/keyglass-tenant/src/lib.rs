//! The local tenant: a stand-in for the parts of the Management API v2 that Keyglass reads, for
//! development, demos and tests.
//!
//! It is a server of its own (`keyglass-tenant --help`) and a library for tests, which start one in
//! their own process:
//!
//! ```no_run
//! use keyglass_tenant::{Effect, Fault, Seed, Tenant, TokenOptions};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let tenant = Tenant::builder()
//!     .in_memory()
//!     .seed(Seed::Demo)
//!     .faults(true)
//!     .start()
//!     .await?;
//! let token = tenant
//!     .issue_token(&["read:signing_keys"], TokenOptions::default())
//!     .await?;
//! tenant.set_fault(Fault::at("/api/v2/keys", Effect::Hang).times(1));
//! println!("{} answers to {token}", tenant.url());
//! tenant.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! Keys, certificates, signatures and transactions are real. What the real API's public record
//! leaves open is decided here and said so where it is decided: the order of the key list, which
//! optional members are present, the answer to revoking a key that is not a previous one.
//!
//! | module | what |
//! |---|---|
//! | `tenant` | building, starting and stopping a tenant; the handle for tests |
//! | `server` | connections |
//! | `routes` | one file an endpoint |
//! | `lifecycle` | rotation and revocation |
//! | `seed` | what a new tenant holds |
//! | `store` | the database |
//! | `crypto` | keys, certificates, identifiers |
//! | `token` | access tokens |
//! | `tls` | HTTPS under a local certificate authority |
//! | `rate_limit` | how many requests are answered |
//! | `faults` | failures on demand |
//! | `static_files` | the built app, with the headers that a deployment sends |
#![forbid(unsafe_code)]

mod answer;
mod api_error;
mod app;
mod base_url;
mod caller;
mod clock;
mod crypto;
mod faults;
mod lifecycle;
mod rate_limit;
mod request_log;
mod routes;
mod seed;
mod server;
mod static_files;
mod store;
mod tenant;
mod tls;
mod token;

pub use crypto::CryptoError;
pub use faults::{Effect, Fault};
pub use rate_limit::RateLimit;
pub use request_log::RecordedRequest;
pub use seed::{Seed, UnknownSeed};
pub use static_files::{StaticFilesError, embed_headers, page_headers};
pub use store::StoreError;
pub use tenant::{
    MachineCredentials, RevokeError, RunningTenant, StartError, Tenant, TenantBuilder, TokenOptions,
};
pub use tls::TlsError;
pub use token::ALL_SCOPES;
