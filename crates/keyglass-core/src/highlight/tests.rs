//! Reviewed samples, and what holds for any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{highlight, lex};
use crate::language::Language;

/// Colours a text: `k⟨import⟩ os`.
fn coloured(text: &str, language: Language) -> String {
    let mut whole = String::new();
    let mut at = 0;
    for token in highlight(text, language) {
        let initial = match token.class.name() {
            "constant" => "=",
            "tag" => "<",
            "attribute" => "@",
            "escape" => "\\",
            "comment" => "#",
            name => &name[..1],
        };
        whole.push_str(&text[at..token.start]);
        whole.push_str(&format!("{initial}⟨{}⟩", &text[token.start..token.end]));
        at = token.end;
    }
    whole + &text[at..]
}

/// Samples as a reader would colour them, one or more for each language.
const REVIEWED: &[(Language, &str)] = &[
    (
        Language::Shell,
        "#⟨# List⟩\nv⟨TOKEN⟩=s⟨\"a⟩v⟨$X⟩\\⟨\\\"⟩s⟨\"⟩ f⟨curl⟩ p⟨--url⟩ s⟨'https://a/#b'⟩ \\\n  p⟨-H⟩ s⟨$'a⟩\\⟨\\'⟩s⟨'⟩ | \
         f⟨jq⟩ .keys && k⟨if⟩ f⟨test⟩ p⟨-n⟩ v⟨$1⟩; k⟨then⟩ f⟨echo⟩ s⟨\"⟩\\⟨$(⟩f⟨id⟩ s⟨'x'⟩\\⟨)⟩s⟨\"⟩; k⟨fi⟩\n\
         f⟨cat⟩ s⟨<<EOF⟩ p⟨--x⟩\ns⟨a $b 'c\nEOF⟩\nf⟨ls⟩ a#b p⟨--data⟩=x",
    ),
    (
        Language::PowerShell,
        "#⟨# x⟩\nv⟨$token⟩ = v⟨$env:TOKEN⟩\nk⟨if⟩ (p⟨-not⟩ v⟨$token⟩) { k⟨throw⟩ s⟨\"a⟩\\⟨`\"⟩s⟨ ⟩v⟨$b⟩s⟨\"⟩ }\n\
         f⟨Invoke-RestMethod⟩ p⟨-Uri⟩ s⟨'it⟩\\⟨''⟩s⟨s'⟩ p⟨-Headers⟩ @{ a = s⟨'b'⟩ } #⟨<# c #>⟩\n",
    ),
    (
        Language::CSharp,
        "k⟨using⟩ t⟨System⟩;\n#⟨/* a */⟩ k⟨var⟩ c = k⟨new⟩ t⟨HttpClient⟩(s⟨@\"a⟩\\⟨\"\"⟩s⟨b\"⟩);\n\
         k⟨await⟩ c.f⟨SendAsync⟩(s⟨$\"⟩\\⟨{⟩x.Y\\⟨}⟩s⟨a⟩\\⟨{{⟩s⟨b\"⟩, =⟨null⟩, n⟨30⟩); #⟨// d⟩",
    ),
    (
        Language::Go,
        "k⟨package⟩ main\nk⟨import⟩ s⟨\"net/http\"⟩\nk⟨func⟩ f⟨main⟩() {\n\tr, err := \
         http.f⟨NewRequest⟩(s⟨\"GET\"⟩, s⟨`a\"\\n`⟩, =⟨nil⟩)\n\tc := http.Client{p⟨Timeout⟩: n⟨30⟩ * time.Second}\n}",
    ),
    (
        Language::Java,
        "k⟨import⟩ java.net.URI;\n@⟨@Override⟩ k⟨public⟩ k⟨class⟩ t⟨Main⟩ { k⟨static⟩ t⟨int⟩ x = n⟨0x1F⟩; \
         t⟨String⟩ s = s⟨\"\"\"\n a \"b\" ⟩\\⟨\\t⟩s⟨\"\"\"⟩ + s⟨'c'⟩ + t⟨URI⟩.f⟨create⟩(k⟨this⟩.u); }",
    ),
    (
        Language::JavaScript,
        "k⟨const⟩ r = k⟨await⟩ f⟨fetch⟩(s⟨`a/⟩\\⟨${⟩f⟨f⟩({p⟨a⟩: s⟨'}'⟩})\\⟨}⟩s⟨/b`⟩, { p⟨method⟩: s⟨'GET'⟩ });\n\
         x = s⟨/[/\"]/g⟩; y = a / b / c; #⟨// d⟩\nk⟨if⟩ (!r.ok) k⟨throw⟩ k⟨new⟩ t⟨Error⟩(=⟨undefined⟩);",
    ),
    (
        Language::Php,
        "k⟨<?php⟩\nv⟨$c⟩ = f⟨curl_init⟩(s⟨'a⟩\\⟨\\'⟩s⟨\\n'⟩); #⟨# b⟩\nv⟨$c⟩->f⟨exec⟩([=⟨CURLOPT_URL⟩ => \
         s⟨\"a⟩v⟨$b⟩s⟨ ⟩\\⟨{⟩v⟨$c⟩->d\\⟨}⟩\\⟨\\n⟩s⟨\"⟩, =⟨true⟩]);\nk⟨echo⟩ s⟨<<<'X'⟩;\ns⟨ a $b\nX⟩;\nk⟨?>⟩",
    ),
    (
        Language::Python,
        "k⟨import⟩ os #⟨# a⟩\n@⟨@app.get⟩(s⟨\"/\"⟩)\nk⟨def⟩ f⟨main⟩(a: t⟨str⟩ = =⟨None⟩):\n  \
         k⟨return⟩ f⟨get⟩(s⟨f\"⟩\\⟨{⟩a[s⟨'b'⟩]\\⟨}⟩\\⟨{{⟩s⟨c}}⟩\\⟨\\n⟩s⟨\"⟩, s⟨rb'\\d'⟩, s⟨'''x\n'y' '''⟩, timeout=n⟨30⟩)\nk⟨else⟩:",
    ),
    (
        Language::Ruby,
        "k⟨require⟩ s⟨'net/http'⟩\nu = t⟨URI⟩(s⟨\"a⟩\\⟨#{⟩s⟨\"b\"⟩\\⟨}⟩\\⟨\\n⟩s⟨\"⟩)\nv⟨@x⟩ = { p⟨a⟩: =⟨:b⟩, s⟨'c'⟩ => =⟨nil⟩ }\n\
         t⟨Net⟩::t⟨HTTP⟩.f⟨start⟩(u) k⟨do⟩ |h|\nk⟨end⟩\ns = s⟨<<~X⟩\ns⟨  a\n  X⟩\nputs s",
    ),
    (
        Language::Rust,
        "@⟨#[tokio::main]⟩\nk⟨fn⟩ f⟨main⟩<'a>(p⟨x⟩: &'a t⟨str⟩) -> t⟨Result⟩<(), t⟨Error⟩> { #⟨/* /* */ */⟩\n  \
         k⟨let⟩ c = s⟨'\\''⟩; f⟨println!⟩(s⟨\"{c}⟩\\⟨\\n⟩s⟨\"⟩, s⟨r#\"a\"b\"#⟩); t⟨Ok⟩(())\n}",
    ),
    (
        Language::Kotlin,
        "k⟨fun⟩ f⟨main⟩() { k⟨val⟩ c = t⟨OkHttpClient⟩() #⟨// a⟩\n  f⟨println⟩(s⟨\"⟩v⟨$a⟩s⟨ ⟩\\⟨${⟩b.c\\⟨}⟩s⟨\"⟩ + \
         s⟨\"\"\"x\"y\\\"\"\"⟩ + =⟨null⟩) }",
    ),
    (
        Language::Swift,
        "k⟨import⟩ t⟨Foundation⟩\nk⟨#if⟩ x\nk⟨let⟩ u = t⟨URL⟩(p⟨string⟩: s⟨\"a⟩\\⟨\\(⟩f⟨f⟩(s⟨\"b\"⟩)\\⟨)⟩s⟨c\"⟩)! \
         #⟨/* /* */ */⟩\nk⟨let⟩ r = s⟨#\"a\"\\(b)\"#⟩",
    ),
    (
        Language::Json,
        "{p⟨\"a⟩\\⟨\\\"⟩p⟨\"⟩ : [s⟨\"b\"⟩, -n⟨1.5e3⟩, =⟨true⟩], p⟨\"c\"⟩:s⟨\"d:\"⟩}",
    ),
    (
        Language::Html,
        "#⟨<!-- a -->⟩<⟨<p⟩ @⟨class⟩=s⟨\"a > b\"⟩ @⟨id⟩=s⟨x⟩<⟨>⟩a \\⟨&amp;⟩ b < c<⟨</p⟩<⟨>⟩<⟨<script⟩<⟨>⟩\"<p>\"<⟨</script⟩<⟨>⟩\
         <⟨<md:X⟩ @⟨xmlns:md⟩=s⟨'u'⟩<⟨/>⟩s⟨<![CDATA[ <b> ]]>⟩",
    ),
    (Language::Plain, "if \"a\" // b"),
];

