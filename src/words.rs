//! The interface's words, by screen, so that they can be read through and translated.

pub(crate) mod application;
pub(crate) mod checks;
pub(crate) mod connect;
pub(crate) mod embed;
pub(crate) mod formats;
pub(crate) mod identifiers;
pub(crate) mod key;
pub(crate) mod keys;
pub(crate) mod lifecycle;
pub(crate) mod lock;
pub(crate) mod problem;
pub(crate) mod secret;
pub(crate) mod settings;
pub(crate) mod shell;
