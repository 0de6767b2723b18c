//! The local tenant over real HTTP, a file a route or theme.
//!
//! What keys, certificates and signatures are is asked of `openssl`, which has to be there.

mod authentication;
mod certificates;
mod clients;
mod config;
mod contract;
mod cors;
mod discovery;
mod faults;
mod host;
mod jwks;
mod keys;
mod local_faults;
mod local_token;
mod metadata;
mod oauth_token;
mod old_data;
mod openapi;
mod pages;
mod program;
mod rate_limit;
mod recordings;
mod seed;
#[allow(dead_code, reason = "what both test programs share, each uses in part")]
#[path = "../support/mod.rs"]
mod support;
mod tls;
