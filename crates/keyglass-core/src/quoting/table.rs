//! What each literal escapes, and how: the rules of the languages as data.

use super::Quote;

/// How a literal holds text.
pub(super) struct Rules {
    /// The place in words, as a sentence begins.
    pub(super) place: &'static str,
    /// What opens the literal.
    pub(super) open: &'static str,
    /// What closes it.
    pub(super) close: &'static str,
    /// Characters and what stands for them.
    pub(super) pairs: &'static [(char, &'static str)],
    /// Characters that it cannot hold.
    pub(super) refused: &'static str,
    /// How characters are written that would not be seen.
    pub(super) unseen: Unseen,
    /// What stands before such a character and behind it: out of a literal without escapes into one
    /// with, and back.
    pub(super) detour: (&'static str, &'static str),
}

/// How a character is written by its number.
#[derive(Clone, Copy)]
pub(super) enum Unseen {
    /// Not at all.
    Refused,
    /// `\u202e`, UTF-16 units.
    Utf16,
    /// `\001`, and from U+0100 on `\u202e`: Java reads `\u000a` as a line end in the source.
    JavaOctal,
    /// `\u202e`, `\U000e0041`.
    CodePoint,
    /// `\u{202e}`.
    Braces,
    /// `\342\200\256`, the bytes of UTF-8.
    Bytes,
    /// `$([char]0x202e)`, UTF-16 units.
    PowerShell,
    /// `&#x202e;`.
    Entity,
}

const SINGLE: (&str, &str) = ("'", "'");
const DOUBLE: (&str, &str) = ("\"", "\"");
const NO_DETOUR: (&str, &str) = ("", "");

/// The escapes that most languages have, then those of the literal's own.
macro_rules! c_like {
    ($($own:expr),*) => {
        &[('\\', r"\\"), ('\n', r"\n"), ('\r', r"\r"), ('\t', r"\t"), $($own),*]
    };
}

/// One row a literal, in the order of [`Quote`]: place, delimiters, pairs, refused, unseen, detour.
macro_rules! table {
    ($($quote:ident: $place:literal, $ends:expr, $pairs:expr, $refused:literal, $unseen:ident, $detour:expr;)*) => {
        /// The rules of a literal.
        pub(super) fn rules(quote: Quote) -> &'static Rules {
            match quote {
                $(Quote::$quote => &Rules {
                    place: $place,
                    open: $ends.0,
                    close: $ends.1,
                    pairs: $pairs,
                    refused: $refused,
                    unseen: Unseen::$unseen,
                    detour: $detour,
                },)*
            }
        }

        /// Every literal.
        #[cfg(test)]
        pub(super) const ALL: &[Quote] = &[$(Quote::$quote),*];
    };
}

