//! Samples of code as the authors of docs write them into a page.

/// A sample without what only its place in the page gave it: blank lines before and after it, blanks at
/// its very end, and the indentation that all of its lines share.
pub fn dedent(text: &str) -> String {
    let is_blank = |line: &&str| line.trim().is_empty();
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| !is_blank(line));
    let last = lines.iter().rposition(|line| !is_blank(line));
    let (Some(first), Some(last)) = (first, last) else {
        return String::new();
    };
    let lines = &lines[first..=last];
    // The text of a fence begins right after its tag: then its first line has no indentation to share.
    let shared = lines
        .iter()
        .filter(|line| !is_blank(line))
        .map(|line| indentation(line))
        .reduce(common)
        .unwrap_or_default();
    let mut rest = String::with_capacity(text.len());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            rest.push('\n');
        }
        rest.push_str(line.strip_prefix(shared).unwrap_or_default());
    }
    rest.truncate(rest.trim_end().len());
    rest
}

/// Which lines of a sample are meant, counted from 1: `1,3-5`, `[1, 3]`, `{1,3-5}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<(u32, u32)>);

impl Lines {
    /// Reads them. What is no number and no range of numbers counts as no line.
    pub fn parse(text: &str) -> Self {
        let range = |word: &str| {
            let (from, to) = word.split_once('-').unwrap_or((word, word));
            let number = |text: &str| text.trim().parse::<u32>().ok();
            Some((number(from)?, number(to)?))
        };
        let text = text.trim_matches(|c: char| c.is_whitespace() || "[]{}".contains(c));
        Self(text.split(',').filter_map(range).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this line is meant.
    pub fn contains(&self, line: u32) -> bool {
        self.0
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&line))
    }
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

fn common<'a>(a: &'a str, b: &str) -> &'a str {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    // White space beyond ASCII can differ in the middle of a character.
    a.get(..same).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lines, dedent};

    #[test]
    fn what_the_place_in_the_page_gave_is_taken_away_and_nothing_else() {
        for (text, expected) in [
            ("\n    a\n      b\n\n    c\n  ", "a\n  b\n\nc"),
            ("a\n  b\n", "a\n  b"),
            ("\tif x {\n\t\ty\n\t}\n", "if x {\n\ty\n}"),
            ("  a\n\tb", "  a\n\tb"),
            ("a  \r\n  b", "a  \n  b"),
            ("\u{a0}a\n\u{2003}b", "\u{a0}a\n\u{2003}b"),
            ("\u{2002}a\n\u{2003}b", "\u{2002}a\n\u{2003}b"),
            (" \n\t\n", ""),
            ("", ""),
        ] {
            assert_eq!(dedent(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_are_read_from_every_way_to_write_them() {
        let lines = |text: &str| -> Vec<u32> {
            let lines = Lines::parse(text);
            (0..=9).filter(|line| lines.contains(*line)).collect()
        };
        assert_eq!(lines("1,3-5"), [1, 3, 4, 5]);
        assert_eq!(lines("[1, 3]"), [1, 3]);
        assert_eq!(lines(" {2} "), [2]);
        for text in ["", "[]", "x", "5-3", "-", "1-x", "99999999999"] {
            assert_eq!(lines(text), [0; 0], "{text}");
        }
        assert!(Lines::parse("").is_empty() && !Lines::parse("1-2").is_empty());
    }

    proptest! {
        #[test]
        fn what_was_dedented_stays(text in "[ \\tab\\n]{0,40}") {
            let once = dedent(&text);
            prop_assert_eq!(dedent(&once), once);
        }

        #[test]
        fn no_text_is_too_strange(text in any::<String>()) {
            let kept: String = dedent(&text).split_whitespace().collect();
            let all: String = text.split_whitespace().collect();
            prop_assert_eq!(kept, all);
            Lines::parse(&text);
        }
    }
}
