//! Faults on demand: what a network and a tired server do to an API, made at will.
//!
//! A browser test cannot slow down or break three browsers in the same way, so the tenant does it:
//! the same for each of them. Faults exist only with `--faults`, and never strike `/local`.

mod body;
mod fault;
mod inject;
mod set;

pub use fault::{Effect, Fault};
pub(crate) use inject::inject;
pub(crate) use set::FaultSet;
