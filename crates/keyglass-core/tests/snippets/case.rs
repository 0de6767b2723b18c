//! Requests to be sent, and what must arrive.

use keyglass_core::{
    placeholder::{Kind, Masking, Variable, VariableName, Variables},
    snippet::{Client, Request, SecretForm, Value, write},
};

use super::{hostile, server::Received};

/// What a column of the matrix counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Operations,
    Errors,
    Header,
    Query,
    /// The value in the query as it is typed, not percent-encoded.
    Typed,
    Body,
    /// The value as that of a variable, in all three.
    Variable,
    /// Many values, beside a secret that is read from the environment.
    Environment,
}

impl Column {
    pub(crate) const ALL: [Self; 8] = [
        Self::Operations,
        Self::Errors,
        Self::Header,
        Self::Query,
        Self::Typed,
        Self::Body,
        Self::Variable,
        Self::Environment,
    ];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Operations => "operations",
            Self::Errors => "errors",
            Self::Header => "header",
            Self::Query => "query",
            Self::Typed => "typed query",
            Self::Body => "body",
            Self::Variable => "variable",
            Self::Environment => "environment",
        }
    }
}

/// A request as a person asks for it, in plain texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) method: &'static str,
    /// Path and query; what a URL does not hold stands in it as it is.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
    /// The value of the variable `{hostile}`.
    pub(crate) variable: Option<String>,
    pub(crate) secrets: SecretForm,
    /// What must arrive where it is not what was asked for: with the values of variables.
    pub(crate) filled: Option<Box<Asked>>,
    pub(crate) fails: bool,
}

/// A request to be sent, and the columns that its arrival counts for.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) columns: Vec<Column>,
    pub(crate) asked: Asked,
}

/// The token and the secret that programs read from the environment.
pub(crate) const ENVIRONMENT: [(&str, &str); 2] = [
    ("MGMT_API_ACCESS_TOKEN", "eyJhbGciOi.eyJpc3MiOi.c2ln-_x"),
    ("CLIENT_SECRET", "xZ9-_tKq7LmN0pRsTuVw"),
];

impl Asked {
    /// The program that sends it, or why there is none.
    pub(crate) fn program(&self, client: Client, host: &str, job: &str) -> Result<String, String> {
        let mut variables = Variables::new(Masking::default());
        let hostile = self.variable.as_deref().unwrap_or_default();
        for (name, kind, value) in [
            ("yourDomain", Kind::Domain, host),
            ("yourKeyId", Kind::KeyId, "Lk-5Nnj_ByFf"),
            (
                "yourMgmtApiAccessToken",
                Kind::AccessToken,
                ENVIRONMENT[0].1,
            ),
            ("yourClientSecret", Kind::ClientSecret, ENVIRONMENT[1].1),
            ("hostile", Kind::Text, hostile),
        ] {
            let name = VariableName::parse(name).expect("a name");
            // A variable without a value is one that nobody filled: text.
            if name.as_str() == "hostile" && self.variable.is_none() {
                continue;
            }
            variables.declare(Variable {
                name: name.clone(),
                kind,
                aliases: Vec::new(),
            });
            variables.set(&name, value).expect("it is declared");
        }
        let value = |text: &str| match &self.filled {
            Some(_) => Value::parse(text, &variables),
            None => Value::text(text),
        };
        let host = if self.filled.is_some() {
            "{yourDomain}"
        } else {
            host
        };
        let headers = self.headers.iter();
        let request = Request {
            method: self.method.to_owned(),
            url: value(&format!("http://{host}/{job}{}", self.target)),
            headers: headers
                .map(|(name, text)| (name.clone(), value(text)))
                .collect(),
            body: self.body.as_deref().map(value),
        };
        let template = write(&request, client, self.secrets).map_err(|error| error.to_string())?;
        let program = template
            .copy(&variables)
            .map_err(|error| error.to_string())?;
        Ok(program.to_string())
    }

