//! Templates: the context of each placeholder, and what is shown in which colour.

use super::{Piece, Segment, Template};
use crate::{
    highlight::Class,
    language::Language,
    placeholder::{
        Context, Kind, Masking, Place, Shown, Variable, VariableName, Variables, well_known,
    },
    quoting::{Encoding, Quote},
};

fn name(text: &str) -> VariableName {
    VariableName::parse(text).expect("a name")
}

/// The well-known variables and a free text `x`, with values.
fn variables(values: &[(&str, &str)]) -> Variables {
    let mut variables = Variables::new(Masking::Constant);
    for variable in well_known() {
        variables.declare(variable);
    }
    variables.declare(Variable {
        name: name("x"),
        kind: Kind::Text,
        aliases: Vec::new(),
    });
    for (variable, value) in values {
        variables.set(&name(variable), value).expect("declared");
    }
    variables
}

fn contexts(text: &str, language: Language) -> Vec<(Place, Encoding)> {
    let template = Template::parse(text, language, &variables(&[]));
    let placeholders = template.placeholders().iter();
    placeholders
        .map(|it| (it.context.place, it.context.encoding))
        .collect()
}

fn copied(text: &str, language: Language, value: &str) -> String {
    let variables = variables(&[("x", value)]);
    let template = Template::parse(text, language, &variables);
    match template.copy(&variables) {
        Ok(copy) => copy.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_literal_of_every_language_is_known() {
    for (language, text, quote) in [
        (Language::Shell, "curl '{x}'", Quote::ShellSingle),
        (Language::Shell, "curl \"a $(id) {x}\"", Quote::ShellDouble),
        (Language::Shell, "curl $'{x}'", Quote::ShellAnsi),
        (Language::Shell, "curl {x}", Quote::ShellWord),
        (Language::Shell, "a <<EOF\n{x}\nEOF", Quote::ShellHeredoc),
        (Language::PowerShell, "'{x}'", Quote::PowerShellSingle),
        (
            Language::PowerShell,
            "@\"\n\"{x}\"\n\"@",
            Quote::PowerShellDouble,
        ),
        (Language::CSharp, "f(@\"\\\", \"{x}\")", Quote::CSharp),
        (Language::CSharp, "@\"{x}\"", Quote::CSharpVerbatim),
        (Language::CSharp, "$\"{a} {x}\"", Quote::CSharpInterpolated),
        (Language::Go, "`{x}`", Quote::GoRaw),
        (Language::Java, "\"\"\"\n{x}\"\"\"", Quote::Java),
        (Language::JavaScript, "`${a('')}{x}`", Quote::JsTemplate),
        (Language::Php, "\"{$a} {x}\"", Quote::PhpDouble),
        (Language::Python, "f'{a}' + '{x}'", Quote::PythonSingle),
        (Language::Python, "rb'{x}'", Quote::PythonRaw),
        (Language::Python, "f'{a}{x}'", Quote::PythonFormat),
        (Language::Ruby, "<<~A\n{x}\nA", Quote::RubyDouble),
        (Language::Rust, "r#\"{x}\"#", Quote::RustRaw),
        (Language::Kotlin, "\"\"\"{x}\"\"\"", Quote::KotlinRaw),
        (Language::Swift, "\"\\(a) {x}\"", Quote::Swift),
        (Language::Json, "{\"a\": \"{x}\"}", Quote::Json),
        (Language::Html, "<p>{x}</p>", Quote::HtmlText),
        (Language::Html, "<p title='<x>'>", Quote::HtmlAttribute),
        (Language::Java, "/* {x} */", Quote::Comment),
        (Language::Ruby, "# {x}", Quote::Comment),
    ] {
        assert_eq!(
            contexts(text, language)[0].0,
            Place::Literal(quote),
            "{text}"
        );
    }
    for (language, text, place) in [
        (Language::Plain, "'{x}'", Place::Text),
        (Language::Shell, "a <<'EOF'\n{x}\nEOF", Place::Text),
        (Language::Go, "a = {x}", Place::Code),
        (Language::CSharp, "\"\"\"{x}\"\"\"", Place::Code),
        (Language::Html, "<script>\"{x}\"</script>", Place::Code),
        (Language::Shell, "\"$<x>\"", Place::Joined),
        (Language::JavaScript, "`$<x>`", Place::Joined),
        (Language::Java, "\"\\{x}\"", Place::Joined),
        (Language::Java, "\"\\\\{x}\"", Place::Literal(Quote::Java)),
        (
            Language::Shell,
            "'$<x>'",
            Place::Literal(Quote::ShellSingle),
        ),
    ] {
        assert_eq!(contexts(text, language)[0].0, place, "{text}");
    }
}

#[test]
fn the_parts_of_urls_forms_and_json_texts_are_known() {
    use Encoding::{Json, Plain, UrlHost, UrlPath, UrlQuery};
    for (language, text, expected) in [
        (
            Language::Shell,
            "curl 'https://{yourDomain}/a/{yourKeyId}?b={x}#{x}' -H 'c: {x}'",
            &[UrlHost, UrlPath, UrlQuery, UrlQuery, Plain][..],
        ),
        (Language::Java, "\"https://a/\" + \"{x}\"", &[Plain]),
        (Language::Python, "\"/a/%7Bx%7D\", '<x>'", &[UrlPath, Plain]),
        (
            Language::Plain,
            "{yourDomain}/a/{x} {yourDomain}",
            &[UrlHost, UrlPath, Plain],
        ),
        (Language::JavaScript, "`https://${h}/a/{x}`", &[UrlPath]),
        (
            Language::Shell,
            "curl --data 'a=b&c={x}' --data-raw '{\"a\": \"{x}\", \"b\": {x}}' && echo {x}",
            &[UrlQuery, Json, Plain, Plain],
        ),
        (
            Language::Go,
            "f(\"{\\n  \\\"a\\\": \\\"{x}\\\", \\\"{x}\\\": 1}\", \"{x}\")",
            &[Json, Json, Plain],
        ),
        (Language::Go, "`[{\"a\":\"b\\\"{x}\"}] {x}`", &[Json, Plain]),
        (
            Language::Shell,
            "a <<EOF\n{\"a\": \"{x}\"}\nEOF\nb '{x}'",
            &[Json, Plain],
        ),
        (
            Language::JavaScript,
            "{ a: '{x}', b: \"{x}\" }",
            &[Plain, Plain],
        ),
    ] {
        let found: Vec<Encoding> = contexts(text, language).iter().map(|it| it.1).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_value_lands_escaped_for_its_place() {
    for (language, text, value, expected) in [
        (
            Language::Shell,
            "a '{x}'",
            "it's; $(id)",
            r"a 'it'\''s; $(id)'",
        ),
        (Language::Shell, "a {x}", "b; id", "a 'b; id'"),
        (Language::Shell, "a {x}", "acme.eu", "a acme.eu"),
        (
            Language::Shell,
            "a '{\"b\":\"{x}\"}'",
            "c\"d'e\n",
            r#"a '{"b":"c\"d'\''e\n"}'"#,
        ),
        (
            Language::Java,
            "\"{\\\"b\\\":\\\"{x}\\\"}\"",
            "c\"",
            r#""{\"b\":\"c\\\"\"}""#,
        ),
        (Language::Python, "f\"{a}{x}\"", "{b}", "f\"{a}{{b}}\""),
        (
            Language::Html,
            "<a href=\"https://a/?b={x}\">{x}</a>",
            "<&\"",
            "<a href=\"https://a/?b=%3C%26%22\">&lt;&amp;\"</a>",
        ),
        (
            Language::Plain,
            "{x} <x> %7Bx%7D",
            "$& {x}",
            "$& {x} $& {x} %24%26%20%7Bx%7D",
        ),
    ] {
        assert_eq!(copied(text, language, value), expected);
    }
    for (language, text, value) in [
        (Language::Go, "a := `{x}`", "`"),
        (Language::Go, "a := {x}", "1; b()"),
        (Language::Java, "// {x}", "\nb();"),
        (Language::Shell, "\"$<x>\"", "(id)"),
        (Language::Shell, "curl 'https://a/{x}'", ".."),
        (Language::Shell, "curl 'https://{x}/'", "a/b"),
        (Language::Plain, "{x}", "a\u{202e}b"),
    ] {
        let said = copied(text, language, value);
        assert!(
            said.starts_with("the value of x is refused: "),
            "{text}: {said}"
        );
    }
}

#[test]
fn a_secret_that_is_refused_is_not_told_by_the_reason() {
    let variables = variables(&[("yourClientSecret", "abc`defghijk")]);
    let template = Template::parse("a := `{yourClientSecret}`", Language::Go, &variables);
    let reason = template.copy(&variables).expect_err("refused").to_string();
    assert!(!reason.contains('`'), "{reason}");
    assert_eq!(
        template.display_text(&variables),
        "a := `{yourClientSecret}`"
    );
}

#[test]
fn what_a_writer_wrote_is_filled_as_it_said() {
    let placeholder = |spelling: &str, context| Segment::Placeholder {
        variable: name("x"),
        spelling: spelling.to_owned(),
        context,
    };
    let template = Template::from_segments(
        Language::Java,
        [
            Segment::Literal("f(\"https://a/".to_owned()),
            placeholder("{x}", Context::quoted(Quote::Java, Encoding::UrlPath)),
            Segment::Literal("\", \"".to_owned()),
            placeholder("<x>", Context::quoted(Quote::Java, Encoding::Plain)),
            Segment::Literal("\")".to_owned()),
        ],
    );
    assert_eq!(template.text(), "f(\"https://a/{x}\", \"<x>\")");
    let filled = variables(&[("x", "\"/")]);
    let copy = template.copy(&filled).expect("a copy");
    assert_eq!(*copy, "f(\"https://a/%22%2F\", \"\\\"/\")");
    assert_eq!(template.unfilled(&variables(&[])), [&name("x")]);
}

#[test]
fn pieces_are_the_whole_text_and_a_placeholder_has_the_colour_of_its_literal() {
    let variables = variables(&[]);
    let text = "x = \"a{x}<x>\\n\"\r\n\n{x} // b";
    let template = Template::parse(text, Language::Java, &variables);
    let string = Some(Class::String);
    let plain = |text| Piece::Text { text, class: None };
    assert_eq!(
        template.lines(),
        [
            vec![
                plain("x = "),
                Piece::Text {
                    text: "\"a",
                    class: string
                },
                Piece::Placeholder {
                    index: 0,
                    class: string
                },
                Piece::Placeholder {
                    index: 1,
                    class: string
                },
                Piece::Text {
                    text: "\\n",
                    class: Some(Class::Escape)
                },
                Piece::Text {
                    text: "\"",
                    class: string
                },
            ],
            vec![],
            vec![
                Piece::Placeholder {
                    index: 2,
                    class: None
                },
                plain(" "),
                Piece::Text {
                    text: "// b",
                    class: Some(Class::Comment)
                },
            ],
        ]
    );
}

#[test]
fn only_what_a_changed_variable_shows_is_to_be_shown_anew() {
    let mut variables = variables(&[("yourDomain", "a.example")]);
    let template = Template::parse("'{yourDomain}' {x}", Language::Shell, &variables);
    let [domain, x] = template.placeholders() else {
        panic!("two placeholders");
    };
    assert_eq!(template.show(x, &variables), Shown::Unfilled("{x}"));
    variables.set(&name("x"), "b").expect("declared");
    assert_eq!(template.show(x, &variables), Shown::Value("b".into()));
    assert_eq!(template.show(domain, &variables).text(), "a.example");
    assert_eq!(template.variables(), [name("yourDomain"), name("x")]);
}
