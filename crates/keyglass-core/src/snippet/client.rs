//! The clients that a request is written for: one row each, and a program text in `clients/`.

use std::borrow::Cow;

use super::{
    check::Plan,
    error::SnippetError,
    names,
    writer::{Run, Splice},
};
use crate::{
    language::Language,
    placeholder::VariableName,
    quoting::{Encoding, Quote, splits_httpie},
};

/// A way to write a request: a client in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// The command `curl`.
    Curl,
    /// .NET's `HttpClient`.
    HttpClient,
    /// RestSharp.
    RestSharp,
    /// Go's `net/http`.
    GoNetHttp,
    /// Java's `java.net.http`.
    JavaNetHttp,
    /// Unirest.
    Unirest,
    /// Node's `fetch`.
    Fetch,
    /// axios.
    Axios,
    /// PHP's cURL functions.
    PhpCurl,
    /// Guzzle.
    Guzzle,
    /// Python's requests.
    Requests,
    /// Python's `http.client`.
    PythonHttpClient,
    /// Python's HTTPX.
    Httpx,
    /// Ruby's `net/http`.
    RubyNetHttp,
    /// Faraday.
    Faraday,
    /// The command `http`.
    Httpie,
    /// The command `wget`.
    Wget,
    /// PowerShell's `Invoke-WebRequest`.
    PowerShell,
    /// Rust's reqwest.
    Reqwest,
    /// OkHttp, in Kotlin.
    OkHttp,
    /// Swift's `URLSession`.
    UrlSession,
}

/// The title of the language, the name of the client, the language, the file, the program text.
type Row = (
    &'static str,
    &'static str,
    Language,
    &'static str,
    &'static str,
);

macro_rules! table {
    ($($client:ident: $title:literal, $name:literal, $language:ident, $file:literal, $text:literal;)*) => {
        impl Client {
            /// Every client, those of a language beside each other, its default first.
            pub const ALL: &[Self] = &[$(Self::$client),*];

            fn row(self) -> Row {
                match self {
                    $(Self::$client => (
                        $title,
                        $name,
                        Language::$language,
                        $file,
                        include_str!(concat!("clients/", $text)),
                    ),)*
                }
            }
        }
    };
}

table! {
    Curl: "cURL", "curl", Shell, "request.sh", "curl.sh";
    HttpClient: "C#", "HttpClient", CSharp, "Program.cs", "http_client.cs";
    RestSharp: "C#", "RestSharp", CSharp, "Program.cs", "rest_sharp.cs";
    GoNetHttp: "Go", "net/http", Go, "main.go", "net_http.go";
    JavaNetHttp: "Java", "java.net.http", Java, "Main.java", "java_net_http.java";
    Unirest: "Java", "Unirest", Java, "Main.java", "unirest.java";
    Fetch: "Node.js", "fetch", JavaScript, "request.mjs", "fetch.js";
    Axios: "Node.js", "axios", JavaScript, "request.mjs", "axios.js";
    PhpCurl: "PHP", "cURL", Php, "request.php", "curl.php";
    Guzzle: "PHP", "Guzzle", Php, "request.php", "guzzle.php";
    Requests: "Python", "requests", Python, "request.py", "requests.py";
    PythonHttpClient: "Python", "http.client", Python, "request.py", "http_client.py";
    Httpx: "Python", "httpx", Python, "request.py", "httpx.py";
    RubyNetHttp: "Ruby", "net/http", Ruby, "request.rb", "net_http.rb";
    Faraday: "Ruby", "Faraday", Ruby, "request.rb", "faraday.rb";
    Httpie: "HTTPie", "HTTPie", Shell, "request.sh", "httpie.sh";
    Wget: "wget", "wget", Shell, "request.sh", "wget.sh";
    PowerShell: "PowerShell", "Invoke-WebRequest", PowerShell, "request.ps1", "powershell.ps1";
    Reqwest: "Rust", "reqwest", Rust, "main.rs", "reqwest.rs";
    OkHttp: "Kotlin", "OkHttp", Kotlin, "main.kt", "okhttp.kt";
    UrlSession: "Swift", "URLSession", Swift, "main.swift", "url_session.swift";
}

