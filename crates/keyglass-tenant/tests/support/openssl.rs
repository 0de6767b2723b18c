//! Another program's opinion of our bytes.

use std::io::Write;
use std::process::{Command, Stdio};

/// What `openssl` with these arguments answers to `input`. A failure of the program, or its absence,
/// fails the test.
pub(crate) fn openssl(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    try_openssl(arguments, input).unwrap_or_else(|words| panic!("openssl {arguments:?}: {words}"))
}

/// The same; when the program ends in failure, its words.
pub(crate) fn try_openssl(arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("openssl is installed");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that reads no input may have ended before this.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("openssl ends");
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The same, as text without the line end.
pub(crate) fn openssl_text(arguments: &[&str], input: &[u8]) -> String {
    let output = String::from_utf8(openssl(arguments, input)).expect("text");
    output.trim_end().to_owned()
}

/// DER of the certificate in this PEM.
pub(crate) fn der_of(pem: &str) -> Vec<u8> {
    openssl(&["x509", "-outform", "DER"], pem.as_bytes())
}

/// SHA-1 of the certificate: twenty upper-case pairs with colons.
pub(crate) fn fingerprint_of(pem: &str) -> String {
    let line = openssl_text(&["x509", "-noout", "-fingerprint", "-sha1"], pem.as_bytes());
    line.split_once('=')
        .expect("a name and a value")
        .1
        .to_owned()
}

/// One line of `openssl x509`, the part behind the equals sign.
pub(crate) fn fact_of(pem: &str, option: &str) -> String {
    let arguments = ["x509", "-noout", option, "-dateopt", "iso_8601"];
    let line = openssl_text(&arguments, pem.as_bytes());
    line.split_once('=')
        .expect("a name and a value")
        .1
        .to_owned()
}
