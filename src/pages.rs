//! One file a route: what it asks the tenant for, and which components show the answer.

pub mod api_requests;
pub mod application;
pub mod applications;
pub mod connect;
pub mod lifecycle;
pub mod not_found;
pub mod problem;
pub mod public_keys;
pub mod renew_token;
pub mod settings;
pub mod signing_key;
pub mod signing_keys;
pub mod token_field;

use leptos::prelude::*;

use crate::platform::page;

/// Whether the page that is built now is the first of this visit, whose heading does not take the
/// focus from the address bar.
#[derive(Clone, Copy)]
pub struct FirstPage(StoredValue<bool>);

impl FirstPage {
    /// Provides the mark. The first page that asks takes it away.
    pub fn provide() {
        provide_context(Self(StoredValue::new(true)));
    }
}

/// Names the page in the browser's tab, and moves the focus to its heading when it was reached from
/// another page.
fn announce_page(title: &str) {
    name_page(title);
    let first = expect_context::<FirstPage>().0;
    if !first.get_value() {
        page::focus_heading();
    }
    first.set_value(false);
}

/// Names the page in the browser's tab: for what is known only when it has come.
fn name_page(title: &str) {
    page::set_title(&format!("{title} · {}", crate::words::shell::PRODUCT));
}
