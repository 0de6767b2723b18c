//! `/api/v2/keys/signing`.

mod certificates;
mod get;
mod list;
mod revoke;
mod rotate;
