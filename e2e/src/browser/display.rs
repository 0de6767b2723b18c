//! A display without a screen, for an engine that has no other way to run unseen.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::settings;

/// An X server that draws into memory; ended when this is dropped.
pub(super) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one under a number that is free.
    pub(super) fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x2400x24"])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} ({error})", settings::no_driver("Xvfb".as_ref())));
        let output = server.stdout.take().expect("its output is a pipe");
        let mut number = String::new();
        BufReader::new(output)
            .read_line(&mut number)
            .expect("its output is text");
        assert!(!number.is_empty(), "Xvfb opened no display");
        Self {
            server,
            name: format!(":{}", number.trim()),
        }
    }

    /// The text on its clipboard, byte for byte, as another program reads it.
    pub(super) fn clipboard(&self) -> Result<String, String> {
        let answer = Command::new("xclip")
            .args(["-selection", "clipboard", "-out", "-target", "UTF8_STRING"])
            .env("DISPLAY", &self.name)
            .output()
            .map_err(|error| format!("{} ({error})", settings::no_driver("xclip".as_ref())))?;
        if !answer.status.success() {
            return Err("nothing was pasted".into());
        }
        String::from_utf8(answer.stdout).map_err(|error| error.to_string())
    }

    /// Its name, for the environment.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Fails only for a process that has ended, which is what is wanted.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