table! {
    ShellSingle: "A word of a shell", SINGLE, &[('\'', r"'\''")], "\0", Bytes, ("'$'", "''");
    // An exclamation mark calls up the history of an interactive shell, behind a backslash too.
    ShellDouble: "A word of a shell", DOUBLE,
        &[('\\', r"\\"), ('"', "\\\""), ('$', r"\$"), ('`', r"\`"), ('!', "\"'!'\"")],
        "\0", Bytes, ("\"$'", "'\"");
    ShellAnsi: "A word of a shell", ("$'", "'"), c_like!(('\'', r"\'"), ('!', r"\041")),
        "\0", Bytes, NO_DETOUR;
    ShellWord: "A word of a shell", NO_DETOUR, &[], "\0", Bytes, NO_DETOUR;
    ShellHeredoc: "A here-document", NO_DETOUR,
        &[('\\', r"\\"), ('$', r"\$"), ('`', r"\`")], "\0", Refused, NO_DETOUR;
    // PowerShell takes typographic quotes for straight ones.
    PowerShellSingle: "A string of PowerShell in single quotes", SINGLE,
        &[('\'', "''"), ('‘', "‘‘"), ('’', "’’"), ('‚', "‚‚"), ('‛', "‛‛")],
        "", Refused, NO_DETOUR;
    PowerShellDouble: "A string of PowerShell", DOUBLE,
        &[
            ('`', "``"), ('"', "`\""), ('$', "`$"), ('“', "`“"), ('”', "`”"), ('„', "`„"),
            ('\n', "`n"), ('\r', "`r"), ('\t', "`t"),
        ],
        "", PowerShell, NO_DETOUR;
    CSharp: "A string of C#", DOUBLE, c_like!(('"', "\\\"")), "", Utf16, NO_DETOUR;
    CSharpVerbatim: "A verbatim string of C#", ("@\"", "\""), &[('"', "\"\"")],
        "", Refused, NO_DETOUR;
    CSharpInterpolated: "An interpolated string of C#", ("$\"", "\""),
        c_like!(('"', "\\\""), ('{', "{{"), ('}', "}}")), "", Utf16, NO_DETOUR;
    Go: "A string of Go", DOUBLE, c_like!(('"', "\\\"")), "", CodePoint, NO_DETOUR;
    GoRaw: "A raw string of Go", ("`", "`"), &[], "`", Refused, NO_DETOUR;
    Java: "A string of Java", DOUBLE, c_like!(('"', "\\\"")), "", JavaOctal, NO_DETOUR;
    JsSingle: "A string of JavaScript", SINGLE, c_like!(('\'', r"\'")), "", Utf16, NO_DETOUR;
    JsDouble: "A string of JavaScript", DOUBLE, c_like!(('"', "\\\"")), "", Utf16, NO_DETOUR;
    JsTemplate: "A template of JavaScript", ("`", "`"), c_like!(('`', r"\`"), ('$', r"\$")),
        "", Utf16, NO_DETOUR;
    PhpSingle: "A string of PHP", SINGLE, &[('\\', r"\\"), ('\'', r"\'")],
        "", Braces, ("' . \"", "\" . '");
    PhpDouble: "A string of PHP", DOUBLE, c_like!(('"', "\\\""), ('$', r"\$")),
        "", Braces, NO_DETOUR;
    PythonSingle: "A string of Python", SINGLE, c_like!(('\'', r"\'")), "", CodePoint, NO_DETOUR;
    PythonDouble: "A string of Python", DOUBLE, c_like!(('"', "\\\"")), "", CodePoint, NO_DETOUR;
    PythonRaw: "A raw string of Python", ("r\"", "\""), &[], "\\\"'", Refused, NO_DETOUR;
    PythonFormat: "A format string of Python", ("f\"", "\""),
        c_like!(('"', "\\\""), ('\'', r"\'"), ('{', "{{"), ('}', "}}")), "", CodePoint, NO_DETOUR;
    RubySingle: "A string of Ruby", SINGLE, &[('\\', r"\\"), ('\'', r"\'")],
        "", Braces, ("' \"", "\" '");
    RubyDouble: "A string of Ruby", DOUBLE, c_like!(('"', "\\\""), ('#', r"\#")),
        "", Braces, NO_DETOUR;
    Rust: "A string of Rust", DOUBLE, c_like!(('"', "\\\"")), "", Braces, NO_DETOUR;
    RustFormat: "A string of Rust", ("format!(\"", "\")"),
        c_like!(('"', "\\\""), ('{', "{{"), ('}', "}}")), "", Braces, NO_DETOUR;
    RustRaw: "A raw string of Rust", ("r\"", "\""), &[], "\"", Refused, NO_DETOUR;
    Kotlin: "A string of Kotlin", DOUBLE, c_like!(('"', "\\\""), ('$', r"\$")),
        "", Utf16, NO_DETOUR;
    KotlinRaw: "A raw string of Kotlin", ("\"\"\"", "\"\"\""), &[('$', "${'$'}")],
        "\"", Refused, NO_DETOUR;
    Swift: "A string of Swift", DOUBLE, c_like!(('"', "\\\"")), "", Braces, NO_DETOUR;
    Json: "A string of JSON", DOUBLE, c_like!(('"', "\\\"")), "", Utf16, NO_DETOUR;
    HtmlText: "Text of HTML", NO_DETOUR, &[('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;")],
        "", Entity, NO_DETOUR;
    HtmlAttribute: "An attribute of HTML", DOUBLE,
        &[('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;"), ('\'', "&#39;")],
        "", Entity, NO_DETOUR;
    Comment: "A comment", NO_DETOUR, &[], "", Refused, NO_DETOUR;
}
