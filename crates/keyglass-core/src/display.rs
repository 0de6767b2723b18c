//! Text from outside, made safe to show and to name files with.

mod file_name;
mod json;
mod visible;

pub use self::{
    file_name::file_stem,
    json::indent_json,
    visible::{Span, make_visible},
};

/// How many hex digits a shortened digest shows at its beginning and at its end.
const SHOWN: (usize, usize) = (8, 4);

/// The first `most` characters of a text, with an ellipsis behind them where there are more.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A long hex text in short: `CCFB DDD8 … A825`. A text of twelve digits or fewer stays as it is.
pub fn shorten_hex(hex: &str) -> String {
    let (first, last) = SHOWN;
    if !hex.is_ascii() || hex.len() <= first + last {
        return hex.to_owned();
    }
    let (start, rest) = hex.split_at(first);
    let (left, right) = start.split_at(first / 2);
    format!("{left} {right} … {}", &rest[rest.len() - last..])
}

#[cfg(test)]
mod tests {
    use super::{cut, shorten_hex};

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut("äöü", 2), "äö…");
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn long_digests_are_shortened_and_others_are_not() {
        let sha1 = "CCFBDDD89AB5DE1BF0CC36D299592112 03DDA825".replace(' ', "");
        assert_eq!(shorten_hex(&sha1), "CCFB DDD8 … A825");
        for text in ["", "CCFBDDD89AB5", "ééééééééé"] {
            assert_eq!(shorten_hex(text), text);
        }
    }
}
