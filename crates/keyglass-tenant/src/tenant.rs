//! A tenant from the outside: built, started, used by tests, stopped.

mod builder;
mod error;
mod running;

pub use builder::TenantBuilder;
pub use error::{RevokeError, StartError};
pub use running::{MachineCredentials, RunningTenant, TokenOptions};

/// The way to a [`RunningTenant`].
#[derive(Debug, Clone, Copy)]
pub struct Tenant;

impl Tenant {
    /// A tenant in memory on a free port of 127.0.0.1, with the demo's data, no pages and no faults.
    pub fn builder() -> TenantBuilder {
        TenantBuilder::default()
    }
}
