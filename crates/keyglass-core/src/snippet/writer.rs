//! Fills the program texts of the clients, `clients/`, with a request.
//!
//! A program text stands as people read it, with tags in «»: a name alone stands for a part of the
//! request, `?name` begins what is there only when the name holds (`?!name`: does not), `*headers` and
//! `*env` what is there once for each, and `/` ends it. A tag alone on its line takes the line with it.

use std::borrow::Cow;

use super::{
    Client, Method, SecretForm,
    check::{Field, Plan},
    error::SnippetError,
    names::environment_name,
};
use crate::{
    placeholder::{Context, Segment, VariableName},
    quoting::{Encoding, Quote, QuoteError},
};

/// A stretch of a value: text, or a place for a variable's value.
#[derive(Clone, Debug)]
pub(super) enum Run<'a> {
    Text(Cow<'a, str>),
    Hole(Hole<'a>),
}

/// A place for a variable's value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole<'a> {
    pub(super) name: &'a VariableName,
    pub(super) spelling: &'a str,
    pub(super) secret: bool,
    /// What the value becomes before it is quoted.
    pub(super) encoding: Encoding,
}

/// Writes a checked request with a client's program text.
pub(super) fn write(
    plan: &Plan<'_>,
    client: Client,
    secrets: SecretForm,
) -> Result<Vec<Segment>, SnippetError> {
    let mut writer = Writer {
        plan,
        client,
        environment: Vec::new(),
        segments: Vec::new(),
    };
    if secrets == SecretForm::Environment {
        let is_secret = |run: &Run<'_>| matches!(run, Run::Hole(hole) if hole.secret);
        if plan
            .url
            .authority
            .iter()
            .chain(&plan.url.target)
            .any(is_secret)
        {
            return Err(SnippetError::SecretInUrl);
        }
        let values = plan.headers.iter().map(|header| &header.value);
        for run in values.chain(&plan.body).flatten() {
            if let Run::Hole(hole) = run
                && hole.secret
                && !writer.environment.contains(&hole.name)
            {
                writer.environment.push(hole.name);
            }
        }
    }
    writer.fill(client.program(), None)?;
    Ok(writer.segments)
}

struct Writer<'a> {
    plan: &'a Plan<'a>,
    client: Client,
    /// The variables that are read from the environment.
    environment: Vec<&'a VariableName>,
    segments: Vec<Segment>,
}

/// What a loop is at.
#[derive(Clone, Copy)]
enum Item<'a> {
    Header(&'a Field<'a>),
    Variable(&'a VariableName),
}

impl<'a> Writer<'a> {
    /// Writes a program text, or a part of one.
    fn fill(&mut self, mut text: &str, item: Option<Item<'a>>) -> Result<(), SnippetError> {
        while let Some((before, rest)) = text.split_once('«') {
            let (tag, after) = rest.split_once('»').unwrap_or((rest, ""));
            let begins_part = tag.starts_with(['?', '*']);
            let alone = begins_part
                && (before.is_empty() || before.ends_with('\n'))
                && after.starts_with('\n');
            self.push(before);
            if !begins_part {
                self.part(tag, item)?;
                text = after;
                continue;
            }
            let (inside, after) = split_end(after);
            let inside = inside
                .strip_prefix('\n')
                .filter(|_| alone)
                .unwrap_or(inside);
            text = after.strip_prefix('\n').filter(|_| alone).unwrap_or(after);
            match tag {
                "*headers" => {
                    for header in &self.plan.headers {
                        self.fill(inside, Some(Item::Header(header)))?;
                    }
                }
                "*env" => {
                    for name in self.environment.clone() {
                        self.fill(inside, Some(Item::Variable(name)))?;
                    }
                }
                _ => {
                    let condition = &tag[1..];
                    let holds = match condition.strip_prefix('!') {
                        Some(condition) => !self.holds(condition, item),
                        None => self.holds(condition, item),
                    };
                    if holds {
                        self.fill(inside, item)?;
                    }
                }
            }
        }
        self.push(text);
        Ok(())
    }