    /// What is wrong with what arrived, by column.
    pub(crate) fn faults(&self, job: &str, received: &[Received]) -> Vec<(Column, String)> {
        let [request] = received else {
            let arrived = received.len();
            return Column::ALL
                .map(|column| (column, format!("{arrived} requests arrived")))
                .to_vec();
        };
        let asked = self.filled.as_deref().unwrap_or(self);
        let mut faults = Vec::new();
        let mut check = |columns: &[Column], what: &str, sent: &str, arrived: String| {
            if sent != arrived {
                let fault = format!("{what}: {} instead of {}", cut(&arrived), cut(sent));
                faults.extend(columns.iter().map(|column| (*column, fault.clone())));
            }
        };
        check(&Column::ALL, "method", asked.method, request.method.clone());
        let (sent, arrived) = (format!("/{job}{}", asked.target), &request.target);
        let path = |target: &str| normal(target.split('?').next().unwrap_or_default(), IN_PATH);
        check(&Column::ALL, "path", &path(&sent), path(arrived));
        for (column, name) in [
            (Column::Query, "q"),
            (Column::Typed, "typed"),
            (Column::Variable, "v"),
        ] {
            let part = |target: &str| query_part(target, name);
            check(&[column], "query", &part(&sent), part(arrived));
        }
        let query = |target: &str| {
            let query = target.split_once('?').map_or("", |it| it.1);
            normal(query, IN_QUERY)
        };
        check(
            &[Column::Operations],
            "query",
            &query(&sent),
            query(arrived),
        );
        for (name, value) in &asked.headers {
            let found = request.headers.iter();
            let found: Vec<_> = found
                .filter(|it| it.0.eq_ignore_ascii_case(name))
                .map(|it| String::from_utf8_lossy(&it.1).into_owned())
                .collect();
            let columns: &[Column] = match name.as_str() {
                "x-hostile" => &[Column::Header],
                "x-variable" => &[Column::Variable],
                _ => &Column::ALL,
            };
            check(
                columns,
                name,
                &format!("{:?}", [value]),
                format!("{found:?}"),
            );
        }
        let body = asked.body.clone().unwrap_or_default();
        let columns = [
            Column::Operations,
            Column::Body,
            Column::Variable,
            Column::Environment,
        ];
        check(
            &columns,
            "body",
            &body,
            String::from_utf8_lossy(&request.body).into_owned(),
        );
        faults
    }
}

/// What separates the parts of a path, and of a query: encoded, these signs mean something else.
const IN_PATH: &[u8] = b"/?:@&=+$,;";
const IN_QUERY: &[u8] = b"&=+;";

/// A path or query with everything that means the same written the same way: signs that separate its
/// parts as they are, unreserved ones (RFC 3986 §2.3) and those that RFC 2396 §2.3 counted among them
/// as themselves, all others percent-encoded.
fn normal(text: &str, separators: &[u8]) -> String {
    let mut normal = String::new();
    let mut bytes = text.bytes();
    while let Some(mut byte) = bytes.next() {
        let mut encoded = false;
        if byte == b'%' {
            let digits: Vec<u8> = bytes.by_ref().take(2).collect();
            let digits = String::from_utf8_lossy(&digits).into_owned();
            byte = u8::from_str_radix(&digits, 16).unwrap_or(b'%');
            encoded = true;
        }
        let unreserved = byte.is_ascii_alphanumeric() || b"-._~!*'()".contains(&byte);
        if unreserved || (separators.contains(&byte) && !encoded) {
            normal.push(char::from(byte));
        } else {
            normal.push_str(&format!("%{byte:02X}"));
        }
    }
    normal
}

/// The value of a query's name, which stands between `&name=` and `&;`.
fn query_part(target: &str, name: &str) -> String {
    let begin = format!("&{name}=(");
    let part = target.split_once(&begin).map_or("", |it| it.1);
    let end = format!("){name}");
    normal(part.split_once(&end).map_or("", |it| it.0), IN_QUERY)
}

fn cut(text: &str) -> String {
    format!("{:?}", text.chars().take(80).collect::<String>())
}

