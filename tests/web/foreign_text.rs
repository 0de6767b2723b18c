//! Text from outside.

use keyglass::components::text::ForeignText;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::stage;

#[wasm_bindgen_test]
fn markup_in_data_is_text() {
    let stage = stage(|| view! { <ForeignText text="<img src=x onerror=alert(1)><b>bold</b>" /> });
    assert_eq!(stage.text(), "<img src=x onerror=alert(1)><b>bold</b>");
    assert_eq!(stage.find("bdi").child_element_count(), 0);
}

#[wasm_bindgen_test]
fn a_direction_override_is_shown_as_a_chip_and_not_applied() {
    let stage = stage(|| view! { <ForeignText text="abc\u{202e}def" /> });
    assert_eq!(
        stage.find(".hidden-char").text_content().as_deref(),
        Some("U+202E")
    );
    assert!(!stage.text().contains('\u{202e}'));
}
