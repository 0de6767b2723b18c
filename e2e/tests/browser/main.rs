//! Browser tests of the release build, one file a theme. Run by `cargo xtask test --only e2e`; once the
//! app is built, by `cargo test --package keyglass-e2e --test browser`.

mod api_requests;
mod application;
mod applications;
mod applications_faults;
mod applications_hostile;
mod applications_paging;
mod boot;
mod clipboard;
mod clocks;
mod connect;
mod embed;
mod formats;
mod hand_over;
mod harness;
mod hostile;
mod journey;
mod keyboard;
mod keys;
mod lifecycle;
mod locking;
mod offline;
mod panic;
mod policy;
mod problems;
mod retries;
mod scan;
mod secret;
