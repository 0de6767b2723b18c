//! Access tokens as they are pasted.
#![no_main]

use keyglass_core::{tenant::TenantUrl, timestamp::Timestamp, token::AccessToken};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok((token, claims)) = AccessToken::parse(text) {
        assert!(text.contains(token.expose()));
        let tenant = TenantUrl::parse("acme.eu.auth0.com").expect("a domain");
        let _ = claims.check(&tenant, Timestamp::from_unix_seconds(0));
    }
});
