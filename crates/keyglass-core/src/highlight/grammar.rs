//! What the lexer knows of each language: tables.

mod tables;

use crate::{language::Language, quoting::Quote};

/// How a language looks. What none of its fields says has no colour.
pub(super) struct Grammar {
    /// What begins a comment that ends with the line.
    pub(super) line_comments: &'static [&'static str],
    /// What begins and ends a comment.
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    /// Its string literals; where one's opening begins another's, the longer stands first.
    pub(super) strings: &'static [StringRule],
    /// Its words, with blanks between them.
    pub(super) keywords: &'static str,
    /// `true`, `null` and their like.
    pub(super) constants: &'static str,
    /// The names of types that begin with a small letter.
    pub(super) types: &'static str,
    /// What else it has.
    pub(super) traits: &'static [Trait],
}

/// What a language has beside comments, strings and words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// Comments of `/* /* */ */`.
    NestedComments,
    /// Names of types begin with a capital.
    CapitalTypes,
    /// Names of functions may begin with a capital too.
    CapitalFunctions,
    /// `name(` calls.
    Calls,
    /// `name:` names a property.
    ColonProperties,
    /// `$name`.
    DollarVariables,
    /// `@name` of an object.
    AtVariables,
    /// `@Name`.
    Annotations,
    /// `/…/`.
    Regex,
    /// `:name`.
    Symbols,
    /// `#if`.
    Directives,
    /// `name!(`, `#[…]`, `'name`, `r#"…"#`.
    Rust,
    /// `#"…"#`.
    HashStrings,
    /// `<<NAME`, with `-` or `~` before the name.
    Heredoc,
    /// `<<<NAME`, `<?php` and `?>`.
    Php,
    /// Commands with options, words without quotes.
    Shell,
    /// `Verb-Noun -Option`.
    PowerShell,
    /// A string before `:` is a property's name.
    Json,
    /// Elements with attributes.
    Markup,
}

/// A string literal.
pub(super) struct StringRule {
    /// Letters that may stand before the opening, in any case, with blanks between them; the literal
    /// without letters needs none.
    pub(super) prefixes: &'static str,
    /// What opens it.
    pub(super) open: &'static str,
    /// What closes it.
    pub(super) close: &'static str,
    /// What texts can be written for it.
    pub(super) hold: Hold,
    /// How it escapes its end.
    pub(super) escape: Escape,
    /// Whether it goes on over the line's end.
    pub(super) lines: bool,
    /// What begins an expression in it, and what ends that.
    pub(super) expression: Option<(&'static str, u8)>,
    /// Whether `$name` stands for a variable in it.
    pub(super) variables: bool,
}

/// What texts a literal can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Those that can be escaped for it.
    Quote(Quote),
    /// Those without line ends, as they are.
    Verbatim,
    /// Plain words: no more is known of it.
    Word,
}

/// How a literal escapes characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// Not at all.
    None,
    /// `\"`.
    Backslash,
    /// `""`.
    Doubled,
    /// `` `" ``.
    Backtick,
}

impl Grammar {
    pub(super) const NONE: Self = Self {
        line_comments: &[],
        block_comments: &[],
        strings: &[],
        keywords: "",
        constants: "",
        types: "",
        traits: &[],
    };

    pub(super) fn has(&self, it: Trait) -> bool {
        self.traits.contains(&it)
    }
}

impl StringRule {
    /// A literal on one line, with backslashes before what is escaped.
    pub(super) const fn new(delimiter: &'static str, hold: Hold) -> Self {
        Self {
            prefixes: "",
            open: delimiter,
            close: delimiter,
            hold,
            escape: Escape::Backslash,
            lines: false,
            expression: None,
            variables: false,
        }
    }

    pub(super) const fn between(self, open: &'static str, close: &'static str) -> Self {
        Self {
            open,
            close,
            ..self
        }
    }

    pub(super) const fn prefixes(self, prefixes: &'static str) -> Self {
        Self { prefixes, ..self }
    }

    pub(super) const fn escape(self, escape: Escape) -> Self {
        Self { escape, ..self }
    }

    pub(super) const fn lines(self) -> Self {
        Self {
            lines: true,
            ..self
        }
    }

    pub(super) const fn expression(self, open: &'static str, close: u8) -> Self {
        Self {
            expression: Some((open, close)),
            ..self
        }
    }

    pub(super) const fn variables(self) -> Self {
        Self {
            variables: true,
            ..self
        }
    }
}

/// What the lexer knows of a language.
pub(super) fn grammar(language: Language) -> &'static Grammar {
    match language {
        Language::Shell => &tables::SHELL,
        Language::PowerShell => &tables::POWER_SHELL,
        Language::CSharp => &tables::C_SHARP,
        Language::Go => &tables::GO,
        Language::Java => &tables::JAVA,
        Language::JavaScript => &tables::JAVA_SCRIPT,
        Language::Php => &tables::PHP,
        Language::Python => &tables::PYTHON,
        Language::Ruby => &tables::RUBY,
        Language::Rust => &tables::RUST,
        Language::Kotlin => &tables::KOTLIN,
        Language::Swift => &tables::SWIFT,
        Language::Json => &tables::JSON,
        Language::Html => &tables::MARKUP,
        Language::Plain => &Grammar::NONE,
    }
}
