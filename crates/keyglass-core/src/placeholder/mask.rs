//! What stands on screen for a secret.

/// What stands for a secret of any length.
pub const MASK: &str = "*****MASKED*****";

/// From how many characters on a secret may show its first ones.
const LONG: usize = 12;

/// How many characters a long secret shows.
const SHOWN: usize = 3;

/// How secrets are masked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Masking {
    /// The same text for every secret.
    #[default]
    Constant,
    /// As docs sites show them: the first three characters of one that has at least twelve, then the
    /// mask.
    Prefix,
}

impl Masking {
    /// What stands for `secret`, which is not empty.
    pub(super) fn mask(self, secret: &str) -> String {
        let prefix = match self {
            Self::Constant => "",
            Self::Prefix => prefix(secret),
        };
        let mut masked = String::with_capacity(prefix.len() + MASK.len());
        masked.push_str(prefix);
        masked.push_str(MASK);
        masked
    }
}

/// The first three characters, as a reader counts them, of a text of at least twelve; nothing of a
/// shorter one, nor where their borders are not certain.
fn prefix(secret: &str) -> &str {
    let mut borders = borders(secret);
    let end = borders.nth(SHOWN - 1);
    // Of those that follow, only the count matters.
    match (end, borders.nth(LONG - SHOWN - 1)) {
        (Some(end), Some(_)) => &secret[..end],
        _ => "",
    }
}

/// Where the characters of a text end, as a reader counts them: the part of Unicode Standard Annex 29
/// §3 that concerns Latin, Greek, Cyrillic, kana, ideographs, Hangul syllables, and emoji. Ends before a character
/// of any other script.
fn borders(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.next()?;
        let mut end = start + first.len_utf8();
        let mut before = first;
        let mut flags = usize::from(is_flag_letter(first));
        if !stands_alone(first) {
            return None;
        }
        while let Some(&(at, next)) = chars.peek() {
            let second_of_flag = is_flag_letter(next) && flags == 1;
            if !(extends(next) || before == JOINER || second_of_flag) {
                break;
            }
            flags += usize::from(is_flag_letter(next));
            before = next;
            end = at + next.len_utf8();
            chars.next();
        }
        Some(end)
    })
}

/// Joins two emoji to one.
const JOINER: char = '\u{200d}';

/// Whether a character begins one for the reader, which only what [`extends`] it goes on with.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{3001}'..='\u{3029}'
        | '\u{3030}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{1f000}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}'
        | '\u{20000}'..='\u{323af}')
}

/// Whether a character belongs to the one before it.
fn extends(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | JOINER | '\u{20d0}'..='\u{20f0}'
        | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}' | '\u{1160}'..='\u{11ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Regional indicators: two of them are a flag.
fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::{MASK, Masking};

    #[test]
    fn the_constant_mask_tells_nothing() {
        for secret in ["a", "abcdefghijkl", &"x".repeat(10_000)] {
            assert_eq!(Masking::Constant.mask(secret), MASK);
        }
    }

    #[test]
    fn a_prefix_shows_from_twelve_characters_on() {
        for (secret, prefix) in [
            ("a", ""),
            ("abc", ""),
            ("abcdefghijk", ""),
            ("abcdefghijkl", "abc"),
            // Eleven for the reader, though of twelve code points.
            ("e\u{301}bcdefghijk", ""),
            ("e\u{301}bcdefghijkl", "e\u{301}bc"),
        ] {
            assert_eq!(Masking::Prefix.mask(secret), format!("{prefix}{MASK}"));
        }
    }

    #[test]
    fn what_a_reader_sees_as_one_character_is_not_cut() {
        let rest = "abcdefghijkl";
        for prefix in [
            "ab🦊",
            "👩\u{200d}💻a👍\u{1f3fd}",
            "🇩🇪🇫🇷🇮🇹",
            "e\u{301}o\u{308}x",
            "한字ж",
            "❤\u{fe0f}ab",
        ] {
            let masked = Masking::Prefix.mask(&format!("{prefix}{rest}"));
            assert_eq!(masked, format!("{prefix}{MASK}"));
        }
    }

    #[test]
    fn scripts_whose_borders_are_not_certain_show_nothing() {
        for secret in [
            "क्षत्रियabcdefghijkl",
            "abกำdefghijklmn",
            "ab\u{202e}cdefghijklmn",
        ] {
            assert_eq!(Masking::Prefix.mask(secret), MASK);
        }
    }
}
