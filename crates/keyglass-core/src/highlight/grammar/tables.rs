//! One table a language.

use super::{
    Escape, Grammar,
    Hold::{self, Verbatim, Word},
    StringRule, Trait,
};
use crate::quoting::Quote;

const C_COMMENTS: &[(&str, &str)] = &[("/*", "*/")];
const SLASHES: &[&str] = &["//"];
const HASH: &[&str] = &["#"];

/// A literal for which texts are escaped.
const fn text(delimiter: &'static str, quote: Quote) -> StringRule {
    StringRule::new(delimiter, Hold::Quote(quote))
}

/// A literal of one character.
const CHARACTER: StringRule = StringRule::new("'", Word);

pub(super) static SHELL: Grammar = Grammar {
    line_comments: HASH,
    strings: &[
        text("'", Quote::ShellAnsi).between("$'", "'").lines(),
        text("'", Quote::ShellSingle).escape(Escape::None).lines(),
        text("\"", Quote::ShellDouble)
            .lines()
            .expression("$(", b')')
            .variables(),
        StringRule::new("`", Word).lines(),
    ],
    keywords: "if then else elif fi for while until do done case esac in function return exit \
        export local set unset readonly",
    traits: &[Trait::Shell, Trait::DollarVariables, Trait::Heredoc],
    ..Grammar::NONE
};

pub(super) static POWER_SHELL: Grammar = Grammar {
    line_comments: HASH,
    block_comments: &[("<#", "#>")],
    strings: &[
        text("\"", Quote::PowerShellDouble)
            .between("@\"", "\n\"@")
            .escape(Escape::Backtick)
            .lines()
            .expression("$(", b')')
            .variables(),
        StringRule::new("'", Verbatim)
            .between("@'", "\n'@")
            .escape(Escape::None)
            .lines(),
        text("'", Quote::PowerShellSingle)
            .escape(Escape::Doubled)
            .lines(),
        text("\"", Quote::PowerShellDouble)
            .escape(Escape::Backtick)
            .lines()
            .expression("$(", b')')
            .variables(),
    ],
    keywords: "if else elseif foreach for while do switch function param return try catch finally \
        throw exit break continue in begin process end using",
    traits: &[Trait::PowerShell, Trait::DollarVariables],
    ..Grammar::NONE
};

pub(super) static C_SHARP: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        StringRule::new("\"\"\"", Word).escape(Escape::None).lines(),
        StringRule::new("\"", Word)
            .between("$@\"", "\"")
            .escape(Escape::Doubled)
            .lines()
            .expression("{", b'}'),
        text("\"", Quote::CSharpVerbatim)
            .between("@\"", "\"")
            .escape(Escape::Doubled)
            .lines(),
        text("\"", Quote::CSharpInterpolated)
            .between("$\"", "\"")
            .expression("{", b'}'),
        text("\"", Quote::CSharp),
        CHARACTER,
    ],
    keywords: "abstract as async await base break case catch class const continue default delegate \
        do else enum event explicit extern finally fixed for foreach from get global goto if \
        implicit in init interface internal is let lock nameof namespace new operator out override \
        params partial private protected public readonly record ref required return sealed select \
        set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using var \
        virtual void volatile when where while with yield",
    constants: "true false null",
    types: "bool byte char decimal double dynamic float int long object sbyte short string uint ulong \
        ushort nint nuint",
    traits: &[
        Trait::CapitalTypes,
        Trait::CapitalFunctions,
        Trait::Calls,
        Trait::Directives,
    ],
};

pub(super) static GO: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("`", Quote::GoRaw).escape(Escape::None).lines(),
        text("\"", Quote::Go),
        CHARACTER,
    ],
    keywords: "break case chan const continue default defer else fallthrough for func go goto if \
        import interface map package range return select struct switch type var",
    constants: "true false nil iota",
    types: "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 \
        int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
    traits: &[Trait::Calls, Trait::ColonProperties],
};

pub(super) static JAVA: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("\"\"\"", Quote::Java).lines(),
        text("\"", Quote::Java),
        CHARACTER,
    ],
    keywords: "abstract assert break case catch class continue default do else enum extends final \
        finally for if implements import instanceof interface native new package permits private \
        protected public record return sealed static strictfp super switch synchronized this throw \
        throws transient try var void volatile while yield",
    constants: "true false null",
    types: "boolean byte char double float int long short",
    traits: &[Trait::CapitalTypes, Trait::Calls, Trait::Annotations],
};

pub(super) static JAVA_SCRIPT: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("`", Quote::JsTemplate).lines().expression("${", b'}'),
        text("'", Quote::JsSingle),
        text("\"", Quote::JsDouble),
    ],
    keywords: "abstract as async await break case catch class const continue debugger declare default \
        delete do else enum export extends finally for from function get if implements import in \
        instanceof interface keyof let namespace new of private protected public readonly return \
        satisfies set static super switch this throw try type typeof var void while with yield",
    constants: "true false null undefined NaN Infinity",
    types: "any bigint boolean never number object string symbol unknown",
    traits: &[
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::ColonProperties,
        Trait::Annotations,
        Trait::Regex,
    ],
};

