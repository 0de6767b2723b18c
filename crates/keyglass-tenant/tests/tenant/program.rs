//! The program: its options, its complaints, its end.

use std::net::TcpListener;
use std::process::Command;

use crate::support::program::{Program, complaint, run};
use crate::support::{client, json, text};

#[test]
fn help_names_every_option() {
    let output = run(&["--help"]);
    let help = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success());
    for option in [
        "--listen",
        "--data",
        "--in-memory",
        "--seed",
        "--static",
        "--allow-origin",
        "--allow-host",
        "--allow-remote",
        "--faults",
        "--quiet",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn wrong_options_are_named() {
    for (arguments, word) in [
        (&["--sede", "demo"][..], "--sede"),
        (&["--seed", "big"], "'big'"),
        (&["--listen", "here"], "here"),
        (&["--data", "x", "--in-memory"], "exclude"),
        (&["--listen", "0.0.0.0:0"], "--allow-remote"),
        (&["--allow-origin", "docs"], "'docs'"),
        (&["--static", "/nowhere/at/all"], "/nowhere/at/all"),
    ] {
        let words = complaint(arguments);
        assert!(words.contains(word), "{arguments:?}: {words}");
    }
}

#[test]
fn a_taken_port_is_named_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("its address").to_string();
    let words = complaint(&["--listen", &address, "--seed", "empty"]);
    assert!(
        words.contains(&address) && words.contains("--listen"),
        "{words}"
    );
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "").expect("written");
    let inside = file.join("data");
    let inside = inside.to_str().expect("a path in UTF-8");
    let words = complaint(&["--data", inside, "--listen", "127.0.0.1:0"]);
    assert!(words.contains(inside), "{words}");
}

#[test]
fn a_damaged_or_foreign_database_is_refused_and_left_as_it_was() {
    for content in [&b"this is no database"[..], &[0; 4096]] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("tenant.sqlite");
        std::fs::write(&file, content).expect("written");
        let data = folder.path().to_str().expect("a path in UTF-8");
        let words = complaint(&["--data", data, "--listen", "127.0.0.1:0"]);
        assert!(words.contains("tenant.sqlite"), "{words}");
        assert_eq!(std::fs::read(&file).expect("still there"), content);
    }
}

#[cfg(unix)]
#[test]
fn a_database_with_broken_pages_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::on(folder.path());
    signal(&program, "-TERM");
    assert_eq!(program.exit_code(), Some(0));

    let file = folder.path().join("tenant.sqlite");
    let mut bytes = std::fs::read(&file).expect("a database");
    let middle = bytes.len() / 2;
    bytes[100..middle].fill(0x5a);
    std::fs::write(&file, bytes).expect("written");
    let data = folder.path().to_str().expect("a path in UTF-8");
    let words = complaint(&["--data", data, "--listen", "127.0.0.1:0"]);
    assert!(words.contains("tenant.sqlite"), "{words}");
}

#[cfg(unix)]
#[tokio::test]
async fn both_ways_of_asking_it_to_stop_end_it_well() {
    for name in ["-TERM", "-INT"] {
        let program = Program::start(&["--in-memory", "--seed", "empty"]);
        let url = format!("{}/local/token", program.url);
        let issued = json(client().post(url).send().await.expect("an answer"), 200).await;
        assert!(text(&issued, "access_token").starts_with("eyJ"));
        signal(&program, name);
        let code = tokio::task::spawn_blocking(|| program.exit_code())
            .await
            .expect("no panic");
        assert_eq!(code, Some(0), "{name}");
    }
}

/// Sends the process a signal.
#[cfg(unix)]
fn signal(program: &Program, name: &str) {
    let mut kill = Command::new("kill");
    let status = kill.args([name, &program.id().to_string()]).status();
    assert!(status.expect("kill runs").success());
}