/// `text` percent-encoded as `encodeURIComponent` does it, but for every sign.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// The places of a value. A variable with an empty value is one that nobody filled.
pub(crate) fn columns(value: &str) -> Vec<Column> {
    let mut columns = vec![Column::Header, Column::Query, Column::Typed, Column::Body];
    if !value.is_empty() {
        columns.push(Column::Variable);
    }
    columns
}

/// A value in some places of one request.
pub(crate) fn hostile(value: &str, columns: &[Column]) -> Case {
    let has = |column| columns.contains(&column);
    let mut text = Asked {
        method: "POST",
        target: "/path?begin=1".to_owned(),
        headers: vec![("content-type".to_owned(), "text/plain".to_owned())],
        ..Asked::default()
    };
    let mut template = text.clone();
    let mut add = |text_part: [Option<String>; 3], template_part: Option<[String; 3]>| {
        for (asked, part) in [
            (&mut text, text_part.clone()),
            (
                &mut template,
                template_part.map_or(text_part, |part| part.map(Some)),
            ),
        ] {
            let [query, header, body] = part;
            asked.target.push_str(&query.unwrap_or_default());
            if let Some(header) = header {
                let (name, value) = header.split_once(':').expect("a name");
                asked.headers.push((name.to_owned(), value.to_owned()));
            }
            if let Some(body) = body {
                asked.body.get_or_insert_default().push_str(&body);
            }
        }
    };
    if has(Column::Header) {
        add([None, Some(format!("x-hostile:{value}")), None], None);
    }
    if has(Column::Query) {
        add(
            [Some(format!("&q=({})q", encoded(value))), None, None],
            None,
        );
    }
    if has(Column::Typed) {
        add([Some(format!("&typed=({value})typed")), None, None], None);
    }
    if has(Column::Body) {
        add([None, None, Some(value.to_owned())], None);
    }
    if has(Column::Variable) {
        let query = format!("&v=({})v", encoded(value));
        add(
            [
                Some(query),
                Some(format!("x-variable:{value}")),
                Some(format!("|{value}")),
            ],
            Some([
                "&v=({hostile})v".to_owned(),
                "x-variable:{hostile}".to_owned(),
                "|{hostile}".to_owned(),
            ]),
        );
        template.variable = Some(value.to_owned());
        template.filled = Some(Box::new(text));
        text = template;
    }
    Case {
        columns: columns.to_vec(),
        asked: text,
    }
}

/// Hostile values, some at a time, in a header and a body in which a secret stands that is read from the
/// environment: strings with a value in them have escapes of their own.
pub(crate) fn beside_secrets() -> Vec<Case> {
    let values = values();
    let short: Vec<&String> = values.iter().filter(|value| value.len() < 100).collect();
    let case = |values: &[&String]| {
        let join = |is_right: &dyn Fn(&str) -> bool| {
            let mut all = String::new();
            for value in values.iter().filter(|value| is_right(value)) {
                all.push_str(value);
                all.push('|');
            }
            all
        };
        // A header holds what can be seen of ASCII; HTTPie has its own rule for backslashes.
        let header = join(&|value| value.bytes().all(|byte| (b' '..=b'~').contains(&byte)))
            .replace('\\', "");
        let header = format!("|{}|", header.trim());
        let body = join(&|value| !value.contains('\0'));
        let asked = |secrets: [&str; 2]| Asked {
            method: "POST",
            headers: vec![
                ("content-type".to_owned(), "text/plain".to_owned()),
                (
                    "x-environment".to_owned(),
                    format!("{header}{}{header}", secrets[0]),
                ),
            ],
            body: Some(format!("{body}{}{body}", secrets[1])),
            secrets: SecretForm::Environment,
            ..Asked::default()
        };
        Case {
            columns: vec![Column::Environment],
            asked: Asked {
                filled: Some(Box::new(asked([ENVIRONMENT[0].1, ENVIRONMENT[1].1]))),
                ..asked(["{yourMgmtApiAccessToken}", "{yourClientSecret}"])
            },
        }
    };
    short.chunks(9).map(case).collect()
}

/// All hostile values.
pub(crate) fn values() -> Vec<String> {
    hostile::values()
}