pub(super) static PHP: Grammar = Grammar {
    line_comments: &["//", "#"],
    block_comments: C_COMMENTS,
    strings: &[
        text("'", Quote::PhpSingle).lines(),
        text("\"", Quote::PhpDouble)
            .lines()
            .expression("{$", b'}')
            .variables(),
        StringRule::new("`", Word).lines(),
    ],
    keywords: "abstract and array as break callable case catch class clone const continue declare \
        default die do echo else elseif empty enum exit extends final finally fn for foreach function \
        global if implements include include_once instanceof insteadof interface isset list match \
        namespace new or print private protected public readonly require require_once return static \
        switch throw trait try unset use var while yield",
    constants: "true false null TRUE FALSE NULL",
    types: "bool float int iterable mixed never object self string void",
    traits: &[
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::DollarVariables,
        Trait::Php,
    ],
};

/// A literal of Python in its three ways: a format string, a raw one, any other.
macro_rules! python {
    ($($delimiter:literal, $quote:ident, $raw:ident, $lines:ident;)*) => {
        &[$(
            python_lines(
                text($delimiter, Quote::PythonFormat).prefixes("f fr rf").expression("{", b'}'),
                $lines,
            ),
            python_lines(
                StringRule::new($delimiter, $raw).prefixes("r br rb"),
                $lines,
            ),
            python_lines(text($delimiter, Quote::$quote).prefixes("b u"), $lines),
            python_lines(text($delimiter, Quote::$quote), $lines),
        )*]
    };
}

const MANY: bool = true;
const ONE: bool = false;
const RAW: Hold = Hold::Quote(Quote::PythonRaw);

const fn python_lines(rule: StringRule, lines: bool) -> StringRule {
    if lines { rule.lines() } else { rule }
}

pub(super) static PYTHON: Grammar = Grammar {
    line_comments: HASH,
    strings: python![
        "\"\"\"", PythonDouble, RAW, MANY;
        "'''", PythonSingle, RAW, MANY;
        "\"", PythonDouble, RAW, ONE;
        "'", PythonSingle, RAW, ONE;
    ],
    keywords: "and as assert async await break class continue def del elif else except finally for \
        from global if import in is lambda nonlocal not or pass raise return try while with yield \
        match case",
    constants: "True False None",
    types: "bool bytes dict float int list object set str tuple",
    traits: &[Trait::CapitalTypes, Trait::Calls, Trait::Annotations],
    ..Grammar::NONE
};

pub(super) static RUBY: Grammar = Grammar {
    line_comments: HASH,
    block_comments: &[("\n=begin", "\n=end")],
    strings: &[
        text("'", Quote::RubySingle).lines(),
        text("\"", Quote::RubyDouble).lines().expression("#{", b'}'),
        StringRule::new("`", Word).lines().expression("#{", b'}'),
    ],
    keywords: "alias and begin break case class def defined? do else elsif end ensure for if in module \
        next not or raise redo require require_relative rescue retry return self super then undef \
        unless until when while yield",
    constants: "true false nil",
    traits: &[
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::ColonProperties,
        Trait::AtVariables,
        Trait::Symbols,
        Trait::Heredoc,
        Trait::Regex,
    ],
    ..Grammar::NONE
};

pub(super) static RUST: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("\"", Quote::RustRaw)
            .prefixes("r br cr")
            .escape(Escape::None)
            .lines(),
        text("\"", Quote::Rust).prefixes("b c").lines(),
        text("\"", Quote::Rust).lines(),
    ],
    keywords: "as async await break const continue crate dyn else enum extern fn for if impl in let \
        loop match mod move mut pub ref return self static struct super trait type unsafe use where \
        while",
    constants: "true false",
    types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
    traits: &[
        Trait::NestedComments,
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::ColonProperties,
        Trait::Rust,
    ],
};

pub(super) static KOTLIN: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("\"\"\"", Quote::KotlinRaw)
            .escape(Escape::None)
            .lines()
            .expression("${", b'}')
            .variables(),
        text("\"", Quote::Kotlin).expression("${", b'}').variables(),
        CHARACTER,
    ],
    keywords: "abstract actual annotation as break by catch class companion const constructor continue \
        crossinline data do else enum expect external final finally for fun get if import in infix \
        init inline inner interface internal is lateinit noinline object open operator out override \
        package private protected public return sealed set super suspend tailrec this throw try \
        typealias val var vararg when where while",
    constants: "true false null",
    traits: &[
        Trait::NestedComments,
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::Annotations,
    ],
    ..Grammar::NONE
};

pub(super) static SWIFT: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[
        text("\"\"\"", Quote::Swift).lines().expression("\\(", b')'),
        text("\"", Quote::Swift).expression("\\(", b')'),
    ],
    keywords: "actor any as associatedtype async await break case catch class continue convenience \
        default defer deinit do else enum extension fallthrough fileprivate final for func get guard \
        if import in init inout internal is lazy let mutating nonisolated open operator override \
        private protocol public repeat required rethrows return self set some static struct subscript \
        super switch throw throws try typealias unowned var weak where while",
    constants: "true false nil",
    traits: &[
        Trait::NestedComments,
        Trait::CapitalTypes,
        Trait::Calls,
        Trait::ColonProperties,
        Trait::Annotations,
        Trait::HashStrings,
        Trait::Directives,
    ],
    ..Grammar::NONE
};

pub(super) static JSON: Grammar = Grammar {
    line_comments: SLASHES,
    block_comments: C_COMMENTS,
    strings: &[text("\"", Quote::Json)],
    constants: "true false null",
    traits: &[Trait::Json],
    ..Grammar::NONE
};

pub(super) static MARKUP: Grammar = Grammar {
    traits: &[Trait::Markup],
    ..Grammar::NONE
};