    /// Whether what a tag names is the case.
    fn holds(&self, condition: &str, item: Option<Item<'_>>) -> bool {
        let plan = self.plan;
        match condition {
            "headers" => !plan.headers.is_empty(),
            "body" => plan.body.is_some(),
            "env" => !self.environment.is_empty(),
            "https" => plan.url.https,
            "query" => plan.url.has_query,
            "head" => plan.method == Method::Head,
            "bracket" => plan
                .url
                .authority
                .iter()
                .any(|run| matches!(run, Run::Text(text) if text.contains('['))),
            // OkHttp sends none of these methods without one.
            "okbody" => {
                plan.body.is_some()
                    || matches!(plan.method, Method::Post | Method::Put | Method::Patch)
            }
            "typed" => {
                plan.body.is_some() && matches!(item, Some(Item::Header(header)) if is_type(header))
            }
            "content" => matches!(item, Some(Item::Header(header)) if is_content(header)),
            "hascontent" => plan.body.is_some() || plan.headers.iter().any(is_content),
            "blank" => matches!(item, Some(Item::Header(header)) if is_blank(&header.value)),
            _ => false,
        }
    }

    /// Writes what a tag names.
    fn part(&mut self, tag: &str, item: Option<Item<'a>>) -> Result<(), SnippetError> {
        let plan = self.plan;
        let method = plan.method.name();
        match (tag, item) {
            ("METHOD", _) => self.push(method),
            ("Method", _) => {
                self.push(&method[..1]);
                self.push(&method[1..].to_ascii_lowercase());
            }
            ("method", _) => self.push(&method.to_ascii_lowercase()),
            ("url", _) => {
                let scheme = if plan.url.https {
                    "https://"
                } else {
                    "http://"
                };
                let scheme = [Run::Text(scheme.into())];
                let url = &plan.url;
                self.string(scheme.iter().chain(&url.authority).chain(&url.target))?;
            }
            ("authority", _) => self.string(plan.url.authority.iter())?,
            ("target", _) => self.string(plan.url.target.iter())?,
            ("body", _) => self.string(plan.body.iter().flatten())?,
            ("type", _) => match plan.headers.iter().find(|header| is_type(header)) {
                Some(header) => self.string(header.value.iter())?,
                None => self.push("\"application/octet-stream\""),
            },
            ("name", Some(Item::Header(header))) => {
                self.string([Run::Text(header.name.into())].iter())?;
            }
            ("value", Some(Item::Header(header))) => self.string(header.value.iter())?,
            // `name: value` in one, as command lines have it.
            ("field", Some(Item::Header(header))) => {
                let between = if is_blank(&header.value) {
                    self.client.blank()
                } else {
                    ": "
                };
                let name = [Run::Text([header.name, between].concat().into())];
                self.string(name.iter().chain(&header.value))?;
            }
            ("item", Some(Item::Header(header))) => {
                let name = [header.name, if is_blank(&header.value) { ";" } else { ":" }].concat();
                let mut value = header.value.clone();
                // HTTPie would take these for a file, or for JSON.
                if let Some(Run::Text(text)) = value.first_mut()
                    && text.starts_with(['@', '='])
                {
                    *text = ["\\", text].concat().into();
                }
                self.string([Run::Text(name.into())].iter().chain(&value))?;
            }
            ("VARIABLE", Some(Item::Variable(name))) => self.push(&environment_name(name)),
            ("local", Some(Item::Variable(name))) => {
                let local = self.client.local_name(name);
                self.push(&local);
            }
            _ => debug_assert!(false, "no tag «{tag}»"),
        }
        Ok(())
    }

