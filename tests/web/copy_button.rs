//! A copy that the browser refuses.

use std::rc::Rc;

use keyglass::components::{copy_button::CopyButton, toast::Toasts};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::harness::{stage, until};

const TEXT: &str = "-----BEGIN\r\n  line & <b> \u{1f511}\r\n";

fn replace_clipboard(with: &JsValue) {
    let descriptor = js_sys::Object::new();
    for (name, value) in [("value", with), ("configurable", &JsValue::TRUE)] {
        js_sys::Reflect::set(&descriptor, &name.into(), value).expect("a plain object takes it");
    }
    js_sys::Object::<JsValue>::define_property(
        window().navigator().unchecked_ref(),
        &"clipboard".into(),
        &descriptor,
    );
}

async fn refused_copy() {
    let stage = stage(|| {
        view! {
            <CopyButton what="Key ID" text=Rc::new(|| TEXT.to_owned()) label="Copy key ID" test="copy" />
            <Toasts />
        }
    });
    stage
        .find("[data-test=copy]")
        .unchecked_into::<HtmlElement>()
        .click();
    until("the message stands", || stage.text().contains("not copied")).await;
    let field: HtmlTextAreaElement = stage.find("[data-test=by-hand]").unchecked_into();
    // A textarea shows line ends as LF; nothing else of the text may differ.
    assert_eq!(field.value(), TEXT.replace("\r\n", "\n"));
    until("all of it is selected", || {
        field.selection_end().ok().flatten() == Some(field.value().encode_utf16().count() as u32)
    })
    .await;
}

#[wasm_bindgen_test]
async fn without_a_clipboard_the_text_is_offered_for_copying_by_hand() {
    replace_clipboard(&JsValue::UNDEFINED);
    refused_copy().await;
}

#[wasm_bindgen_test]
async fn a_refusal_of_the_browser_is_shown_and_the_text_offered() {
    let refusing = js_sys::Object::new();
    let refuse = js_sys::Function::new_no_args("return Promise.reject(new Error('no'))");
    js_sys::Reflect::set(&refusing, &"writeText".into(), &refuse).expect("a plain object takes it");
    replace_clipboard(&refusing);
    refused_copy().await;
}
