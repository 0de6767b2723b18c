//! The languages and clients in which the tests run the core's snippets, from Debian's packages.

use std::process::Command;

use anyhow::Result;

use super::apt;
use crate::process;

/// A command that ends well where the package is, and the package.
const NEEDS: [(&[&str], &str); 12] = [
    (&["curl", "--version"], "curl"),
    (&["wget", "--version"], "wget"),
    (&["http", "--version"], "httpie"),
    (&["javac", "-version"], "default-jdk-headless"),
    (&["go", "version"], "golang-go"),
    (&["php", "-r", "exit(0);"], "php-cli"),
    (&["php", "-r", "curl_version();"], "php-curl"),
    (
        &[
            "php",
            "-r",
            "require '/usr/share/php/GuzzleHttp/autoload.php';",
        ],
        "php-guzzlehttp-guzzle",
    ),
    (&["ruby", "-e", "exit"], "ruby"),
    (&["ruby", "-r", "faraday", "-e", "exit"], "ruby-faraday"),
    (&["mcs", "--version"], "mono-mcs"),
    (
        &["ls", "/usr/lib/mono/4.5/System.Net.Http.dll"],
        "libmono-system-net-http4.0-cil",
    ),
];

/// Finds them, or installs those that are missing.
pub(crate) fn ensure() -> Result<()> {
    let is_missing = |need: &&(&[&str], &str)| {
        let (program, arguments) = need.0.split_first().unwrap_or((&"false", &[]));
        process::capture(Command::new(program).args(arguments)).is_none()
    };
    let missing: Vec<_> = NEEDS.iter().filter(is_missing).map(|need| need.1).collect();
    if missing.is_empty() {
        return Ok(());
    }
    apt::install(&missing, "languages that run the snippets")
}
