//! From a request's path to the names of folders and a file.

use percent_encoding::percent_decode_str;

/// The decoded segments of `path`; none for `/`.
///
/// `None` for a path that names nothing inside a folder on some system: dot segments, separators and
/// drive letters, encoded or not, hidden files, empty segments, text that is not UTF-8.
pub(super) fn segments(path: &str) -> Option<Vec<String>> {
    let inside = path.strip_prefix('/')?;
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    if inside.is_empty() {
        return (path == "/").then(Vec::new);
    }
    inside.split('/').map(segment).collect()
}

fn segment(encoded: &str) -> Option<String> {
    let name = percent_decode_str(encoded).decode_utf8().ok()?;
    let forbidden = |char: char| matches!(char, '/' | '\\' | ':') || char.is_control();
    let names_a_file = !name.is_empty() && !name.starts_with('.') && !name.contains(forbidden);
    names_a_file.then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_once() {
        let names = |path| segments(path).map(|names| names.join("|"));
        assert_eq!(names("/"), Some(String::new()));
        assert_eq!(names("/a/b.js"), Some("a|b.js".to_owned()));
        assert_eq!(names("/keys/"), Some("keys".to_owned()));
        assert_eq!(names("/a%20b"), Some("a b".to_owned()));
        assert_eq!(names("/%252e%252e"), Some("%2e%2e".to_owned()));
    }

    #[test]
    fn what_could_leave_the_folder_names_nothing() {
        for path in [
            "",
            "*",
            "//",
            "/..",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/%2E%2e%2fx",
            "/a%2fb",
            "/..%5cx",
            "/a\\..\\x",
            "/.git/config",
            "/C:/x",
            "/%00",
            "/a%0d%0ab",
            "/%ff",
            "//x",
            "/a//b",
        ] {
            assert_eq!(segments(path), None, "{path:?}");
        }
    }
}
