//! A reader's choices among views of one thing, such as the language of code: shared by everything on
//! the page that offers the same choice, and kept in `localStorage`. Never a secret.

use std::{cell::RefCell, collections::HashMap};

use leptos::prelude::*;

/// What the keys in the storage begin with.
const PREFIX: &str = "keyglass.choice.";

thread_local! {
    /// The choices that were asked for, by their keys.
    static CHOICES: RefCell<HashMap<String, ArcRwSignal<Option<String>>>> = RefCell::default();
}

/// A choice that all with the same key share.
#[derive(Clone)]
pub struct Choice {
    /// Under which it is kept; nothing for one that is not.
    key: Option<String>,
    value: ArcRwSignal<Option<String>>,
}

impl Choice {
    /// The choice of this key, as it was made on an earlier visit.
    pub fn of(key: &str) -> Self {
        let value = CHOICES.with_borrow_mut(|choices| {
            let new = || ArcRwSignal::new(stored(key));
            choices.entry(key.to_owned()).or_insert_with(new).clone()
        });
        Self {
            key: Some(key.to_owned()),
            value,
        }
    }

    /// A choice that nothing shares and nobody keeps.
    pub fn unkept() -> Self {
        Self {
            key: None,
            value: ArcRwSignal::new(None),
        }
    }

    /// What was chosen; the view that reads it follows.
    pub fn get(&self) -> Option<String> {
        self.value.get()
    }

    /// Chooses, and keeps it for the next visit where storage is open.
    pub fn choose(&self, value: &str) {
        self.value.set(Some(value.to_owned()));
        if let (Some(key), Ok(Some(storage))) = (&self.key, window().local_storage()) {
            let _ = storage.set_item(&[PREFIX, key].concat(), value);
        }
    }
}

fn stored(key: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&[PREFIX, key].concat()).ok().flatten()
}
