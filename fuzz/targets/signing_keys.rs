//! Answers of the Management API.
#![no_main]

use keyglass_core::{
    management::{decode_error, decode_signing_key, decode_signing_keys},
    signing_key::{Change, ListedKey},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = decode_error(bytes);
    let _ = decode_signing_key(bytes);
    let Ok(keys) = decode_signing_keys(bytes) else {
        return;
    };
    assert_eq!(keys.valid().count() + keys.revoked().count(), keys.len());
    for change in [Change::Rotate, Change::RotateAndRevoke] {
        let _ = change.plan(&keys);
    }
    for key in keys.valid().chain(keys.revoked()) {
        if let ListedKey::Readable(key) = key {
            let _ = (
                key.fingerprint_agrees(),
                key.thumbprint_agrees(),
                key.pkcs7_agrees(),
            );
            let _ = Change::Revoke(key.kid().clone()).plan(&keys);
        }
    }
});
