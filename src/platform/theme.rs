//! Light, dark, or as the system has it: the reader's choice, kept in `localStorage`.

use leptos::prelude::document;

use super::storage;

/// The key under which the choice is kept. `boot.js` reads the same one before the first paint.
const STORAGE_KEY: &str = "keyglass.theme";

/// A choice of colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the operating system has it.
    #[default]
    System,
    /// Dark ink on a light page.
    Light,
    /// Light ink on a dark page.
    Dark,
}

impl Theme {
    /// The reader's earlier choice, or the system's when there is none or storage is closed.
    pub fn stored() -> Self {
        match storage::get(STORAGE_KEY).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// Applies the choice to the page and keeps it for the next visit, where storage is open.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = match self.name() {
                Some(name) => root.set_attribute("data-theme", name),
                None => root.remove_attribute("data-theme"),
            };
        }
        match self.name() {
            Some(name) => storage::set(STORAGE_KEY, name),
            None => storage::remove(STORAGE_KEY),
        }
    }

    /// The choice after this one, for a button that goes round.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}
