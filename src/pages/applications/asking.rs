//! The search field, the filters and the address, kept the same: what is typed counts at once, the
//! address follows when one pauses, and back and forward lead from one finished search to another.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::asked::Asked;
use crate::platform::{history, timer::Timer};

/// How long one pauses before the address follows: browsers allow some hundred changes a minute.
const PAUSE: Duration = Duration::from_millis(300);

/// Goes to an address.
type Navigate = Box<dyn Fn(&str)>;

/// What is asked for on this page.
#[derive(Clone, Copy)]
pub struct Asking {
    in_address: Memo<Asked>,
    typed: RwSignal<String>,
    /// Whether the newest entry of the history is a finished search, so that more typing adds one.
    is_finished: StoredValue<bool>,
    pending: StoredValue<Option<Timer>, LocalStorage>,
    navigate: StoredValue<Navigate, LocalStorage>,
}

impl Asking {
    /// Reads the address, and follows it as long as the page stands.
    pub fn follow_address() -> Self {
        let params = use_query_map();
        let navigate = use_navigate();
        let in_address = Memo::new(move |_| params.with(Asked::read));
        let asking = Self {
            in_address,
            typed: RwSignal::new(in_address.with_untracked(|asked| asked.search.clone())),
            is_finished: StoredValue::new(true),
            pending: StoredValue::new_local(None),
            navigate: StoredValue::new_local(Box::new(move |address: &str| {
                navigate(
                    address,
                    NavigateOptions {
                        replace: true,
                        scroll: false,
                        ..NavigateOptions::default()
                    },
                );
            })),
        };
        Effect::new(move |_| asking.take_over(in_address.with(|asked| asked.search.clone())));
        on_cleanup(move || {
            asking
                .pending
                .try_update_value(|pending| drop(pending.take()));
        });
        asking
    }

    /// What is asked for now; the view that reads it follows.
    pub fn now(self) -> Asked {
        Asked {
            search: self.typed.get().trim().to_owned(),
            ..self.in_address.get()
        }
    }

    /// What stands in the search field; the view that reads it follows.
    pub fn typed(self) -> String {
        self.typed.get()
    }

    /// The reader typed.
    pub fn type_in(self, text: String) {
        self.typed.set(text);
        let timer = Timer::after(PAUSE, move || self.write());
        self.pending.set_value(Some(timer));
    }

    /// The reader has finished typing.
    pub fn finish(self) {
        self.write();
        self.is_finished.set_value(true);
    }

    /// The reader changed something else than the search.
    pub fn change(self, change: impl FnOnce(&mut Asked)) {
        self.finish();
        let mut asked = untrack(|| self.now());
        change(&mut asked);
        if asked.search.is_empty() {
            self.typed.set(String::new());
        }
        self.go(&asked);
        self.is_finished.set_value(true);
    }

    /// Writes what was typed into the address.
    fn write(self) {
        self.pending.set_value(None);
        let asked = untrack(|| self.now());
        self.go(&asked);
    }

    fn go(self, asked: &Asked) {
        if self.in_address.with_untracked(|known| known == asked) {
            return;
        }
        let address = asked.address();
        // The router replaces only: its own way of adding an entry leaves one out after going back.
        if self.is_finished.get_value() {
            history::push(&address);
        }
        self.is_finished.set_value(false);
        self.navigate.with_value(|navigate| navigate(&address));
    }

    /// The address has changed: if not by what is in the field, the field follows.
    fn take_over(self, search: String) {
        if self.typed.with_untracked(|typed| typed.trim() != search) {
            self.pending.set_value(None);
            self.is_finished.set_value(true);
            self.typed.set(search);
        }
    }
}
