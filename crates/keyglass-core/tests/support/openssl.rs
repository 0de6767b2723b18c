//! Certificates made by `openssl`, and what it says of them.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use keyglass_core::{certificate::Certificate, timestamp::Timestamp};
use tempfile::TempDir;

/// How to make a certificate: arguments of `openssl req -x509`, `_` for a space inside one.
#[derive(Clone, Copy)]
pub(crate) struct Recipe(&'static str);

/// A certificate that openssl made, or reads.
pub(crate) struct Made {
    recipe: String,
    folder: TempDir,
    der: Vec<u8>,
    text: String,
    printed: String,
}

impl Recipe {
    pub(crate) const fn new(arguments: &'static str) -> Self {
        Self(arguments)
    }

    /// Makes a certificate with the extensions that openssl adds by itself.
    pub(crate) fn make(self) -> Made {
        self.run(None)
    }

    /// Makes one with this extension more.
    pub(crate) fn make_with(self, extension: &str) -> Made {
        self.run(Some(extension))
    }

    fn run(self, extension: Option<&str>) -> Made {
        let folder = tempfile::tempdir().expect("a folder");
        let certificate = folder.path().join("certificate.pem");
        let configuration = folder.path().join("openssl.cnf");
        std::fs::write(&configuration, CONFIGURATION).expect("written");
        let mut arguments = vec!["req", "-x509", "-nodes"];
        arguments.extend(self.0.split(' '));
        if let Some(extension) = extension {
            arguments.extend(["-addext", extension]);
        }
        let arguments: Vec<_> = arguments
            .into_iter()
            .map(|it| it.replace('_', " "))
            .collect();
        let arguments = restore_options(arguments);
        let mut command = openssl();
        command.args(&arguments).arg("-config").arg(configuration);
        command.arg("-keyout").arg(folder.path().join("key.pem"));
        output(command.arg("-out").arg(&certificate));
        let name = format!("{} {}", self.0, extension.unwrap_or_default());
        Made::read(folder, name)
    }
}

/// What is asked for at once, since each start of openssl takes time.
const PRINTED: &[&str] = &[
    "-noout",
    "-serial",
    "-subject",
    "-issuer",
    "-nameopt",
    "utf8,sep_comma_plus_space,space_eq,sname",
    "-startdate",
    "-enddate",
    "-dateopt",
    "iso_8601",
    "-fingerprint",
    "-sha1",
];

/// What extensions name: `dirName:d` in an alternative name, `point` and `policy`.
const CONFIGURATION: &str = "[req]\ndistinguished_name=req\nx509_extensions=v3\n[v3]\n\
    subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always\n[d]\nCN=d\nO=e\n\
    [point]\nfullname=URI:http://c.example/a.crl\nCRLissuer=dirName:d\n\
    reasons=keyCompromise,CACompromise\n[policy]\npolicyIdentifier=1.2.4\n\
    CPS.1=https://a.b/cps\nuserNotice.1=@notice\n[notice]\nexplicitText=As is\n\
    organization=Acme\nnoticeNumbers=1,2\n";

impl Made {
    /// A certificate from elsewhere, called `name` in messages.
    pub(crate) fn of(pem: &str, name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("certificate.pem"), pem).expect("written");
        Self::read(folder, name.to_owned())
    }

    /// A file with a certificate first, PEM or DER; `None` when openssl finds none in it.
    pub(crate) fn read_by_openssl(path: &Path, name: &str) -> Option<Self> {
        let pem = ["PEM", "DER"].into_iter().find_map(|form| {
            let mut command = openssl();
            command
                .args(["x509", "-inform", form, "-outform", "PEM", "-in"])
                .arg(path);
            let done = command.output().expect("openssl must be installed");
            done.status.success().then(|| utf8(done.stdout))
        })?;
        Some(Self::of(&pem, name))
    }

    fn read(folder: TempDir, recipe: String) -> Self {
        let certificate = folder.path().join("certificate.pem");
        Self {
            der: output(x509(&certificate).args(["-outform", "DER"])),
            text: utf8(output(x509(&certificate).args(["-noout", "-text"]))),
            printed: utf8(output(x509(&certificate).args(PRINTED))),
            recipe,
            folder,
        }
    }

    /// How it was made, for messages.
    pub(crate) fn recipe(&self) -> &str {
        &self.recipe
    }

    /// What is under test: the certificate as the core reads it.
    pub(crate) fn certificate(&self) -> Certificate {
        Certificate::from_pem(&self.pem())
            .unwrap_or_else(|error| panic!("{}: {error}", self.recipe))
    }

    pub(crate) fn pem(&self) -> String {
        std::fs::read_to_string(self.path()).expect("it is there")
    }

    pub(crate) fn der(&self) -> &[u8] {
        &self.der
    }

    /// `None` where openssl does not know the kind of the key.
    pub(crate) fn public_key_info(&self) -> Option<Vec<u8>> {
        let path = self.folder.path().join("public.pem");
        std::fs::write(&path, self.public_key()?).expect("written");
        let mut command = openssl();
        command.args(["pkey", "-pubin", "-outform", "DER", "-in"]);
        Some(output(command.arg(path)))
    }

    /// What `openssl x509 -pubkey` prints; `None` where it does not know the kind of the key.
    pub(crate) fn public_key(&self) -> Option<String> {
        let mut command = x509(&self.path());
        let done = command.args(["-noout", "-pubkey"]).output();
        let done = done.expect("openssl must be installed");
        done.status.success().then(|| utf8(done.stdout))
    }

    /// What `openssl x509` prints after `label`.
    pub(crate) fn line(&self, label: &str) -> String {
        let found = self
            .printed
            .lines()
            .find_map(|line| line.strip_prefix(label));
        found
            .unwrap_or_else(|| panic!("{}: no {label}", self.recipe))
            .to_owned()
    }

    pub(crate) fn version(&self) -> u64 {
        let version = self.text_value("Version:");
        let number = version
            .split(' ')
            .next()
            .and_then(|number| number.parse().ok());
        number.expect("a number")
    }

    /// `openssl x509 -serial` is hexadecimal.
    pub(crate) fn serial_in_decimal(&self) -> String {
        decimal_of(&self.line("serial="))
    }

    pub(crate) fn date(&self, label: &str) -> Option<Timestamp> {
        Timestamp::parse_rfc3339(&self.line(label).replace(' ', "T"))
    }

    /// SHA-1 of the DER with colons.
    pub(crate) fn sha1(&self) -> String {
        self.line("sha1 Fingerprint=")
    }

    /// SHA-256 of the DER with colons.
    pub(crate) fn sha256(&self) -> String {
        let mut command = x509(&self.path());
        let said = utf8(output(command.args(["-noout", "-fingerprint", "-sha256"])));
        said.trim().rsplit('=').next().expect("a digest").to_owned()
    }

    /// What the text form says after `label`, the first time.
    pub(crate) fn text_value(&self, label: &str) -> String {
        let found = self
            .text
            .lines()
            .find_map(|line| line.trim().strip_prefix(label));
        found.unwrap_or_default().trim().to_owned()
    }

    /// The line after the one that is `heading`, in the text form.
    pub(crate) fn line_after(&self, heading: &str) -> String {
        let mut lines = self.text.lines().skip_while(|line| line.trim() != heading);
        lines.nth(1).unwrap_or_default().trim().to_owned()
    }

    /// Identifier and criticality of each extension, in order, by `openssl asn1parse`.
    pub(crate) fn extensions(&self) -> Vec<(String, bool)> {
        let mut command = openssl();
        let path = self.folder.path().join("certificate.der");
        std::fs::write(&path, &self.der).expect("written");
        command
            .args(["asn1parse", "-inform", "DER", "-i", "-in"])
            .arg(path);
        let parsed = utf8(output(&mut command));
        // After the tag of the extensions, each has its identifier five levels down.
        let lines = parsed
            .lines()
            .skip_while(|line| !line.contains("cont [ 3 ]"))
            .take_while(|line| !line.contains("d=1 "));
        let mut extensions: Vec<(String, bool)> = Vec::new();
        for line in lines.skip(1) {
            if line.contains("d=5") && line.contains("OBJECT") {
                let name = line.rsplit(':').next().unwrap_or_default();
                extensions.push((dotted(name), false));
            } else if line.contains("d=5")
                && line.contains("BOOLEAN")
                && let Some((_, critical)) = extensions.last_mut()
            {
                *critical = line.trim_end().ends_with("255") || line.trim_end().ends_with("TRUE");
            }
        }
        extensions
    }

    /// What openssl prints of each extension, in order.
    pub(crate) fn printed_extensions(&self) -> Vec<String> {
        let lines = self.text.lines();
        let lines = lines
            .skip_while(|line| line.trim() != "X509v3 extensions:")
            .skip(1);
        let mut printed: Vec<String> = Vec::new();
        // A heading is indented by twelve spaces, what follows it by more, or, in bytes, by anything.
        for line in lines.take_while(|line| !line.starts_with("    Signature Algorithm:")) {
            let indent = line.len() - line.trim_start().len();
            match printed.last_mut() {
                _ if indent == 12 => printed.push(String::new()),
                Some(text) => {
                    text.push_str(line.trim_start());
                    text.push('\n');
                }
                None => {}
            }
        }
        printed
    }

    /// What openssl makes of these bytes.
    pub(crate) fn openssl_reads(&self, bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
        let path = self.folder.path().join("input");
        std::fs::write(&path, bytes).expect("written");
        let mut command = openssl();
        command.args(arguments);
        // `dgst` takes its input as the last argument, all others behind an option.
        if arguments[0] != "dgst" {
            command.arg("-in");
        }
        output(command.arg(path))
    }

    /// A folder for files of this test, removed with it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where its PEM is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }
}

