//! Keyglass, the browser app: a dashboard for an identity tenant's signing keys, and custom elements
//! that show the same facts in anyone's documentation.
//!
//! Imports point one way: `keyglass-core` ← [`platform`] ← [`api`] ← [`session`]; [`components`] know
//! the core and the platform only; [`pages`] and [`embed`] use what stands before them; [`app`] holds
//! the pages together. `cargo xtask lint` checks it. [`words`] and the [`view!`] macro are for all.

mod view;

pub mod api;
pub mod app;
pub mod components;
pub mod embed;
pub mod pages;
pub mod platform;
pub mod session;
pub(crate) mod words;
