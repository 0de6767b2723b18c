//! The languages of code samples, under the names that docs sites give them.

/// A language of code samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Command lines for a POSIX shell.
    Shell,
    /// PowerShell.
    PowerShell,
    /// C#.
    CSharp,
    /// Go.
    Go,
    /// Java.
    Java,
    /// JavaScript and TypeScript.
    JavaScript,
    /// PHP.
    Php,
    /// Python.
    Python,
    /// Ruby.
    Ruby,
    /// Rust.
    Rust,
    /// Kotlin.
    Kotlin,
    /// Swift.
    Swift,
    /// JSON.
    Json,
    /// HTML and XML.
    Html,
    /// Text of no language.
    Plain,
}

/// A language's own name, its title, and its other names.
type Row = (
    Language,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const TABLE: [Row; 15] = [
    (
        Language::Shell,
        "bash",
        "Shell",
        &[
            "sh", "shell", "zsh", "console", "terminal", "curl", "httpie", "http", "wget",
        ],
    ),
    (
        Language::PowerShell,
        "powershell",
        "PowerShell",
        &["pwsh", "ps1", "ps"],
    ),
    (
        Language::CSharp,
        "csharp",
        "C#",
        &["c#", "cs", "dotnet", ".net"],
    ),
    (Language::Go, "go", "Go", &["golang"]),
    (Language::Java, "java", "Java", &[]),
    (
        Language::JavaScript,
        "javascript",
        "JavaScript",
        &[
            "js",
            "node",
            "nodejs",
            "node.js",
            "mjs",
            "jsx",
            "ts",
            "tsx",
            "typescript",
        ],
    ),
    (Language::Php, "php", "PHP", &[]),
    (Language::Python, "python", "Python", &["py", "python3"]),
    (Language::Ruby, "ruby", "Ruby", &["rb"]),
    (Language::Rust, "rust", "Rust", &["rs"]),
    (Language::Kotlin, "kotlin", "Kotlin", &["kt", "kts"]),
    (Language::Swift, "swift", "Swift", &[]),
    (Language::Json, "json", "JSON", &["jsonc", "json5"]),
    (
        Language::Html,
        "html",
        "HTML",
        &["xml", "xhtml", "svg", "saml"],
    ),
    (
        Language::Plain,
        "text",
        "Text",
        &["plain", "plaintext", "txt"],
    ),
];

impl Language {
    /// Every language.
    pub const ALL: [Self; 15] = {
        let mut all = [Self::Plain; 15];
        let mut index = 0;
        while index < TABLE.len() {
            all[index] = TABLE[index].0;
            index += 1;
        }
        all
    };

    /// The language that a docs site means by a name, in any case: `bash`, `sh`, `Node.JS`, `C#`, `py`.
    pub fn from_name(name: &str) -> Option<Self> {
        let is = |other: &&str| name.eq_ignore_ascii_case(other);
        let row = |row: &&Row| is(&row.1) || row.3.iter().any(is);
        TABLE.iter().find(row).map(|row| row.0)
    }

    /// Its name in lower case, as a fence of Markdown has it: `csharp`.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Its name as people write it: `C#`.
    pub fn title(self) -> &'static str {
        TABLE[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, TABLE};

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (index, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(language as usize, index);
        }
    }

    #[test]
    fn a_language_is_found_by_every_name_in_any_case() {
        for (language, name, _, others) in TABLE {
            for name in others.iter().chain([&name]) {
                assert_eq!(Language::from_name(name), Some(language));
                assert_eq!(Language::from_name(&name.to_uppercase()), Some(language));
            }
        }
        assert_eq!(Language::from_name("C#"), Some(Language::CSharp));
        assert_eq!(Language::from_name("Node.JS"), Some(Language::JavaScript));
        assert_eq!(Language::from_name("cobol"), None);
    }
}
