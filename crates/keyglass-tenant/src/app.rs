//! What every request handler shares.

use crate::base_url::HostPolicy;
use crate::faults::FaultSet;
use crate::rate_limit::RateLimits;
use crate::request_log::RequestLog;
use crate::routes::AllowedOrigins;
use crate::static_files::StaticFiles;
use crate::store::{Store, TenantProfile};

/// One running tenant, behind its router.
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) profile: TenantProfile,
    pub(crate) hosts: HostPolicy,
    /// Whose pages, beside the tenant's own, may use the Management API.
    pub(crate) origins: AllowedOrigins,
    /// `None` unless faults were asked for: then neither rules nor the control endpoint exist.
    pub(crate) faults: Option<FaultSet>,
    pub(crate) rate_limits: RateLimits,
    pub(crate) requests: RequestLog,
    /// `None` when the tenant serves no pages.
    pub(crate) static_files: Option<StaticFiles>,
}