impl Client {
    /// The language's title, as a picker shows it: `Node.js`.
    pub fn title(self) -> &'static str {
        self.row().0
    }

    /// The client's name: `fetch`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The language of the program.
    pub fn language(self) -> Language {
        self.row().2
    }

    /// A name for the file: `request.py`.
    pub fn file_name(self) -> &'static str {
        self.row().3
    }

    /// The client of a language, both under any of their names and in any case; the default one where
    /// no client is named.
    pub fn find(language: &str, client: Option<&str>) -> Option<Self> {
        let named = Language::from_name(language);
        let is_title = |it: &&Self, name: &str| it.title().eq_ignore_ascii_case(name);
        let is_name = |it: &&Self, name: &str| it.name().eq_ignore_ascii_case(name);
        let mut fitting: Vec<&Self> = Self::ALL
            .iter()
            .filter(|it| client.is_none_or(|name| is_name(it, name) || is_title(it, name)))
            .filter(|it| {
                named == Some(it.language()) || is_title(it, language) || is_name(it, language)
            })
            .collect();
        // A language's own title counts before its family: HTTPie is no shell's default.
        fitting.sort_by_key(|it| !is_title(it, language));
        fitting.first().copied().copied()
    }

    pub(super) fn program(self) -> &'static str {
        self.row().4.trim_ascii_end()
    }

    /// Characters of a path or query that the client encodes, though a URL may hold them.
    pub(super) fn encodes(self) -> &'static str {
        match self {
            Self::Fetch | Self::Axios | Self::Reqwest => "'",
            _ => "",
        }
    }

    /// What a variable in a header's value is checked as.
    pub(super) fn field_encoding(self) -> Encoding {
        match self {
            Self::Httpie => Encoding::HttpieItem,
            _ => Encoding::Header,
        }
    }

    /// What stands between the name and an empty value.
    pub(super) fn blank(self) -> &'static str {
        match self {
            Self::Curl | Self::PhpCurl => ";",
            _ => ": ",
        }
    }

    /// How a string takes in the value of an environment variable.
    pub(super) fn splice(self) -> Splice {
        let (quote, inside, quoted_alone) = match self.language() {
            Language::PowerShell => (Quote::PowerShellDouble, Some(("${env:", "}")), true),
            Language::CSharp => (Quote::CSharpInterpolated, Some(("{", "}")), false),
            Language::Go => (Quote::Go, None, false),
            Language::Java => (Quote::Java, None, false),
            Language::JavaScript => (Quote::JsTemplate, Some(("${", "}")), false),
            Language::Php => (Quote::PhpDouble, Some(("{", "}")), false),
            Language::Python => (Quote::PythonFormat, Some(("{", "}")), false),
            Language::Ruby => (Quote::RubyDouble, Some(("#{", "}")), false),
            Language::Rust => (Quote::RustFormat, Some(("{", "}")), true),
            Language::Kotlin => (Quote::Kotlin, Some(("${", "}")), false),
            Language::Swift => (Quote::Swift, Some(("\\(", ")")), false),
            _ => (Quote::ShellDouble, Some(("${", ":?}")), true),
        };
        Splice {
            quote,
            inside,
            // As gofmt writes it among arguments.
            joint: if self == Self::GoNetHttp { "+" } else { " + " },
            quoted_alone,
        }
    }

    /// The name under which the program keeps the value of an environment variable.
    pub(super) fn local_name(self, name: &VariableName) -> String {
        names::local_name(name, self.language())
    }

    /// The same as it stands in an expression.
    pub(super) fn read_name(self, name: &VariableName) -> String {
        match self.language() {
            Language::Shell | Language::PowerShell => names::environment_name(name),
            Language::Php => ["$", &self.local_name(name)].concat(),
            _ => self.local_name(name),
        }
    }

    /// Refuses what this client sends otherwise than asked for.
    pub(super) fn check(self, plan: &Plan<'_>) -> Result<(), SnippetError> {
        let values = || plan.headers.iter().map(|header| header.value.as_slice());
        let has = |name: &str| {
            let mut headers = plan.headers.iter();
            headers.any(|header| header.name.eq_ignore_ascii_case(name))
        };
        let why = match self {
            Self::Wget if values().any(|value| text_of(value).is_some_and(|it| it.is_empty())) => {
                Some("does not send a header without a value: take curl")
            }
            Self::Httpie if values().any(has_httpie_escape) => Some(
                "reads a backslash before “:”, “;”, “=” or “@” in a header as its own: take curl",
            ),
            Self::Fetch if has("range") && has("accept-encoding") => {
                Some("adds to the header “Accept-Encoding” where there is a “Range”: take axios")
            }
            Self::Fetch | Self::Axios if plan.headers.iter().any(|it| it.name == "__proto__") => {
                Some("cannot hold a header of this name in an object: “__proto__”")
            }
            _ => None,
        };
        match why {
            Some(why) => Err(SnippetError::Client {
                client: self.name(),
                why,
            }),
            None => Ok(()),
        }
    }
}

/// A value that has no variables.
fn text_of<'a>(value: &'a [Run<'_>]) -> Option<Cow<'a, str>> {
    match value {
        [] => Some(Cow::Borrowed("")),
        [Run::Text(text)] => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

fn has_httpie_escape(value: &[Run<'_>]) -> bool {
    let last = value.len().saturating_sub(1);
    value.iter().enumerate().any(|(index, run)| match run {
        Run::Text(text) => splits_httpie(text) || (index < last && text.ends_with('\\')),
        Run::Hole(_) => false,
    })
}
