//! Components and platform in a real browser. Run by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod web {
    pub(crate) mod harness;

    mod certificate_facts;
    mod copy_button;
    mod foreign_text;
    mod intl;
    mod load;
}

wasm_bindgen_test_configure!(run_in_browser);
