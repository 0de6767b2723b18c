//! Published key sets.
#![no_main]

use keyglass_core::jwk::decode_key_set;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(set) = decode_key_set(bytes) else {
        return;
    };
    for key in set.keys() {
        if let Some(Ok(certificate)) = key.certificate() {
            let _ = key.agrees_with(certificate);
        }
    }
});
