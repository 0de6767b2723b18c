//! The tenant as a process of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

/// A running `keyglass-tenant`; killed when dropped.
pub(crate) struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub(crate) url: String,
}

impl Program {
    /// Starts it on a free port and waits until it says where it is.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments)
            .args(["--listen", "127.0.0.1:0", "--quiet"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let url = loop {
            let mut line = String::new();
            let read = stdout.read_line(&mut line).expect("text");
            assert_ne!(read, 0, "the program ended before it said its URL");
            if let Some(url) = line.trim().strip_prefix("URL") {
                break url.trim().to_owned();
            }
        };
        Self { child, stdout, url }
    }

    /// Starts it on the data in this folder.
    pub(crate) fn on(folder: &Path) -> Self {
        let folder = folder.to_str().expect("a path in UTF-8");
        Self::start(&["--data", folder, "--seed", "empty"])
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it without warning, as `kill -9` does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("the process is ours");
        self.child.wait().expect("it ends");
    }

    /// Waits for its end; answers the exit code.
    pub(crate) fn exit_code(mut self) -> Option<i32> {
        let mut rest = String::new();
        while self.stdout.read_line(&mut rest).is_ok_and(|read| read > 0) {}
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Both fail only for a program that has ended, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs it to its end, which has to come by itself.
pub(crate) fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program starts")
}

/// What a failed run said on stderr.
pub(crate) fn complaint(arguments: &[&str]) -> String {
    let output = run(arguments);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it should fail: {words}");
    words
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keyglass-tenant"));
    command.args(arguments);
    command
}
