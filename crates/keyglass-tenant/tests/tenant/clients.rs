//! `/api/v2/clients`.

mod changes;
mod credentials;
mod demo;
mod get;
mod list;
mod paging;
mod rotate_secret;
mod visibility;
