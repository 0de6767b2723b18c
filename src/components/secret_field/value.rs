//! A secret's characters in the page: put there by hand, since whatever a view holds is kept.

use keyglass_core::{
    display::{Span, make_visible},
    secret::Secret,
};
use leptos::prelude::{document, window};
use web_sys::{ClipboardEvent, Element, HtmlElement};

/// Characters that stand in the page as long as this lives.
pub(super) struct Shown(HtmlElement);

impl Shown {
    /// Writes the secret into `element`. Exposes it: the reader asked to see it.
    ///
    /// A character that would not be seen stands there itself, in an element whose style sheet shows its code
    /// point: what is selected and copied by hand is the secret, and not its description.
    pub(super) fn new(element: HtmlElement, secret: &Secret) -> Self {
        let shown = Self(element);
        shown.clear();
        for span in make_visible(secret.expose()) {
            match span {
                Span::Text(text) => {
                    let _ = shown.0.append_child(&document().create_text_node(text));
                }
                Span::Hidden { code_point, .. } => {
                    if let Some(mark) = marked(secret_char(&code_point), &code_point) {
                        let _ = shown.0.append_child(&mark);
                    }
                }
            }
        }
        shown
    }

    /// Takes the characters out of the page: each text is emptied before it is removed, since what is
    /// removed lives on until the browser collects it. The selection goes too.
    fn clear(&self) {
        if let Ok(Some(selection)) = window().get_selection()
            && self.0.contains(selection.anchor_node().as_ref())
        {
            let _ = selection.remove_all_ranges();
        }
        while let Some(child) = self.0.first_child() {
            if let Some(inner) = child.first_child() {
                inner.set_text_content(Some(""));
            }
            child.set_text_content(Some(""));
            if self.0.remove_child(&child).is_err() {
                return;
            }
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.clear();
    }
}

fn secret_char(code_point: &str) -> char {
    let value = code_point
        .strip_prefix("U+")
        .map(|hex| u32::from_str_radix(hex, 16));
    // The code point is a character's own.
    value
        .and_then(Result::ok)
        .and_then(char::from_u32)
        .unwrap_or_default()
}

fn marked(c: char, code_point: &str) -> Option<Element> {
    let mark = document().create_element("span").ok()?;
    mark.set_class_name("invisible");
    mark.set_attribute("data-code", code_point).ok()?;
    mark.set_text_content(Some(c.encode_utf8(&mut [0; 4])));
    Some(mark)
}

/// Copies what is selected of the secret as it is in the page: browsers change spaces and line ends when
/// they write a selection by themselves.
pub(super) fn copy_exactly(event: &ClipboardEvent) {
    let Ok(Some(selection)) = window().get_selection() else {
        return;
    };
    let text = selection
        .get_range_at(0)
        .ok()
        .map(|range| String::from(range.to_string()));
    if let (Some(text), Some(data)) = (text, event.clipboard_data())
        && data.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
    }
}
