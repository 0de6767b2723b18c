//! The answer that holds one application's secret.
#![no_main]

use keyglass_core::secret::{Comparison, HmacKeyForm, decode_client_secret};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Ok(Some(secret)) = decode_client_secret(body, "id") {
        // What a whole parser reads there, character for character. It gives up at deep nesting, which is
        // passed over here.
        let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        if let Ok(json) = serde_json::from_slice::<serde_json::Value>(text) {
            assert_eq!(json["client_secret"], secret.expose());
        }
        assert_eq!(secret.compare(secret.expose()), Comparison::Same);
        for form in [HmacKeyForm::Utf8, HmacKeyForm::Base64] {
            let _ = secret.hmac_key_len(form);
        }
    }
});
