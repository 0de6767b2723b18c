//! The official SDKs, as their makers publish them, against the local tenant over TLS.
//!
//! Their versions are pinned in `sdk/package-lock.json` and `sdk/requirements.txt`.
//! `cargo xtask test` installs them into `target/xtask/sdks`; `KEYGLASS_SDKS` names another folder,
//! which holds `node_modules` and a Python environment `venv`.

// What the SDKs did is for a person to read.
#![allow(clippy::print_stdout)]

#[allow(dead_code, reason = "what all test programs share, each uses in part")]
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use keyglass_tenant::{RateLimit, RunningTenant, Seed};
use support::seeded;

/// Where the scripts and the pinned versions stand.
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance/sdk");

/// Where the SDKs are installed unless `KEYGLASS_SDKS` says otherwise.
const INSTALLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/xtask/sdks");

/// The steps that each walk says it has done.
const STEPS: usize = 11;

#[tokio::test(flavor = "multi_thread")]
async fn the_node_sdk_cannot_tell_the_tenant_from_the_real_one() {
    let tenant = seeded::start(Seed::Demo, |builder| builder.tls(true)).await;
    assert_eq!(run(&node("walk.mjs"), &tenant), STEPS);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_python_sdk_cannot_tell_the_tenant_from_the_real_one() {
    let tenant = seeded::start(Seed::Demo, |builder| builder.tls(true)).await;
    assert_eq!(run(&python("walk.py"), &tenant), STEPS);
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sdks_wait_when_they_are_limited_and_ask_again() {
    for script in [node("limited.mjs"), python("limited.py")] {
        let limit = RateLimit {
            burst: 2,
            per_second: 1.0,
            retry_after: false,
        };
        let settings =
            |builder: keyglass_tenant::TenantBuilder| builder.tls(true).rate_limit(Some(limit));
        let tenant = seeded::start(Seed::Empty, settings).await;
        assert_eq!(run(&script, &tenant), 1);
        let asked = tenant.requests();
        let lists = asked
            .iter()
            .filter(|request| request.path == "/api/v2/keys/signing");
        let count = lists.count();
        assert!(count > 4, "{count} requests: none was refused");
    }
}

/// A script and the program that runs it.
struct Script {
    program: PathBuf,
    file: PathBuf,
    /// The variable in which this program's TLS looks for an authority to trust.
    trust: &'static str,
}

fn node(name: &str) -> Script {
    let modules = installed("node_modules/auth0");
    let folder = modules.ancestors().nth(2).expect("the SDKs' folder");
    // A module is looked for beside the script that imports it.
    let file = folder.join(name);
    fs::copy(Path::new(SCRIPTS).join(name), &file).expect("the folder can be written");
    Script {
        program: "node".into(),
        file,
        trust: "NODE_EXTRA_CA_CERTS",
    }
}

fn python(name: &str) -> Script {
    let inside = if cfg!(windows) {
        "venv/Scripts/python.exe"
    } else {
        "venv/bin/python"
    };
    Script {
        program: installed(inside),
        file: Path::new(SCRIPTS).join(name),
        trust: "SSL_CERT_FILE",
    }
}

/// A path below the folder with the SDKs, which has to be there.
fn installed(path: &str) -> PathBuf {
    let folder = env::var_os("KEYGLASS_SDKS").unwrap_or_else(|| INSTALLED.into());
    let path = Path::new(&folder).join(path);
    assert!(
        path.exists(),
        "{} is not there: `cargo xtask test --only native` installs the official SDKs",
        path.display()
    );
    path
}

/// Runs the script on the tenant; answers how many steps it has done. A failure shows its words.
fn run(script: &Script, tenant: &RunningTenant) -> usize {
    let credentials = tenant.machine_credentials();
    let domain = format!("localhost:{}", tenant.addr().port());
    let output = Command::new(&script.program)
        .arg(&script.file)
        .env("TENANT_DOMAIN", domain)
        .env("TENANT_CLIENT_ID", &credentials.client_id)
        .env("TENANT_CLIENT_SECRET", &credentials.client_secret)
        .env(script.trust, tenant.ca_file().expect("it speaks TLS"))
        .env("NO_PROXY", "localhost")
        .output()
        .unwrap_or_else(|error| {
            panic!("{} has to be installed: {error}", script.program.display())
        });
    let done = String::from_utf8_lossy(&output.stdout);
    let words = String::from_utf8_lossy(&output.stderr);
    println!("{}:\n{done}", script.file.display());
    assert!(output.status.success(), "{done}{words}");
    done.lines().filter(|line| line.starts_with("ok ")).count()
}
