//! What signing keys, certificates, tokens and tenants are, and how they are shown and copied.
//!
//! No I/O, no clock, no DOM: bytes and moments come in, domain types come out. The same code is
//! tested natively, and used by the dashboard, the embed and the tests.
//!
//! | module | what |
//! |---|---|
//! | [`certificate`] | X.509 certificates (RFC 5280), their facts and fingerprints |
//! | [`signing_key`] | a tenant's signing keys and their life |
//! | [`application`] | a tenant's applications, and how each proves who it is |
//! | [`export`] | a key in the forms that other systems take |
//! | [`pkcs7`] | certificates in a PKCS#7 envelope (RFC 5652 §5) |
//! | [`management`] | the wire format of the Management API v2 |
//! | [`jwk`] | published key sets (RFC 7517) |
//! | [`secret`] | client secrets: wiped, compared, never shown |
//! | [`token`] | access tokens, and what they say of themselves |
//! | [`tenant`] | where a tenant is |
//! | [`lock`] | when an unlocked page locks by itself |
//! | [`retry`] | when a request that failed is sent again |
//! | [`timestamp`] | moments |
//! | [`snippet`] | requests written as programs in those languages |
//! | [`language`] | the languages of code samples |
//! | [`quoting`] | text inside the string literals of those languages |
//! | [`sample`] | samples as authors write them into a page |
//! | [`highlight`] | the colours of code |
//! | [`placeholder`] | text samples in which a reader's own values stand |
//! | [`display`] | text from outside, made safe to show and to name files with |
#![forbid(unsafe_code)]

pub mod application;
pub mod certificate;
pub mod display;
pub mod export;
pub mod highlight;
pub mod jwk;
pub mod language;
pub mod lock;
pub mod management;
mod pem;
pub mod pkcs7;
pub mod placeholder;
pub mod quoting;
pub mod retry;
pub mod sample;
pub mod secret;
pub mod signing_key;
pub mod snippet;
pub mod tenant;
pub mod timestamp;
pub mod token;
