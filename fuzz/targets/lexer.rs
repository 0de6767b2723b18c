//! The colours of code: the first byte chooses the language.
#![no_main]

use keyglass_core::{highlight::highlight, language::Language};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (language, text) = input;
    let language = Language::ALL[usize::from(language) % Language::ALL.len()];
    let mut at = 0;
    for token in highlight(text, language) {
        assert!(at <= token.start && token.start < token.end);
        assert!(text.get(token.start..token.end).is_some());
        at = token.end;
    }
});
