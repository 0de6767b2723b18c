//! The embed's module for code, which `keyglass.js` fetches when the first such element nears the
//! viewport: the core's templates, colours and snippet writers for the scripts in `public/embed`.
//!
//! It draws nothing, so that a page of code samples does not pay for a framework: a script builds the
//! lines once from [`Sample::pieces`], and changes the texts of placeholders as [`Sample::show`] says.
//! It keeps no value: each call brings those it needs, which are wiped at its end.

mod requests;
mod samples;
mod values;

#[cfg(target_family = "wasm")]
use std::alloc::System;
use std::{cell::Cell, panic::set_hook};

use keyglass_core::{language::Language, placeholder::Kind, sample::Lines};
use wasm_bindgen::prelude::wasm_bindgen;
#[cfg(target_family = "wasm")]
use zeroizing_alloc::ZeroAlloc;

pub use self::{
    requests::{AskedRequest, clients},
    samples::Sample,
};

/// Fills freed memory with zeros: the texts that calls bring and take away hold secrets.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {}

#[wasm_bindgen]
extern "C" {
    /// A function of the loader's.
    pub type Ended;

    #[wasm_bindgen(method)]
    fn call(this: &Ended);
}

thread_local! {
    // A hook must be `Send`, which a function of JavaScript is not.
    static ENDED: Cell<Option<Ended>> = const { Cell::new(None) };
}

/// Calls `ended` when a defect has ended this module: nothing of it may be called any more. What the
/// defect says could hold a value, and is said nowhere.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(ended: Ended) {
    ENDED.set(Some(ended));
    set_hook(Box::new(|_| {
        if let Some(ended) = ENDED.take() {
            ended.call();
        }
    }));
}

/// Takes up the page's variables: a line each, its name, its kind and its other names with spaces between.
/// Samples read before keep their placeholders.
#[wasm_bindgen]
pub fn declare(lines: &str) {
    values::declare(lines);
}

/// Why a value is none of its kind, if it is not.
#[wasm_bindgen]
pub fn refusal(kind: &str, value: String) -> Option<String> {
    let value = zeroize::Zeroizing::new(value);
    let why = Kind::from_name(kind)?.check(&value).err()?;
    Some(why.to_string())
}

/// A language's name as people write it; the empty text for one that is not known.
#[wasm_bindgen(js_name = languageTitle)]
pub fn language_title(name: &str) -> String {
    Language::from_name(name)
        .map_or("", Language::title)
        .to_owned()
}

/// The numbers of the lines that a list such as `1,3-5` means, of a sample with so many.
#[wasm_bindgen(js_name = lineNumbers)]
pub fn line_numbers(list: &str, count: u32) -> Vec<u32> {
    let lines = Lines::parse(list);
    (1..=count).filter(|line| lines.contains(*line)).collect()
}
