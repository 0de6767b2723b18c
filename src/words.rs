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
pub(crate) mod problem;
pub(crate) mod secret;
pub(crate) mod settings;
pub(crate) mod shell;

/// The failure screen's words after a panic.
pub(crate) const PANIC: &str = "Keyglass ran into a defect of its own and stopped, so that nothing wrong \
    is shown. What it held in memory is gone. Reload the page to go on.";