#[test]
fn every_token_of_the_reviewed_samples_is_in_its_place() {
    for (language, expected) in REVIEWED {
        let mut text = String::new();
        let mut rest = *expected;
        while let Some(open) = rest.find('⟨') {
            let initial = rest[..open].chars().next_back().map_or(0, char::len_utf8);
            text.push_str(&rest[..open - initial]);
            rest = &rest[open + '⟨'.len_utf8()..];
            let close = rest.find('⟩').expect("a closing mark");
            text.push_str(&rest[..close]);
            rest = &rest[close + '⟩'.len_utf8()..];
        }
        text.push_str(rest);
        assert_eq!(coloured(&text, *language), *expected);
    }
}

#[test]
fn every_language_has_a_reviewed_sample() {
    for language in Language::ALL {
        assert!(REVIEWED.iter().any(|(it, _)| *it == language));
    }
}

/// What makes lexers look ahead, or go back.
const HOSTILE: &[&str] = &[
    "/*",
    "\"",
    "'",
    "`",
    "\\",
    "${",
    "$(",
    "#{",
    "\"${",
    "`${",
    "\"$(",
    "f\"{",
    "f'{{",
    "<<A\n",
    "<<A ",
    "<<<'A'\n",
    "r#",
    "r#\"",
    "#\"",
    "'''",
    "\"\"\"",
    "{",
    "}",
    "(",
    "=/[",
    "=/a",
    "'a",
    "'\\",
    "#[",
    "<a ",
    "<!--",
    "&a",
    "<![CDATA[",
    "<script>",
    "=begin\n",
    "@\"\n",
    "@'\n",
    "<#",
    "$a:",
    "\"a\" ",
    "\"a\"\n",
    "\u{1f98a}",
    "é'",
    "-",
    "a-",
    "1.",
    "\\é",
];

