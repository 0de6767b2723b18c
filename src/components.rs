//! Reusable views: domain types in, events out, never a request. They know the core and the platform.

pub mod application_table;
pub mod banner;
pub mod certificate_facts;
pub mod checks;
pub mod copy_button;
pub mod credential_table;
pub mod dialog;
pub mod download_button;
pub mod formats;
pub mod icon;
pub mod identifiers;
pub mod key_actions;
pub mod key_summary;
pub mod key_table;
pub mod moment;
pub mod published_keys;
pub mod revoked_table;
pub mod row_window;
pub mod secret_field;
pub mod skeleton;
pub mod status_badge;
pub mod tabs;
pub mod text;
pub mod toast;