    /// Writes a string of the client's language.
    fn string<'r>(&mut self, runs: impl Iterator<Item = &'r Run<'r>>) -> Result<(), QuoteError> {
        let runs: Vec<&Run<'_>> = runs.collect();
        let reads = |run: &&Run<'_>| matches!(run, Run::Hole(hole) if self.reads(hole));
        if runs.iter().any(reads) {
            return self.computed(&runs);
        }
        let texts = runs.iter().filter_map(|run| match run {
            Run::Text(text) => Some(&**text),
            Run::Hole(_) => None,
        });
        let quote = Quote::for_text(self.client.language(), texts);
        self.push(quote.delimiters().0);
        for run in runs {
            self.run(quote, run)?;
        }
        self.push(quote.delimiters().1);
        Ok(())
    }

    /// Writes a string with the values of environment variables in it.
    fn computed(&mut self, runs: &[&Run<'_>]) -> Result<(), QuoteError> {
        let splice = self.client.splice();
        let (open, close) = splice.quote.delimiters();
        let joins = splice.inside.is_none();
        let mut is_open = false;
        if !joins && (splice.quoted_alone || runs.len() > 1) {
            self.push(open);
            is_open = true;
        }
        for (index, run) in runs.iter().enumerate() {
            match run {
                Run::Hole(hole) if self.reads(hole) => {
                    if joins && is_open {
                        self.push(close);
                        is_open = false;
                    }
                    if joins && index > 0 {
                        self.push(splice.joint);
                    }
                    let (before, after) = match splice.inside {
                        Some(inside) if is_open => inside,
                        _ => ("", ""),
                    };
                    self.push(before);
                    let name = self.client.read_name(hole.name);
                    self.push(&name);
                    self.push(after);
                }
                run => {
                    if !is_open {
                        self.push(if index > 0 { splice.joint } else { "" });
                        self.push(open);
                        is_open = true;
                    }
                    self.run(splice.quote, run)?;
                }
            }
        }
        if is_open {
            self.push(close);
        }
        Ok(())
    }

    fn run(&mut self, quote: Quote, run: &Run<'_>) -> Result<(), QuoteError> {
        match run {
            Run::Text(text) => self.push(&quote.escape(text)?),
            Run::Hole(hole) => self.segments.push(Segment::Placeholder {
                variable: hole.name.clone(),
                spelling: hole.spelling.to_owned(),
                context: Context::quoted(quote, hole.encoding),
            }),
        }
        Ok(())
    }

    /// Whether a place is filled from the environment.
    fn reads(&self, hole: &Hole<'_>) -> bool {
        self.environment.contains(&hole.name)
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.segments.last_mut() {
            Some(Segment::Literal(last)) => last.push_str(text),
            _ => self.segments.push(Segment::Literal(text.to_owned())),
        }
    }
}

/// How a string of a language takes in the value of a name.
pub(super) struct Splice {
    pub(super) quote: Quote,
    /// What surrounds the name inside the string; `None` where strings are joined.
    pub(super) inside: Option<(&'static str, &'static str)>,
    /// What joins strings.
    pub(super) joint: &'static str,
    /// Whether a value that stands alone needs the string around it all the same.
    pub(super) quoted_alone: bool,
}

/// Splits behind the tag that ends the part which begins here.
fn split_end(text: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, _) in text.match_indices('«') {
        let tag = &text[at + '«'.len_utf8()..];
        if tag.starts_with(['?', '*']) {
            depth += 1;
        } else if tag.starts_with('/') {
            depth -= 1;
        }
        if depth == 0 {
            return (&text[..at], &tag["/»".len()..]);
        }
    }
    (text, "")
}

fn is_blank(value: &[Run<'_>]) -> bool {
    value
        .iter()
        .all(|run| matches!(run, Run::Text(text) if text.is_empty()))
}

fn is_type(header: &Field<'_>) -> bool {
    header.name.eq_ignore_ascii_case("content-type")
}

/// Whether .NET keeps a header with the content.
fn is_content(header: &Field<'_>) -> bool {
    const CONTENT: [&str; 10] = [
        "allow",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-location",
        "content-md5",
        "content-range",
        "content-type",
        "expires",
        "last-modified",
    ];
    CONTENT
        .iter()
        .any(|name| header.name.eq_ignore_ascii_case(name))
}
