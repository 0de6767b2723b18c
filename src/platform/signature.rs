//! Signatures, verified by the browser.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// The name of the only algorithm that is verified (RFC 8017 §8.2).
const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// Whether `signature` over `data` is that of the RSA key in `public_key_info` (DER of a
/// SubjectPublicKeyInfo), with `digest` as Web Cryptography names it. `None` where the browser cannot
/// say: it gives cryptography to https and localhost pages only, and refuses some keys.
pub async fn verify_rsa(
    public_key_info: &[u8],
    digest: &str,
    signature: &[u8],
    data: &[u8],
) -> Option<bool> {
    let subtle = subtle()?;
    let algorithm = object(&[("name", ALGORITHM.into()), ("hash", digest.into())]);
    let key = subtle
        .import_key_with_object(
            "spki",
            &Uint8Array::from(public_key_info),
            &algorithm,
            false,
            &Array::of1(&"verify".into()),
        )
        .ok()?;
    let key: CryptoKey = JsFuture::from(key).await.ok()?.unchecked_into();
    let verdict = subtle
        .verify_with_object_and_js_u8_array_and_js_u8_array(
            &algorithm,
            &key,
            &Uint8Array::from(signature),
            &Uint8Array::from(data),
        )
        .ok()?;
    JsFuture::from(verdict).await.ok()?.as_bool()
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Absent outside of secure contexts, which the binding does not say.
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.dyn_into().ok()
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
