//! `<keyglass-signing-keys>`: the public key set of an issuer, which the loader asked for
//! (`public/embed/key-set.js`): a module that also had to speak HTTP and JSON would be half as large again.

use js_sys::Function;
use keyglass_core::jwk::{JsonWebKey, KeySet};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::Mounted;
use crate::{
    components::{
        banner::{Banner, Tone},
        published_keys::PublishedKeys,
        toast::{Toaster, Toasts},
    },
    platform::clock::Clock,
    view, words,
};

/// Shows keys in `host`: of each its id, its algorithm and its first certificate in base64, one after the
/// other, the empty text for what it has not.
pub fn mount(host: HtmlElement, keys: Vec<String>) -> Mounted {
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    let keys = keys.chunks_exact(3).map(|key| {
        JsonWebKey::described(given(&key[0]), given(&key[1]), given(&key[2]).as_deref())
    });
    let keys = KeySet::of(keys.collect());
    super::mount(host, move || {
        Clock::provide();
        Toaster::provide();
        view! {
            <div class="stack" part="keys"><PublishedKeys keys=&keys /></div>
            <Toasts />
        }
    })
}

/// Shows in `host` why there are no keys: a problem that `key-set.js` names, or `unfilled` with the names
/// of placeholders in place of the domain. Its button calls `again`.
pub fn mount_problem(
    host: HtmlElement,
    kind: &str,
    domain: &str,
    status: u16,
    again: Function,
) -> Mounted {
    let (title, text) = words::embed::key_set_problem(kind, domain, status);
    let (tone, can_pass) = match kind {
        "unfilled" | "issuer" => (Tone::Note, false),
        _ => (Tone::Problem, true),
    };
    super::mount(host, move || {
        let again = StoredValue::new_local(again);
        let retry = move |_| {
            // What the loader does then cannot be helped from here.
            let _ = again.with_value(|again| again.call0(&JsValue::UNDEFINED));
        };
        let button = can_pass.then(|| {
            view! {
                <button type="button" data-test="retry" on:click=retry>{words::embed::RETRY}</button>
            }
        });
        view! {
            <Banner tone=tone title=title text=vec![text] test="issuer-problem">{button}</Banner>
        }
    })
}
