//! File names that every system takes.

/// The longest stem, in bytes: with an extension it fits every file system.
const LIMIT: usize = 100;

/// What a text without one usable character is named.
const UNNAMED: &str = "unnamed";

/// Makes a text the name of a file, without extension: ASCII letters, digits, `-`, `_` and single inner
/// dots stay, anything else becomes `_`. A name that Windows keeps for devices (`con`, `lpt1`) gets a
/// `_` behind it. At most 100 bytes, never empty.
pub fn file_stem(text: &str) -> String {
    let mut stem = String::new();
    for c in text.chars() {
        let c = match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') => c,
            _ => '_',
        };
        // A row of dots would name another folder.
        if c == '.' && stem.ends_with('.') {
            continue;
        }
        if stem.len() == LIMIT {
            break;
        }
        stem.push(c);
    }
    // Leading dots hide a file, a leading dash makes it an option, trailing dots are lost on Windows.
    let stem = stem.trim_matches('.').trim_start_matches('-');
    if stem.is_empty() {
        return UNNAMED.to_owned();
    }
    match stem.split_once('.') {
        None if is_device(stem) => format!("{stem}_"),
        Some((first, rest)) if is_device(first) => format!("{first}_.{rest}"),
        _ => stem.to_owned(),
    }
}

/// Whether Windows keeps the name for a device, whatever its extension.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |device: &str| {
        name.strip_prefix(device)
            .is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::file_stem;

    #[test]
    fn names_that_some_system_refuses_are_changed() {
        for (text, stem) in [
            ("acme-Lk-5NnjByFf99cg0nxMdi", "acme-Lk-5NnjByFf99cg0nxMdi"),
            ("../../etc/passwd", "_._etc_passwd"),
            ("", "unnamed"),
            ("...", "unnamed"),
            ("con", "con_"),
            ("LPT1.x", "LPT1_.x"),
            ("com10", "com10"),
            ("-rf", "rf"),
            ("a\u{202e}b:c", "a_b_c"),
            ("ключ", "____"),
        ] {
            assert_eq!(file_stem(text), stem, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_safe_name(text in ".{0,200}") {
            let stem = file_stem(&text);
            prop_assert!(!stem.is_empty() && stem.len() <= 101);
            prop_assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
            prop_assert!(!stem.contains("..") && !stem.starts_with(['.', '-']) && !stem.ends_with('.'));
        }
    }
}
