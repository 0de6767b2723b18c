//! Samples, as scripts draw and copy them.

use keyglass_core::{
    display::{Span, make_visible},
    language::Language,
    placeholder::{Piece, Shown, Template},
    sample::dedent,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::values;

/// A sample with its placeholders.
#[wasm_bindgen]
pub struct Sample(Template);

impl From<Template> for Sample {
    fn from(template: Template) -> Self {
        Self(template)
    }
}

#[wasm_bindgen]
impl Sample {
    /// Reads a sample as its author wrote it into a page; a language that is not known is plain text.
    pub fn read(text: &str, language: &str) -> Self {
        let language = Language::from_name(language).unwrap_or(Language::Plain);
        Self(Template::parse(
            &dedent(text),
            language,
            &values::declared(),
        ))
    }

    /// The name of its language.
    pub fn language(&self) -> String {
        self.0.language().name().to_owned()
    }

    /// The names of its variables, each once.
    pub fn variables(&self) -> Vec<String> {
        self.0.variables().iter().map(ToString::to_string).collect()
    }

    /// What it consists of, pairs one after the other: a class and a text of that colour; `#`, with a
    /// class behind it, and the name of the variable whose place it is; `^` and a character that would
    /// not be seen, as its code point and its name; `\n` and nothing at the end of each line but the
    /// last.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces = Vec::new();
        for (index, line) in self.0.lines().into_iter().enumerate() {
            if index > 0 {
                push(&mut pieces, "\n", "");
            }
            for piece in line {
                self.push_piece(&mut pieces, piece);
            }
        }
        pieces
    }

    fn push_piece(&self, pieces: &mut Vec<String>, piece: Piece<'_>) {
        match piece {
            Piece::Placeholder { index, class } => {
                let kind = ["#", class.map_or("", |class| class.name())].concat();
                push(
                    pieces,
                    &kind,
                    self.0.placeholders()[index].variable.as_str(),
                );
            }
            Piece::Text { text, class } => {
                let class = class.map_or("", |class| class.name());
                for span in make_visible(text) {
                    match span {
                        Span::Text(text) => push(pieces, class, text),
                        Span::Hidden { name: "tab", .. } => push(pieces, class, "\t"),
                        Span::Hidden { code_point, name } => {
                            push(pieces, "^", &[&*code_point, " ", name].concat());
                        }
                    }
                }
            }
        }
    }

    /// What stands at each placeholder with these values, in order: `value`, `secret`, `empty` or
    /// `refused`, the text to show, and why it is refused. Never a secret.
    pub fn show(&self, given: Vec<String>) -> Vec<String> {
        let variables = values::with(given);
        let mut shown = Vec::new();
        for placeholder in self.0.placeholders() {
            let it = self.0.show(placeholder, &variables);
            let (state, why) = match &it {
                Shown::Value(_) => ("value", String::new()),
                Shown::Masked(_) => ("secret", String::new()),
                Shown::Unfilled(_) | Shown::NotSet => ("empty", String::new()),
                Shown::Refused(_, why) => ("refused", why.to_string()),
            };
            push(&mut shown, state, it.text());
            shown.push(why);
        }
        shown
    }

    /// The text to copy with these values. This is where secrets leave the module, as they came: for
    /// the clipboard.
    ///
    /// # Errors
    /// The name of the variable whose value is refused, a colon, and why.
    pub fn copy(&self, given: Vec<String>) -> Result<JsValue, String> {
        match self.0.copy(&values::with(given)) {
            Ok(text) => Ok(JsValue::from_str(&text)),
            Err(error) => Err([error.variable.as_str(), ": ", &error.refusal.to_string()].concat()),
        }
    }

    /// Whether the text to copy holds a secret.
    #[wasm_bindgen(js_name = holdsSecret)]
    pub fn holds_secret(&self, given: Vec<String>) -> bool {
        self.0.holds_secret(&values::with(given))
    }

    /// The names of the variables that have no value.
    pub fn unfilled(&self, given: Vec<String>) -> Vec<String> {
        let variables = values::with(given);
        let names = self.0.unfilled(&variables).into_iter();
        names.map(ToString::to_string).collect()
    }
}

fn push(pieces: &mut Vec<String>, kind: &str, text: &str) {
    pieces.push(kind.to_owned());
    pieces.push(text.to_owned());
}

#[cfg(test)]
mod tests {
    use super::Sample;
    use crate::declare;

    fn words(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    fn sample() -> Sample {
        declare("yourDomain domain\nyourClientSecret client-secret secret");
        Sample::read(
            "\n  curl '{yourDomain}' \\\n    -d {secret}\u{202e}\n",
            "sh",
        )
    }

    #[test]
    fn a_sample_is_taken_apart_and_comes_together_again() {
        let sample = sample();
        assert_eq!(sample.language(), "bash");
        assert_eq!(sample.variables(), ["yourDomain", "yourClientSecret"]);
        let pieces = sample.pieces();
        let text: String = pieces
            .chunks_exact(2)
            .map(|pair| match &*pair[0] {
                "\n" => "\n".to_owned(),
                kind if kind.starts_with('#') => format!("{{{}}}", pair[1]),
                "^" => format!("[{}]", pair[1]),
                _ => pair[1].clone(),
            })
            .collect();
        assert_eq!(
            text,
            "curl '{yourDomain}' \\\n  -d {yourClientSecret}[U+202E change of direction]"
        );
        assert!(pieces.contains(&"#string".to_owned()), "{pieces:?}");
    }

    #[test]
    fn what_is_shown_holds_no_secret_and_says_what_is_refused() {
        let sample = sample();
        let shown = sample.show(words(&[
            "yourDomain",
            "a b",
            "yourClientSecret",
            "CANARY-0123456789",
        ]));
        assert_eq!(&shown[..2], ["refused", "{yourDomain}"]);
        assert!(shown[2].contains("no domain"), "{shown:?}");
        assert_eq!(&shown[3..], ["secret", "CAN*****MASKED*****", ""]);
        assert_eq!(
            sample.unfilled(words(&["yourDomain", "a.example"])),
            ["yourClientSecret"]
        );
        assert!(!sample.holds_secret(words(&["yourDomain", "a.example"])));
        assert!(sample.holds_secret(words(&["yourClientSecret", "x"])));
    }

    #[test]
    fn a_call_leaves_no_value_for_the_next() {
        let sample = sample();
        sample.show(words(&["yourDomain", "a.example"]));
        assert_eq!(&sample.show(Vec::new())[..2], ["empty", "{yourDomain}"]);
    }
}
