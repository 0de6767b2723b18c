//! What is copied, run: every client's programs are started as they stand, and a server on the loopback
//! says what arrived.
//!
//! `KEYGLASS_SDKS` names a folder with `node_modules` and a Python environment; `cargo xtask test` makes
//! it, and installs the languages from Debian's packages. A language that is missing fails its test. The
//! last test prints the matrix; `KEYGLASS_MATRIX` names a file to write it to.

// The matrix is for people to read.
#![allow(clippy::print_stdout)]

mod case;
mod hostile;
mod matrix;
mod operations;
mod runners;
mod server;

use std::{
    env,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use keyglass_core::snippet::Client;
use matrix::Matrix;
use server::Server;

/// How many clients run at once.
const THREADS: usize = 3;

#[test]
fn every_client_sends_exactly_what_was_asked_for_or_is_refused() {
    if env::var_os("KEYGLASS_SDKS").is_none() {
        println!("KEYGLASS_SDKS is not set: nothing was run");
        return;
    }
    let only = env::var("KEYGLASS_CLIENT").ok();
    let clients: Vec<Client> = Client::ALL
        .iter()
        .copied()
        .filter(|client| {
            only.as_deref()
                .is_none_or(|only| only == format!("{client:?}"))
        })
        .collect();
    let matrix = Mutex::new(Matrix::new(&clients));
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(client) = clients.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let row = runners::row(*client);
                    matrix
                        .lock()
                        .expect("no thread panics with it")
                        .set(*client, row);
                }
            });
        }
    });
    let matrix = matrix.into_inner().expect("no thread panicked");
    println!("{matrix}");
    if let Some(path) = env::var_os("KEYGLASS_MATRIX") {
        std::fs::write(path, matrix.to_string()).expect("the matrix can be written");
    }
    let faults = matrix.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
