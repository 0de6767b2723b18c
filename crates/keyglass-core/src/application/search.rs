//! What one types to find an application, and the form in which names are compared.

use crate::certificate::Fingerprint;

/// A search: words of which each must stand in the name or the client id, or a digest of a certificate
/// in any notation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    words: Vec<String>,
    fingerprint: Option<Fingerprint>,
}

impl SearchQuery {
    /// Reads what was typed. `decomposed` is the same text in Unicode's form NFKD, which browsers make
    /// (`String.prototype.normalize`).
    pub fn parse(typed: &str, decomposed: &str) -> Self {
        Self {
            words: fold(decomposed)
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            fingerprint: Fingerprint::parse(typed),
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The digest that was typed, if it can be read as one.
    pub fn fingerprint(&self) -> Option<&Fingerprint> {
        self.fingerprint.as_ref()
    }

    /// Whether each word stands in `folded`.
    pub(super) fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

/// A text as it is compared: lower case, without accents and characters that cannot be seen, every white
/// space one space. `decomposed` is the text in NFKD; letters that NFKD leaves whole (`ł`, `ß`) become
/// those that people type for them.
pub fn fold(decomposed: &str) -> String {
    let mut folded = String::with_capacity(decomposed.len());
    for c in decomposed.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c if c.is_ascii_control() || is_dropped(c) => {}
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            // The last letter of a Greek word has a form of its own.
            'ς' => folded.push('σ'),
            c => folded.extend(c.to_lowercase().filter(|c| !is_dropped(*c))),
        }
    }
    folded
}

/// Accents, marks of direction, joiners and other characters that cannot be seen.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SearchQuery, fold};

    #[test]
    fn names_are_found_without_their_accents_and_in_any_case() {
        for (decomposed, folded) in [
            ("Ca\u{301}diz", "cadiz"),
            ("I\u{307}zmir", "izmir"),
            ("STRASSE Straße", "strasse strasse"),
            ("Ło\u{301}dz\u{301}", "lodz"),
            ("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ"),
            ("Customer\u{200b}  Portal\t\n1", "customer portal 1"),
            ("invoice\u{202e}gpj.exe", "invoicegpj.exe"),
            ("在庫管理", "在庫管理"),
        ] {
            assert_eq!(fold(decomposed), folded, "{decomposed}");
        }
    }

    #[test]
    fn every_word_must_be_found_and_a_digest_is_known() {
        let query = SearchQuery::parse(" Portal  ber ", " Portal  ber ");
        assert!(query.is_in("bergen portal 000001"));
        assert!(!query.is_in("portal"));
        assert!(SearchQuery::parse(" ", " ").is_empty());
        let hex = "AB:".repeat(20);
        let digest = SearchQuery::parse(&hex, &hex);
        assert_eq!(
            digest.fingerprint().map(|it| it.hex()),
            Some("AB".repeat(20))
        );
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,60}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone(), "{}", text);
        }
    }
}
