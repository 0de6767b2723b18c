//! The browser, one capability a file. No views, nothing of the project's own but the core's types.

pub mod abort;
pub mod choice;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod ending;
pub mod farewell;
pub mod history;
pub mod intl;
pub mod listener;
mod memory;
pub mod online;
pub mod page;
pub mod panic;
pub mod signature;
pub mod slices;
pub mod storage;
pub mod tabs;
pub mod text;
pub mod theme;
pub mod timer;
pub mod viewport;