/// Underscores stand for spaces, but openssl's own options have some.
fn restore_options(arguments: Vec<String>) -> Vec<String> {
    arguments
        .into_iter()
        .map(|argument| {
            let is_option = argument.starts_with('-') || argument.contains(" keygen ");
            let is_option =
                is_option || argument.starts_with("ec ") || argument.starts_with("rsa ");
            if is_option {
                argument.replace(' ', "_")
            } else {
                argument
            }
        })
        .collect()
}

/// The dotted form of an object identifier that `asn1parse` may have named.
fn dotted(name: &str) -> String {
    let name = name.trim();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return name.to_owned();
    }
    const NAMES: &[(&str, &str)] = &[
        ("X509v3 Subject Key Identifier", "2.5.29.14"),
        ("X509v3 Key Usage", "2.5.29.15"),
        ("X509v3 Subject Alternative Name", "2.5.29.17"),
        ("X509v3 Basic Constraints", "2.5.29.19"),
        ("X509v3 Name Constraints", "2.5.29.30"),
        ("X509v3 CRL Distribution Points", "2.5.29.31"),
        ("X509v3 Certificate Policies", "2.5.29.32"),
        ("X509v3 Policy Mappings", "2.5.29.33"),
        ("X509v3 Authority Key Identifier", "2.5.29.35"),
        ("X509v3 Policy Constraints", "2.5.29.36"),
        ("X509v3 Freshest CRL", "2.5.29.46"),
        ("X509v3 Inhibit Any Policy", "2.5.29.54"),
        ("X509v3 Issuer Alternative Name", "2.5.29.18"),
        ("X509v3 Private Key Usage Period", "2.5.29.16"),
        ("Netscape Cert Type", "2.16.840.1.113730.1.1"),
        ("Netscape Comment", "2.16.840.1.113730.1.13"),
        ("TLS Feature", "1.3.6.1.5.5.7.1.24"),
        ("OCSP No Check", "1.3.6.1.5.5.7.48.1.5"),
        ("Subject Information Access", "1.3.6.1.5.5.7.1.11"),
        ("CT Precertificate SCTs", "1.3.6.1.4.1.11129.2.4.2"),
        ("CT Precertificate Poison", "1.3.6.1.4.1.11129.2.4.3"),
        ("X509v3 Extended Key Usage", "2.5.29.37"),
        ("Authority Information Access", "1.3.6.1.5.5.7.1.1"),
    ];
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found
        .unwrap_or_else(|| panic!("no dotted form is known for {name}"))
        .1
        .to_owned()
}

/// A signed hexadecimal number in decimal, digit by digit.
fn decimal_of(hex: &str) -> String {
    let (sign, hex) = hex.strip_prefix('-').map_or(("", hex), |hex| ("-", hex));
    let mut digits = vec![0u32];
    for c in hex.chars() {
        let mut carry = c.to_digit(16).expect("hex");
        for digit in &mut digits {
            let value = *digit * 16 + carry;
            *digit = value % 10;
            carry = value / 10;
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    let text: String = digits.iter().rev().map(ToString::to_string).collect();
    format!("{sign}{text}")
}

pub(crate) fn openssl() -> Command {
    let mut command = Command::new("openssl");
    command.stdin(Stdio::null());
    command
}

fn x509(certificate: &Path) -> Command {
    let mut command = openssl();
    command.args(["x509", "-in"]).arg(certificate);
    command
}

/// What a command prints. These tests are worth nothing without openssl, so its absence fails them.
pub(crate) fn output(command: &mut Command) -> Vec<u8> {
    let done = command
        .output()
        .expect("openssl must be installed (on Debian: apt-get install openssl)");
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {complaint}");
    done.stdout
}

pub(crate) fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("openssl prints UTF-8")
}
