//! `/api/v2/clients/{id}/credentials`: the keys and certificates of an application.

pub(super) mod get;
pub(super) mod list;
