//! Text from outside: to be shown, to name files with, to be read as a digest or a key id.
#![no_main]

use keyglass_core::{
    certificate::Fingerprint,
    display::{Span, file_stem, make_visible, shorten_hex},
    signing_key::KeyId,
    timestamp::Timestamp,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let shown: usize = make_visible(text)
        .iter()
        .map(|span| match span {
            Span::Text(text) => text.chars().count(),
            Span::Hidden { .. } => 1,
        })
        .sum();
    assert_eq!(shown, text.chars().count());
    let stem = file_stem(text);
    assert!(
        stem.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    );
    let _ = (shorten_hex(text), Timestamp::parse_rfc3339(text));
    if let Some(digest) = Fingerprint::parse(text) {
        assert_eq!(Fingerprint::parse(&digest.hex()), Some(digest));
    }
    if let Some(kid) = KeyId::parse(text) {
        let _ = kid.is_legacy();
    }
});