#[test]
fn hostile_texts_take_no_longer_than_others() {
    let started = Instant::now();
    for language in Language::ALL {
        for piece in HOSTILE {
            let text = piece.repeat(20_000 / piece.len());
            lex(&text, language);
        }
    }
    // Some seconds without optimisation; what is quadratic takes hours.
    assert!(started.elapsed() < Duration::from_secs(60));
}

proptest! {
    #[test]
    fn tokens_and_literals_are_ordered_and_on_borders_of_characters(
        pieces in prop::collection::vec(prop_oneof![prop::sample::select(HOSTILE).prop_map(str::to_owned), "[ -~\n]{1,4}", "\\PC"], 0..40),
    ) {
        let text = pieces.concat();
        for language in Language::ALL {
            let lexed = lex(&text, language);
            let mut at = 0;
            for token in &lexed.tokens {
                prop_assert!(at <= token.start && token.start < token.end, "{language:?} {token:?}");
                prop_assert!(text.get(token.start..token.end).is_some(), "{language:?} {token:?}");
                at = token.end;
            }
            let mut at = 0;
            for literal in &lexed.literals {
                prop_assert!(at <= literal.start && literal.start < literal.end, "{language:?} {literal:?}");
                prop_assert!(text.get(literal.start..literal.end).is_some(), "{language:?} {literal:?}");
                at = literal.end;
            }
        }
    }
}
